internal import Model
internal import Wording

/// The figures of a paper: by area of weakness, those off track, and the plan's own card.
extension PaperDocument {
  mutating func figures() {
    heading(.kpis)
    guard !isShort else { return atAGlance() }
    for (area, lines) in linesByArea {
      if let area { text.heading(3, PaperHeading.area(area)) }
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
    [
      line.id.description, line.shortTitle, PageSentences(line).value, PaperFigureSentences(line, in: now).expected,
      line.rag?.rawValue ?? "none",
    ]
  }

  mutating func offTrack() {
    heading(.offTrack)
    if off.isEmpty { text.paragraph(PaperFigureSentences.noneOffTrack) }
    guard isFull else {
      text.list(
        off.map { line in
          let isBrief = wants(.kpis) && (isShort || line.rag == .amber)
          return PaperFigureSentences(line, in: now).item(status(of: line), isBrief: isBrief)
        })
      return
    }
    for line in off {
      let sentences = PaperFigureSentences(line, in: now)
      text.heading(3, PaperHeading.figure(line))
      text.paragraph(sentences.monitoring ?? "")
      text.paragraph(status(of: line))
      if let commentary = line.commentary { text.quote(commentary.text, by: commentary.attribution) }
      text.list(sentences.actionsInFull)
    }
  }

  /// That an action is late stands beside its name where names are all there is room for; how far an amber figure is from what
  /// is expected, in the table above.
  private func status(of line: ScorecardLine) -> String {
    let isBeside = !isFull && now.actions.contains { line.actions.contains($0.id) && $0.isLate }
    let isAbove = !isFull && wants(.kpis) && line.rag == .amber
    return PaperFigureSentences(line, in: now).status(hasStatus: !isAbove, isJoined: !isBeside)
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
