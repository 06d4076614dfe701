internal import History
internal import Loaders
package import Model
package import Publishing
internal import Wording

/// What `scorecard history` prints: every run there was.
package struct RunListing {
  private let runs: [RunRecord]
  private let standing: [Day: String]

  package init(_ history: HistoryQueries) throws {
    runs = try history.runs()
    standing = try history.standing()
  }

  /// Throws only what cannot happen: texts always encode.
  package func bytes(_ format: PrintedFormat) throws -> [UInt8] {
    let rows = runs.map { run in
      let state = HistorySentences.state(run.withdrawal, isStanding: standing[run.asOf] == run.name)
      return [run.name, run.asOf.description, run.publishedOn.description, SafeText.harmless(state)]
    }
    let shown = ShownTable(["Run", "As at", "Published", "State"], rows)
    let exact = ShownTable(["run", "as_of", "published_on", "state"], rows)
    return switch format {
    case .table: Array(shown.text.utf8)
    case .csv: exact.csv
    case .json: try exact.json()
    case .markdown: Array(shown.markdown.utf8)
    }
  }
}

/// What `scorecard history KPI` prints: each day's value as first published and as it stands.
package struct SeriesListing {
  private let figures: [(figure: FigureDefinition, points: [SeriesScreen.Point])]

  /// Throws: `RunError` where the plan has no such KPI, `FileError`.
  package init(_ kpi: String, _ definitions: DefinitionSet, in history: HistoryQueries) throws {
    let chosen = definitions.figures.filter { $0.kpi.id == kpi || $0.figure.id.description == kpi }.map(\.figure)
    guard !chosen.isEmpty else {
      throw RunError.unknownKPI(kpi, known: definitions.figures.map(\.figure.id.description))
    }
    let series = try history.series(of: chosen.map(\.id))
    figures = chosen.map { figure in
      let points = (series[figure.id] ?? []).map { point in
        SeriesScreen.Point(
          day: point.day, first: point.first.value, firstOn: point.first.on, standing: point.standing?.value,
          since: point.standing?.run)
      }
      return (figure, points)
    }
  }

  /// `colour`: for a terminal that shows it.
  package func bytes(_ format: PrintedFormat, colour: Bool) throws -> [UInt8] {
    let exact = SeriesScreen.exact(figures.map { ($0.figure.id, $0.figure.unit.name, $0.points) })
    switch format {
    case .table: return Array(text(colour: colour).utf8)
    case .csv: return exact.csv
    case .json: return try exact.json()
    case .markdown: return Array(figures.map { "\(title($0.figure))\n\(screen($0).table.markdown)" }.joined(separator: "\n").utf8)
    }
  }

  private func title(_ figure: FigureDefinition) -> String { VisibleText.line(HistorySentences.heading(figure)) + "\n" }

  private func screen(_ figure: (figure: FigureDefinition, points: [SeriesScreen.Point])) -> SeriesScreen {
    SeriesScreen(
      figure.points, unit: figure.figure.unit,
      targets: figure.figure.targets(baseline: figure.figure.baseline?.value).map(\.target))
  }

  private func text(colour: Bool) -> String {
    figures.map { figure in
      guard !figure.points.isEmpty else { return title(figure.figure) + HistorySentences.nothingPublished + "\n" }
      let picture = screen(figure).picture(colour: colour)
      return title(figure.figure) + (picture.isEmpty ? "" : "\n\(picture)\n") + screen(figure).table.text
    }.joined(separator: "\n")
  }
}
