internal import Model
internal import Wording

/// Writes a paper, section by section; a section that its board does not want, or that has nothing to say, is left out.
struct PaperDocument {
  let paper: Paper
  /// Where its pictures will be, as the document names it.
  let folder: String
  var text = Markdown()
  var pictures: [(name: String, bytes: [UInt8])] = []

  init(_ paper: Paper, pictures folder: String) {
    self.paper = paper
    self.folder = folder
  }

  var now: Scorecard { paper.now }
  func wants(_ section: BoardDefinition.Section) -> Bool { paper.board.wants.contains(section) }
  /// Only what tells the story of half a year has room for everybody's words.
  var isFull: Bool { paper.board.everyMonths >= 6 }
  /// What is made each month has room for a row a figure.
  var isShort: Bool { paper.board.everyMonths < 3 }
  /// Red, then amber.
  var off: [ScorecardLine] { now.lines.filter { $0.rag == .red } + now.lines.filter { $0.rag == .amber } }

  mutating func write() {
    text.heading(1, paper.title)
    let sentences = PaperSummarySentences(now)
    text.paragraph(sentences.period(from: paper.from))
    for sentence in HeaderSentences(now).sentences { text.paragraph(sentence) }
    text.paragraph(sentences.people(of: paper.board))
    summary(sentences)
    if wants(.changes) { changes() }
    if wants(.kpis) { figures() }
    if wants(.offTrack) { offTrack() }
    if wants(.milestones) { milestones() }
    if wants(.risks) { risks() }
    if wants(.findings) { findings() }
    if wants(.livedExperience) { livedExperience() }
    if wants(.decisions) { decisions() }
    if wants(.scoreCard), isCardDue { scoreCard() }
    if wants(.data) { data() }
  }

  /// On each checkpoint's day. What is made less often than monthly has it after the last one too.
  private var isCardDue: Bool {
    let days = now.lines.checkpoints.map(\.date)
    return days.contains(now.asOf) || !isShort && days.last.map { now.asOf > $0 } ?? false
  }

  mutating func heading(_ section: BoardDefinition.Section) { text.heading(2, section.heading(isFirst: paper.isFirst)) }

  private mutating func summary(_ sentences: PaperSummarySentences) {
    text.heading(2, PaperHeading.summary)
    let worst = off.max { shortfall(of: $0) < shortfall(of: $1) }
    let items = [
      sentences.figures, worst.map { sentences.furthestBehind($0, isFull: !(isShort && wants(.kpis))) }, sentences.milestones,
    ]
    text.list(items.compactMap(\.self))
  }

  /// How far a figure is from what is expected, as a share of that.
  private func shortfall(of line: ScorecardLine) -> Double {
    guard let value = line.value, let expected = line.expected else { return 0 }
    return expected == 0 ? .infinity : abs(value - expected) / abs(expected)
  }

  private mutating func changes() {
    heading(.changes)
    guard let before = paper.before else {
      return text.paragraph(PaperChangeSentences.nothingBefore(now, from: paper.from, isFirst: paper.isFirst))
    }
    let sentences = PaperChangeSentences(now: now, before: before, isFull: isFull)
    if before.asOf != paper.from - 1 { text.paragraph(sentences.span) }
    text.list(sentences.sentences)
  }

  private mutating func livedExperience() {
    heading(.livedExperience)
    text.paragraph(LivedExperience.invitation)
    text.quote("…", by: LivedExperience.attribution)
  }

  private mutating func decisions() {
    heading(.decisions)
    text.list(PaperDecisionSentences(now, escalations: paper.escalations, isShort: isShort).sentences)
  }

  private mutating func data() {
    heading(.data)
    let sentences = PaperDataSentences(now)
    text.list(sentences.state)
    if !isShort { text.list(sentences.overlaps) }
    text.paragraph(sentences.owners ?? "")
    text.paragraph(sentences.origin)
  }
}

extension Paper {
  /// `pictures` is the folder, relative to the document, that the pictures will be in.
  package func document(pictures: String) -> (markdown: String, pictures: [(name: String, bytes: [UInt8])]) {
    var document = PaperDocument(self, pictures: pictures)
    document.write()
    return (document.text.text, document.pictures)
  }
}
