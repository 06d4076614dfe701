internal import Model

/// Writes a paper, section by section; a section that its body does not want, or that has nothing to say, is left out.
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
  func wants(_ section: BodyDefinition.Section) -> Bool { paper.body.wants.contains(section) }
  /// Only what tells the story of half a year has room for everybody's words.
  var isFull: Bool { paper.body.everyMonths >= 6 }
  /// What is made each month has room for a row a figure.
  var isShort: Bool { paper.body.everyMonths < 3 }
  /// Red, then amber.
  var off: [ScorecardLine] { now.lines.filter { $0.rag == .red } + now.lines.filter { $0.rag == .amber } }

  mutating func write() {
    text.heading(1, paper.title)
    text.paragraph("\(now.area). \(paper.from.inWords) to \(now.asOf.inWords). \(Scorecard.audience)")
    summary()
    if wants(.changes) { changes() }
    if wants(.kpis) { figures() }
    if wants(.offTrack) { offTrack() }
    if wants(.milestones) { milestones() }
    if wants(.risks) { risks() }
    if wants(.findings) { findings() }
    if wants(.livedExperience) { livedExperience() }
    if wants(.decisions) { decisions() }
    if wants(.kpis), !isShort, let last = now.lines.flatMap(\.targets).map(\.date).max(), now.asOf >= last { scoreCard() }
    if wants(.data) { data() }
  }

  private mutating func summary() {
    text.heading(2, "In short")
    let computed = now.lines.filter { $0.value != nil }
    func count(_ rag: RAG) -> Int { now.lines.count { $0.rag == rag } }
    var items = [
      "Of \(computed.count) figures \(count(.red)) are red, \(count(.amber)) amber and \(count(.green)) green; "
        + "\(computed.count { $0.rag == nil }) have no target now."
    ]
    if let worst = off.max(by: { shortfall(of: $0) < shortfall(of: $1) }) {
      items.append("Furthest behind: KPI \(worst.id), \(worst.shortTitle). \(worst.words?.standing ?? "")")
    }
    if now.isUnreported {
      items.append("Nothing is known of the plan's milestones: no reports on them were delivered.")
    } else if !now.actions.isEmpty {
      let milestones = now.actions.flatMap(\.milestones)
      items.append(
        "Of \(milestones.count) milestones \(milestones.count { $0.progress.isDone }) are done and "
          + "\(milestones.count { $0.progress.isOverdue }) late.")
    }
    text.list(items)
  }

  /// How far a figure is from what is expected, as a share of that.
  private func shortfall(of line: ScorecardLine) -> Double {
    guard let value = line.value, let expected = line.expected else { return 0 }
    return expected == 0 ? .infinity : abs(value - expected) / abs(expected)
  }

  private mutating func changes() {
    text.heading(2, "What has changed since the last paper")
    guard let before = paper.before else {
      text.paragraph("No scorecard was published for \((paper.from - 1).inWords), the day of the last paper.")
      return
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
    items += now.actions.filter { $0.progress.isOverdue }.map {
      "Action \($0.id): agree a new date, or what will be done instead."
    }
    text.list(items.isEmpty ? ["None."] : items)
  }

  private mutating func data() {
    text.heading(2, "About the data")
    text.list(PageData(now).states.map(\.text) + now.lines.filter { $0.value == nil }.map { "KPI \($0.id): \($0.note)." })
    text.paragraph("Made from run \(now.run).")
  }
}
