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
        PaperColumn.figures(hasAreas: false, hasCharts: false).map { Phrase($0) }, numbers: [2, 3],
        widths: [7, 50, 21, 14, 14, 16],
        lines.map(cells))
      text.pictures(lines.filter { isFull || off.map(\.id).contains($0.id) }.compactMap { picture(of: $0, SeriesSVG.file) })
    }
    readings()
  }

  /// The readings of each KPI whose words can be read in several ways.
  mutating func readings() { text.list(now.lines.compactMap { PaperFigureSentences($0, in: now).readings }) }

  /// All figures in one table: a row each, with its chart drawn small.
  private mutating func atAGlance() {
    let lines = linesByArea.flatMap(\.lines)
    let pictures = lines.map { picture(of: $0, SeriesSVG.sketch) }
    // The column of areas is there where a figure belongs to one.
    let hasAreas = lines.contains { !$0.areaOfWeakness.isEmpty }
    let columns = PaperColumn.figures(hasAreas: hasAreas, hasCharts: true).map { Phrase($0) }
    text.table(
      columns, numbers: hasAreas ? [3, 4] : [2, 3], widths: (hasAreas ? [9] : []) + [8, 46, 24, 14, 15, 17, 18],
      lines.map { (hasAreas ? [Phrase($0.areaOfWeakness)] : []) + cells($0) }, pictures: pictures)
    readings()
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

  private func cells(_ line: ScorecardLine) -> [Phrase] {
    let sentences = PaperFigureSentences(line, in: now)
    return [
      Phrase(line.id.description), Phrase(line.shortTitle), Phrase(PageSentences(line).value), Phrase(sentences.targetSoFar),
      Phrase(sentences.colour, line.rag), Phrase(ChangeSentences(line).realChange),
    ]
  }

  mutating func offTrack() {
    heading(.offTrack)
    if off.isEmpty { text.paragraph(PaperFigureSentences.noneOffTrack) }
    guard isFull else {
      text.list(
        off.map { line in
          let isBrief = wants(.kpis) && (isShort || line.rag == .amber)
          let sentences = [status(of: line), PaperFigureSentences(line, in: now).mitigation(isBrief: isBrief)]
          return name(of: line) + " – " + sentences.filter { !$0.isEmpty }.joined(separator: " ")
        })
      return
    }
    for line in off {
      let sentences = PaperFigureSentences(line, in: now)
      text.heading(3, Phrase(.words(sentences.name + " – ")) + (line.rag.map { .colour(sentences.colour, $0) } ?? ""))
      text.paragraph(sentences.monitoring ?? "")
      text.paragraph(status(of: line))
      if let commentary = line.commentary { text.quote(commentary.text, by: commentary.attribution) }
      text.list(sentences.actionsInFull)
    }
  }

  /// Its number and title, and its colour.
  private func name(of line: ScorecardLine) -> Phrase {
    let sentences = PaperFigureSentences(line, in: now)
    return Phrase(.strong(sentences.name)) + " – " + (line.rag.map { .colour(sentences.colour, $0) } ?? "")
  }

  /// Next to an action's number the paper says that the action is late, and the table above says how far an amber figure is from
  /// its target: neither is repeated.
  private func status(of line: ScorecardLine) -> String {
    let isNextToIt = !isFull && now.actions.contains { line.actions.contains($0.id) && $0.isLate }
    let isAbove = !isFull && wants(.kpis) && line.rag == .amber
    return PaperFigureSentences(line, in: now).status(hasStatus: !isAbove, isJoined: !isNextToIt)
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
