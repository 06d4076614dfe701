internal import History
internal import JSON
internal import Loaders
package import Model
package import Publishing
internal import Transformers
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
  private let figures: [Figure]

  /// A figure with its published values and what else the history knows of it.
  private struct Figure {
    let figure: FigureDefinition
    let points: [SeriesScreen.Point]
    let background: FigureBackground
  }

  /// The series of these figures, which are of a folder of definitions.
  ///
  /// Throws: `HistoryError` where the history cannot be read.
  package init(_ chosen: [FigureDefinition], of definitions: DefinitionFolder, in history: HistoryQueries) throws {
    let owners = DefinitionOwners([definitions])
    let series = try history.series(of: chosen.map(\.id))
    let backgrounds = try history.background(of: chosen.map(\.id))
    let baselines = try PublishedBaselines(history)
    let order = Dictionary(try history.runs().enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first }
    figures = chosen.map { figure in
      var background = backgrounds[figure.id] ?? FigureBackground()
      background.earlierBaselines = baselines.earlier(of: figure)
      let sources = Set(definitions.definitions.needs(of: [figure]).keys)
      for place in background.breaks.indices {
        background.breaks[place].files = Self.files(background.breaks[place].files, of: figure, sources, owners)
      }
      let points = (series[figure.id] ?? []).map { point in
        SeriesScreen.Point(
          day: point.day, first: point.first.value, firstOn: point.first.on, current: point.current?.value,
          since: point.current?.run, redefinedBy: Self.redefinition(of: point, background, order),
          because: Self.restatement(of: point, background).map { RestatementSentences.because($0.causes, figure.unit) })
      }
      return Figure(figure: figure, points: points, background: background)
    }
  }

  /// The files that a figure's number is made by: its KPI's and those of its sources or, where none of these differs, the plan's.
  private static func files(
    _ changed: [String], of figure: FigureDefinition, _ sources: Set<String>, _ owners: DefinitionOwners
  ) -> [String] {
    let own = changed.filter { owners.isOf([figure.id], sources, $0) }
    return own.isEmpty ? changed.filter { owners.owner(of: $0) == .plan } : own
  }

  /// How the current value came to replace the one before, as far as it is known.
  private static func restatement(of point: HistoryPoint, _ background: FigureBackground) -> RestatedValue? {
    background.restatements.first { $0.run == point.current?.run && $0.restatement.asOf == point.day }?.restatement
  }

  /// The last run that changed the definition after a value was first published, up to the run that revised it.
  private static func redefinition(of point: HistoryPoint, _ background: FigureBackground, _ order: [String: Int]) -> String? {
    guard let current = point.current, current.value != point.first.value, let first = order[point.first.run],
      let last = order[current.run]
    else { return nil }
    return background.breaks.last { change in order[change.run].map { first < $0 && $0 <= last } ?? false }?.run
  }

  /// The series of the KPI's figures, one after the other. `screen` is what the table is laid out for.
  ///
  /// Throws: `EncodingError`, which cannot happen, because every text can be encoded.
  package func bytes(_ format: PrintedFormat, on screen: Screen) throws -> [UInt8] {
    switch format {
    case .table: return Array(text(on: screen).utf8)
    case .csv: return SeriesScreen.exact(figures.map { ($0.figure.id, $0.figure.unit.name, $0.points) }).csv
    case .json: return try PublishedJSON.encode(figures.map { HistoryJSON($0.figure, $0.points, $0.background) })
    case .markdown:
      return Array(
        figures.map { figure in
          let lines = background(figure).map { "- \(SafeText.harmless($0))\n" }.joined()
          return "\(title(figure.figure))\n\(series(figure).table.markdown)" + (lines.isEmpty ? "" : "\n" + lines)
        }.joined(separator: "\n").utf8)
    }
  }

  private func title(_ figure: FigureDefinition) -> String { VisibleText.line(HistorySentences.heading(figure)) + "\n" }

  private func series(_ figure: Figure) -> SeriesScreen {
    SeriesScreen(
      figure.points, unit: figure.figure.unit,
      targets: figure.figure.targets(baseline: figure.figure.baseline?.value).map(\.target))
  }

  private func background(_ figure: Figure) -> [String] {
    HistorySentences.background(
      figure.background, of: figure.figure, hasMark: figure.points.contains { $0.redefinedBy != nil },
      unexplained: figure.points.compactMap { point in
        point.current == nil || point.current == point.first || point.because != nil
          ? nil : point.since.map { (run: $0, day: point.day) }
      })
  }

  private func text(on screen: Screen) -> String {
    figures.map { figure in
      guard !figure.points.isEmpty else { return title(figure.figure) + HistorySentences.nothingPublished + "\n" }
      let picture = series(figure).picture(colour: screen.hasColour)
      let lines = background(figure).flatMap { Columns.wrapped($0, to: screen.textWidth()) }.map { $0 + "\n" }.joined()
      return title(figure.figure) + (picture.isEmpty ? "" : "\n\(picture)\n") + series(figure).table.text
        + (lines.isEmpty ? "" : "\n" + lines)
    }.joined(separator: "\n")
  }
}
