internal import Model
internal import Wording

/// The figures of a paper: by area of weakness, those off track, and the plan's own card.
extension PaperDocument {
  mutating func figures() {
    text.heading(2, "The figures")
    guard !isShort else { return atAGlance() }
    for (area, lines) in linesByArea {
      if let area { text.heading(3, "Area of weakness \(area.id): \(area.title)") }
      text.table(
        ["KPI", "What it counts", "Now", "Expected", "RAG", "Direction"], numbers: [2, 3], widths: [6, 50, 18, 12, 8, 12],
        lines.map { cells($0) + [$0.direction?.rawValue ?? "none"] })
      text.pictures(lines.filter { isFull || off.map(\.id).contains($0.id) }.compactMap { picture(of: $0, SeriesSVG.file) })
    }
  }

  /// All figures on half a page: a row each, with its course drawn small.
  private mutating func atAGlance() {
    let lines = linesByArea.flatMap(\.lines)
    let pictures = lines.map { picture(of: $0, SeriesSVG.sketch) }
    text.table(
      ["Area", "KPI", "What it counts", "Now", "Expected", "RAG", "Course"], numbers: [3, 4],
      widths: [8, 7, 70, 21, 14, 10, 18], lines.map { [$0.areaOfWeakness] + cells($0) }, pictures: pictures)
  }

  /// In the plan's order of areas; figures of none come last.
  private var linesByArea: [(area: AreaOfWeakness?, lines: [ScorecardLine])] {
    let areas: [AreaOfWeakness?] = now.areasOfWeakness + [nil]
    return areas.map { area in
      (
        area,
        now.lines.filter { line in
          area.map { $0.id == line.areaOfWeakness } ?? !now.areasOfWeakness.map(\.id).contains(line.areaOfWeakness)
        }
      )
    }.filter { !$0.1.isEmpty }
  }

  private func cells(_ line: ScorecardLine) -> [String] {
    let unit = Unit(line.unit)
    return [
      line.id.description, line.shortTitle, PageSentences(line).value,
      line.expected.map { unit.number(unit.limit($0, line.better)) } ?? "none", line.rag?.rawValue ?? "none",
    ]
  }

  mutating func offTrack() {
    text.heading(2, "Off track, and what is being done")
    if off.isEmpty { text.paragraph("No figure is off track.") }
    guard isFull else {
      text.list(
        off.map { line in
          let words = [said(of: line), named(line)].filter { !$0.isEmpty }.joined(separator: " ")
          return "KPI \(line.id), \(line.shortTitle) (\(line.rag?.rawValue ?? "")): \(words)"
        })
      return
    }
    for line in off {
      text.heading(3, "KPI \(line.id): \(line.shortTitle) (\(line.rag?.rawValue ?? ""))")
      if let wording = line.monitoringTitle { text.paragraph("The plan's monitoring table: \(wording)") }
      text.paragraph(said(of: line))
      if let commentary = line.commentary { text.quote(commentary.text, by: commentary.attribution) }
      text.list(
        now.actions.filter { line.actions.contains($0.id) }.map {
          "Action \($0.id), \($0.title) (\(now.named($0.lead))): \($0.words)"
        })
    }
  }

  /// That an action is late stands beside its name where names are all there is room for; how far an amber figure is from what
  /// is expected, in the table above.
  private func said(of line: ScorecardLine) -> String {
    let isBeside = !isFull && now.actions.contains { line.actions.contains($0.id) && $0.isLate }
    let isAbove = !isFull && wants(.kpis) && line.rag == .amber
    let sentences = isAbove ? [] : [line.words?.standing, line.words?.direction]
    return (sentences + [isBeside ? nil : line.words?.actions]).compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What is being done about a figure, in a few words, and who answers for it.
  private func named(_ line: ScorecardLine) -> String {
    let isBrief = !isFull && wants(.kpis) && (isShort || line.rag == .amber)
    let actions = now.actions.filter { line.actions.contains($0.id) }.map { action in
      "\(action.id)\(isBrief ? "" : " " + action.title) (\(action.stateInWords))"
    }
    return (actions.isEmpty ? "" : "Being done: \(actions.joined(separator: "; ")). ")
      + "Owner: \(now.named(line.owner, isBrief: !isFull))."
  }

  private mutating func picture(
    of line: ScorecardLine, _ drawn: (ScorecardLine, [SeriesPoint]) -> (bytes: [UInt8], alternative: String)?
  ) -> Markdown.Picture? {
    let series = now.series.filter { $0.id == line.id && $0.isOwn }
    guard let (bytes, alternative) = drawn(line, series) else { return nil }
    let name = "kpi-\(PageAnchor.plain(line.id.description)).svg"
    pictures.append((name, bytes))
    return ("\(folder)/\(name)", alternative)
  }
}
