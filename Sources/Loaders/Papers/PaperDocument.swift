internal import Model
internal import Wording

/// Writes a paper, section by section; a section that its board does not want, or that has nothing to say, is left out.
struct PaperDocument {
  let paper: Paper
  /// Where its pictures will be, as the document names it.
  let folder: String
  var text: Markdown
  var pictures: [(name: String, bytes: [UInt8])] = []

  init(_ paper: Paper, pictures folder: String, isStyled: Bool) {
    self.paper = paper
    self.folder = folder
    text = Markdown(isStyled: isStyled)
  }

  var now: Scorecard { paper.now }
  func wants(_ section: BoardDefinition.Section) -> Bool { paper.board.wants.contains(section) }
  /// Only what tells the story of half a year has room for everybody's words.
  var isFull: Bool { paper.board.everyMonths >= 6 }
  /// What is written each month has room for a row a figure.
  var isShort: Bool { paper.board.everyMonths < 3 }
  /// Red, then amber.
  var off: [ScorecardLine] { now.lines.filter { $0.rag == .red } + now.lines.filter { $0.rag == .amber } }

  mutating func write() {
    front()
    text.heading(2, PaperHeading.summary)
    text.list(PaperSummarySentences(now).sentences)
    if wants(.changes) { changes() }
    if wants(.kpis) { figures() }
    if wants(.offTrack) { offTrack() }
    if wants(.milestones) { milestones() }
    if wants(.risks) { risks() }
    if wants(.findings) { findings() }
    if wants(.livedExperience) { livedExperience() }
    if wants(.scoreCard), isCardDue { scoreCard() }
    if wants(.kpis) || wants(.scoreCard) { toConfirm() }
    if wants(.data) { data() }
    background()
  }

  /// On each checkpoint's day. What is written less often than monthly has it after the last one too.
  private var isCardDue: Bool {
    let days = now.lines.checkpoints.map(\.date)
    return days.contains(now.asOf) || !isShort && days.last.map { now.asOf > $0 } ?? false
  }

  mutating func heading(_ section: BoardDefinition.Section) { text.heading(2, section.heading) }

  /// The title, the block that says which meeting it is for, and what the board is asked to do.
  private mutating func front() {
    text.heading(1, paper.title)
    let asked = PaperRecommendations(now, to: paper.board, escalations: paper.escalations, parent: paper.parent)
    let rows = PaperFrontSentences(now, for: paper.board, from: paper.from, purpose: asked.purpose).rows.map { term, words in
      [Phrase(.strong(term)), Phrase(words)]
    }
    text.table(rows[0], widths: [22, 98], Array(rows.dropFirst()))
    heading(.decisions)
    text.paragraph(asked.invitation)
    text.numbered(asked.items.map { ($0.text, $0.points) })
  }

  private mutating func changes() {
    if let before = paper.before {
      text.heading(2, PaperHeading.changes(since: before.asOf))
      let sentences = PaperChangeSentences(now: now, before: before, isFull: isFull)
      if before.asOf != paper.from - 1 { text.paragraph(sentences.span) }
      return text.list(sentences.sentences)
    }
    text.heading(2, PaperHeading.changes(since: paper.dayBefore))
    guard let day = paper.dayBefore else { return text.paragraph(PaperChangeSentences.nothingBefore) }
    let sentences = SeriesChangeSentences(now, since: day)
    text.paragraph(sentences.origin)
    text.list(sentences.sentences)
  }

  private mutating func livedExperience() {
    heading(.livedExperience)
    text.paragraph(LivedExperience.invitation)
    text.quote("…", by: LivedExperience.attribution)
  }

  private mutating func data() {
    heading(.data)
    let sentences = PaperDataSentences(now)
    text.list(sentences.state)
    if !isShort { text.list(sentences.overlaps) }
    text.paragraph(sentences.owners ?? "")
    text.paragraph(sentences.origin)
  }

  /// What readers of the board know, so that it is last: who sits on the board, and the inspection, which a board that meets
  /// each month need not be told again.
  private mutating func background() {
    let sentences = [isShort ? "" : HeaderSentences(now).inspection, PaperBackgroundSentences(now).people(of: paper.board)]
      .filter { !$0.isEmpty }
    guard !sentences.isEmpty else { return }
    text.heading(2, PaperHeading.background)
    for sentence in sentences { text.paragraph(sentence) }
  }
}

extension Paper {
  /// `pictures` is the folder, relative to the document, that the pictures will be in. `isStyled`: for pandoc, which shows
  /// colours in Word and HTML.
  package func document(
    pictures: String, isStyled: Bool = false
  ) -> (markdown: String, pictures: [(name: String, bytes: [UInt8])]) {
    var document = PaperDocument(self, pictures: pictures, isStyled: isStyled)
    document.write()
    return (document.text.text, document.pictures)
  }
}
