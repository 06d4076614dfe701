internal import Model

/// Writes a paper, section by section; a section that its body does not want, or that has nothing to say, is left out.
struct PaperDocument {
  private let paper: Paper
  private let folder: String
  private(set) var text = Markdown()
  private(set) var pictures: [(name: String, bytes: [UInt8])] = []

  init(_ paper: Paper, pictures folder: String) {
    self.paper = paper
    self.folder = folder
  }

  private var now: Scorecard { paper.now }
  private func wants(_ section: BodyDefinition.Section) -> Bool { paper.body.wants.contains(section) }
  /// Only what tells the story of half a year has room for everybody's words.
  private var isFull: Bool { paper.body.everyMonths >= 6 }
  private var off: [ScorecardLine] { now.lines.filter { $0.rag == .red } + now.lines.filter { $0.rag == .amber } }

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
    if wants(.kpis), let last = now.lines.flatMap(\.targets).map(\.date).max(), now.asOf >= last { scoreCard() }
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
    if let worst = off.first {
      items.append("Furthest behind: KPI \(worst.id), \(worst.shortTitle). \(worst.words?.standing ?? "")")
    }
    if !now.actions.isEmpty {
      let milestones = now.actions.flatMap(\.milestones)
      items.append(
        "Of \(milestones.count) milestones \(milestones.count { $0.progress.isDone }) are done and "
          + "\(milestones.count { $0.progress.isOverdue }) late.")
    }
    text.list(items)
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

  private mutating func figures() {
    text.heading(2, "The figures")
    for area in now.areasOfWeakness {
      let lines = now.lines.filter { $0.areaOfWeakness == area.id }
      guard !lines.isEmpty else { continue }
      text.heading(3, "Area of weakness \(area.id): \(area.title)")
      text.table(
        ["KPI", "What it counts", "Now", "Expected", "RAG", "Direction"], numbers: [2, 3], widths: [6, 50, 18, 12, 8, 12],
        lines.map { line in
          let unit = Unit(line.unit)
          return [
            line.id.description, line.shortTitle, line.value.map(unit.text) ?? "not computed",
            line.expected.map { unit.number(unit.limit($0, line.better)) } ?? "none", line.rag?.rawValue ?? "none",
            line.direction?.rawValue ?? "none",
          ]
        })
      text.pictures(lines.filter { isFull || off.map(\.id).contains($0.id) }.compactMap { picture(of: $0) })
    }
  }

  private mutating func offTrack() {
    text.heading(2, "Off track, and what is being done")
    if off.isEmpty { text.paragraph("No figure is off track.") }
    guard isFull else {
      text.list(
        off.map { line in "KPI \(line.id), \(line.shortTitle) (\(line.rag?.rawValue ?? "")): \(said(of: line))\(named(line))" })
      return
    }
    for line in off {
      text.heading(3, "KPI \(line.id): \(line.shortTitle) (\(line.rag?.rawValue ?? ""))")
      text.paragraph(said(of: line))
      if let commentary = line.commentary { text.quote(commentary.text, by: commentary.attribution) }
      text.list(
        now.actions.filter { line.actions.contains($0.id) }.map { "Action \($0.id), \($0.title) (\($0.lead)): \($0.words)" })
    }
  }

