internal import History
internal import Loaders
package import Model
package import Publishing
internal import Wording

/// What `scorecard history` prints: a row for each run that was ever published.
package struct RunListing {
  private let runs: [RunRecord]
  private let current: [Day: String]

  /// Reads the runs, and which of them each day's link leads to.
  ///
  /// Throws: `HistoryError` and `FileError` where the history or the links cannot be read.
  package init(_ history: HistoryQueries) throws {
    runs = try history.runs()
    current = try history.currentRuns()
  }

  /// The runs in the order of publication: name, day, day of publication and state.
  ///
  /// Throws: `EncodingError`, which cannot happen, because every text can be encoded.
  package func bytes(_ format: PrintedFormat) throws -> [UInt8] {
    let rows = runs.map { run in
      let state = HistorySentences.state(run.withdrawal, isCurrent: current[run.asOf] == run.name)
      return [run.name, run.asOf.description, run.publishedOn.description, SafeText.harmless(state)]
    }
    let shown = ShownTable(HistorySentences.runHeadings, rows)
    let exact = ShownTable(["run", "as_of", "published_on", "state"], rows)
    return switch format {
    case .table: Array(shown.text.utf8)
    case .csv: exact.csv
    case .json: try exact.json()
    case .markdown: Array(shown.markdown.utf8)
    }
  }
}

/// What `scorecard history KPI` prints: for each day, the first published and the current value.
package struct SeriesListing {
  private let figures: [(figure: FigureDefinition, points: [SeriesScreen.Point])]

  /// The series of these figures.
  ///
  /// Throws: `HistoryError` where the history cannot be read.
  package init(_ chosen: [FigureDefinition], in history: HistoryQueries) throws {
    let series = try history.series(of: chosen.map(\.id))
    figures = chosen.map { figure in
      let points = (series[figure.id] ?? []).map { point in
        SeriesScreen.Point(
          day: point.day, first: point.first.value, firstOn: point.first.on, current: point.current?.value,
          since: point.current?.run)
      }
      return (figure, points)
    }
  }

  /// The series of the KPI's figures, one after the other. `screen` is what the table is laid out for.
  ///
  /// Throws: `EncodingError`, which cannot happen, because every text can be encoded.
  package func bytes(_ format: PrintedFormat, on screen: Screen) throws -> [UInt8] {
    let exact = SeriesScreen.exact(figures.map { ($0.figure.id, $0.figure.unit.name, $0.points) })
    switch format {
    case .table: return Array(text(colour: screen.hasColour).utf8)
    case .csv: return exact.csv
    case .json: return try exact.json()
    case .markdown: return Array(figures.map { "\(title($0.figure))\n\(series($0).table.markdown)" }.joined(separator: "\n").utf8)
    }
  }

  private func title(_ figure: FigureDefinition) -> String { VisibleText.line(HistorySentences.heading(figure)) + "\n" }

  private func series(_ figure: (figure: FigureDefinition, points: [SeriesScreen.Point])) -> SeriesScreen {
    SeriesScreen(
      figure.points, unit: figure.figure.unit,
      targets: figure.figure.targets(baseline: figure.figure.baseline?.value).map(\.target))
  }

  private func text(colour: Bool) -> String {
    figures.map { figure in
      guard !figure.points.isEmpty else { return title(figure.figure) + HistorySentences.nothingPublished + "\n" }
      let picture = series(figure).picture(colour: colour)
      return title(figure.figure) + (picture.isEmpty ? "" : "\n\(picture)\n") + series(figure).table.text
    }.joined(separator: "\n")
  }
}
