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
    text.paragraph("\(now.area). \(paper.from.inWords) to \(now.asOf.inWords). \(Scorecard.audience)")
    for sentence in HeaderSentences(now).sentences { text.paragraph(sentence) }
    let chairs = paper.board.coChairs.map { now.named($0) }.joinedInWords
    let seats = paper.board.seats.joinedInWords
    text.paragraph(
      [chairs.isEmpty ? "" : "Co-chairs: \(chairs).", seats.isEmpty ? "" : "Guaranteed seats: \(seats)."]
        .filter { !$0.isEmpty }.joined(separator: " "))
    summary()
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

  private mutating func summary() {
    text.heading(2, "In short")
    let computed = now.lines.filter { $0.value != nil }
    func count(_ rag: RAG) -> Int { now.lines.count { $0.rag == rag } }
    let counts = [
      (count(.red), "red"), (count(.amber), "amber"), (count(.green), "green"),
      (computed.count { $0.rag == nil }, "without a target now"), (now.lines.count - computed.count, "not computed"),
    ]
    var items = ["Figures: \(counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", "))."]
    if let worst = off.max(by: { shortfall(of: $0) < shortfall(of: $1) }) {
      let standing = isShort && wants(.kpis) ? nil : worst.words?.standing
      items.append(
        ["Furthest behind: KPI \(worst.id), \(worst.shortTitle).", standing].compactMap(\.self).joined(separator: " "))
    }
    if now.isUnreported {
      items.append("Nothing is known of the plan's milestones: no reports on them came that could be read.")
    } else if !now.actions.isEmpty {
      let milestones = now.actions.flatMap(\.milestones)
      let (done, late) = (milestones.count { $0.progress.isDone }, milestones.count { $0.progress.isOverdue })
      let today = milestones.count { !$0.progress.isDone && $0.due == now.asOf }
      let due = today == 0 ? "" : "; \(today) more, due on \(now.asOf.inWords), \(today == 1 ? "is" : "are") not reported as done"
      items.append("Milestones: \(done) of \(milestones.count) done, \(late) late\(due).")
    }
    text.list(items)
  }

  /// How far a figure is from what is expected, as a share of that.
  private func shortfall(of line: ScorecardLine) -> Double {
    guard let value = line.value, let expected = line.expected else { return 0 }
    return expected == 0 ? .infinity : abs(value - expected) / abs(expected)
  }

  private mutating func changes() {
    text.heading(2, paper.isFirst ? "What has changed since the plan began" : "What has changed since the last paper")
    guard let before = paper.before else {
      text.paragraph(
        paper.isFirst
          ? "This is the first paper, and no scorecard before it was published."
          : "No scorecard was published between \((paper.from - 1).inWords), the day of the last paper, and \(now.asOf.inWords).")
      return
    }
    if before.asOf != paper.from - 1 {
      text.paragraph("Since \(before.asOf.inWords): no earlier scorecard of the period was published.")
    }
    let sentences = PaperChanges(now: now, before: before, isFull: isFull).sentences
    text.list(sentences.isEmpty ? ["Nothing since \(before.asOf.inWords)."] : sentences)
  }

  private mutating func livedExperience() {
    text.heading(2, "Lived experience")
    text.paragraph("For the words of the parent carer forum and of young people, to be added before the meeting:")
    text.quote("…", by: "name, group, date")
  }

  private mutating func decisions() {
    text.heading(2, "Decisions asked for")
    let red = off.filter { $0.rag == .red }
    var items = red.map { line in
      let unit = Unit(line.unit)
      let goal = (line.targets.first { $0.date > now.asOf } ?? line.targets.last).map {
        "reach \(unit.text($0.target))\($0.date > now.asOf ? " by \($0.date.inWords)" : ", which was due by \($0.date.inWords)")"
      }
      return "KPI \(line.id): agree what more will be done to \(goal ?? "come back on track"), and by whom."
    }
    if isShort, red.count > 1 {
      let names = red.map(\.id.description).joinedInWords
      items = ["KPI \(names): for each, agree what more will be done to come back on track, by whom and by when."]
    }
    let actions = now.actions.filter(\.progress.isOverdue).map(\.id)
    let milestones = now.actions.flatMap { action in action.milestones.filter(\.progress.isOverdue).map { action.id + $0.id } }
    let late = [("action", actions), ("milestone", milestones)].filter { !$0.1.isEmpty }.map { noun, names in
      (names.count == 1 ? noun : noun + "s") + " " + names.joinedInWords
    }
    if !late.isEmpty { items.append("Late, \(late.joined(separator: "; ")): agree new dates, or what will be done instead.") }
    let risks = paper.escalations.filter { $0.kind == .risk }
    if !risks.isEmpty {
      items.append("\(Escalation.names(risks).withCapital): agree what more will be done, or that it is borne.")
    }
    text.list(items.isEmpty ? ["None."] : items)
  }

  private mutating func data() {
    text.heading(2, "About the data")
    let provisional = now.lines.filter { $0.status == .provisional }.map(\.id.description)
    text.list(
      PageData(now).sentences + now.lines.filter { $0.value == nil }.map { "KPI \($0.id): \($0.note)." }
        + (provisional.isEmpty ? [] : ["Provisional: KPI \(provisional.joinedInWords)."])
        + now.alerts.filter { $0.key.rule == .restated && $0.state.isOpen }.map(\.finding.message))
    if !isShort { text.list(now.lines.flatMap { line in OverlapSentences(line).sentences.map { "KPI \(line.id). \($0)" } }) }
    if now.kpiOwners == .reading { text.paragraph("The owners of KPIs are our reading: the plan names none.") }
    text.paragraph("Made from run \(now.run).")
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