  private func said(of line: ScorecardLine) -> String {
    [line.words?.standing, line.words?.direction, line.words?.actions].compactMap { $0 }.filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// What is being done about a figure, in a few words, and who answers for it.
  private func named(_ line: ScorecardLine) -> String {
    let actions = now.actions.filter { line.actions.contains($0.id) }.map { "\($0.id) \($0.title) (\($0.stateInWords))" }
    return (actions.isEmpty ? "" : " Being done: \(actions.joined(separator: "; ")).") + " Owner: \(line.owner)."
  }

  private mutating func picture(of line: ScorecardLine) -> (file: String, alternative: String)? {
    let series = now.series.filter { $0.id == line.id && $0.measure == "value" }
    guard let (bytes, alternative) = SeriesSVG.file(line, series: series) else { return nil }
    let name = "kpi-\(PageWords.plain(line.id.description)).svg"
    pictures.append((name, bytes))
    return ("\(folder)/\(name)", alternative)
  }

  private mutating func milestones() {
    guard !now.actions.isEmpty else { return }
    text.heading(2, "Milestones")
    let all = now.actions.flatMap { action in action.milestones.map { (action, $0) } }
    func rows(_ holds: (MilestoneStanding) -> Bool) -> [[String]] {
      all.filter { holds($0.1) }.map { action, milestone in
        [
          action.id + milestone.id, isFull ? milestone.text : Self.short(milestone.text, 75),
          milestone.due.inWords,
          (milestone.officers.isEmpty ? [action.lead] : milestone.officers).joined(separator: "; "),
          milestone.progress.reported?.rawValue ?? "not reported",
        ]
      }
    }
    let headings = ["Milestone", "What", "Due", "Who", "Reported"]
    let next = paper.body.everyMonths
    let soon = (now.asOf + 1).adding(months: next) - 1
    for (title, rows, none) in [
      ("Late", rows { $0.progress.isOverdue }, "No milestone is late."),
      ("Due by \(soon.inWords)", rows { !$0.progress.isDone && $0.due > now.asOf && $0.due <= soon }, "None is due by then."),
    ] {
      text.heading(3, title)
      if rows.isEmpty { text.paragraph(none) } else { text.table(headings, widths: [13, 50, 22, 42, 13], rows) }
    }
  }

  /// The beginning of a long text.
  static func short(_ text: String, _ most: Int) -> String {
    text.count <= most ? text : text.prefix(most - 1) + "…"
  }

  private mutating func risks() {
    text.heading(2, "Risks and issues")
    for escalated in paper.escalated where !escalated.items.isEmpty {
      text.heading(3, "Escalated by the \(escalated.from)")
      text.list(escalated.items)
    }
    let passedOn = paper.escalations
    if paper.body.reportsTo != nil {
      text.heading(3, "To escalate")
      if passedOn.isEmpty { text.paragraph("Nothing.") } else { text.list(passedOn) }
    }
    let overdue = now.risks.filter(\.isReviewOverdue)
    if !overdue.isEmpty {
      text.heading(3, "Reviews that are overdue")
      text.list(overdue.map { "Risk \($0.id), \($0.risk): due by \($0.reviewDue.inWords)." })
    }
  }

  private mutating func findings() {
    guard !now.indicators.isEmpty else { return }
    text.heading(2, "What was found out")
    for indicator in now.indicators {
      text.heading(3, "Area \(indicator.areaOfWeakness), \(indicator.reference): \(indicator.text)")
      guard let latest = indicator.latest else {
        text.paragraph(indicator.state == .late ? "Late: nothing received." : "Nothing received yet.")
        continue
      }
      let source = latest.source.isEmpty ? "" : latest.source + ", "
      text.quote(latest.summary, by: "\(source)period to \(latest.periodEnd.inWords)")
      if !latest.actionsTaken.isEmpty { text.paragraph("Done about it: \(latest.actionsTaken)") }
    }
  }

  private mutating func livedExperience() {
    text.heading(2, "Lived experience")
    text.paragraph("For the words of the parent carer forum and of young people, to be added before the meeting:")
    text.quote("…", by: "name, group, date")
  }

  private mutating func decisions() {
    text.heading(2, "Decisions asked for")
    var items = off.filter { $0.rag == .red }.map { line in
      let unit = Unit(line.unit)
      let goal = (line.targets.first { $0.date > now.asOf } ?? line.targets.last).map {
        "reach \(unit.text($0.target))\($0.date > now.asOf ? " by \($0.date.inWords)" : ", which was due by \($0.date.inWords)")"
      }
      return "KPI \(line.id): agree what more will be done to \(goal ?? "come back on track"), and by whom."
    }
    items += now.actions.filter { $0.progress.isOverdue }.map {
      "Action \($0.id): agree a new date, or what will be done instead."
    }
    text.list(items.isEmpty ? ["None."] : items)
  }

  private mutating func scoreCard() {
    text.heading(2, "Impact Score Card")
    let checkpoints = now.lines.flatMap(\.targets).reduce(into: [(name: String, date: Day)]()) { known, target in
      if !known.contains(where: { $0.name == target.checkpoint }) { known.append((target.checkpoint, target.date)) }
    }.sorted { $0.date < $1.date }
    text.table(
      ["KPI Reference", "Baseline"] + checkpoints.map(\.name) + ["At \(now.asOf.inWords)"],
      widths: [75, 15] + checkpoints.map { _ in 15 } + [15],
      now.lines.map { line in
        let unit = Unit(line.unit)
        return [
          "KPI \(line.id): \(line.title)",
          line.baseline?.value.map { (line.baseline?.qualifier ?? "") + unit.text($0) } ?? "none",
        ]
          + checkpoints.map { checkpoint in
            line.targets.first { $0.checkpoint == checkpoint.name }.map { unit.text($0.target) } ?? "none"
          } + [line.value.map(unit.text) ?? "not computed"]
      })
    guard !now.indicators.isEmpty else { return }
    text.table(
      ["QI Reference/ Date", "Summary of Impact Findings"], widths: [30, 90],
      now.indicators.map { indicator in
        let date = indicator.latest.map { ", " + $0.periodEnd.inWords } ?? ""
        return [
          "Area \(indicator.areaOfWeakness), \(indicator.reference)\(date)", indicator.latest?.summary ?? "nothing received",
        ]
      })
  }

  private mutating func data() {
    text.heading(2, "About the data")
    text.list(PageData(now).states.map(\.text) + now.lines.filter { $0.value == nil }.map { "KPI \($0.id): \($0.note)." })
    text.paragraph("Made from run \(now.run).")
  }
}
