internal import History
internal import Loaders
package import Model

/// What `scorecard history` prints: every run there was.
package struct RunListing {
  private let runs: [RunRecord]
  private let standing: [Day: String]

  package init(_ history: Looking) throws {
    runs = try history.runs()
    standing = try history.standing()
  }

  package var text: String {
    var rows = [["Run", "As at", "Published", "State"]]
    for run in runs {
      let state =
        run.withdrawal.map { "withdrawn by \($0.by): \($0.reason)" } ?? (standing[run.asOf] == run.name ? "stands" : "replaced")
      rows.append([run.name, run.asOf.description, run.publishedOn.description, SafeText.harmless(state)])
    }
    return ScorecardTable.aligned(rows, rightAligned: [])
  }
}

/// What `scorecard history KPI` prints: each day's value as first published and as it stands.
package struct SeriesListing {
  private let figures: [(figure: FigureDefinition, points: [HistoryPoint])]

  /// Throws: `RunError` where the plan has no such KPI, `OutputError`.
  package init(_ kpi: String, _ definitions: DefinitionSet, in history: Looking) throws {
    let chosen = definitions.figures.filter { $0.kpi.id == kpi || $0.figure.id.description == kpi }.map(\.figure)
    guard !chosen.isEmpty else {
      throw RunError.unknownKPI(kpi, known: definitions.figures.map(\.figure.id.description))
    }
    let series = try history.series(of: chosen.map(\.id))
    figures = chosen.map { ($0, series[$0.id] ?? []) }
  }

  package var text: String {
    figures.map { figure, points in
      let title = "KPI \(figure.id), \(figure.shortTitle)\n"
      guard !points.isEmpty else { return title + "Nothing is published.\n" }
      var rows = [["As at", "First published", "On", "Now", "Since run"]]
      for point in points {
        let isSame = point.standing.map { $0.value == point.first.value } ?? false
        rows.append([
          point.day.description, figure.unit.text(point.first.value), point.first.on.description,
          point.standing.map { figure.unit.text($0.value) } ?? "not computed",
          isSame ? "" : point.standing?.run ?? "",
        ])
      }
      return title + ScorecardTable.aligned(rows, rightAligned: [1, 3])
    }.joined(separator: "\n")
  }
}
