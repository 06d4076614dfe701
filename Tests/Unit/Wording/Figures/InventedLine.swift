import Model
import Testing

/// A line of a scorecard for 31 March 2024, invented, as sentences are tried on it.
struct InventedLine {
  static func line(_ id: String = "7", unit: String = "exclusions", better: Better = .lower) throws -> ScorecardLine {
    ScorecardLine(
      id: FigureID(kpi: id), title: "A title", shortTitle: "A figure", areaOfWeakness: "2", actions: [], owner: "An owner",
      asOf: try #require(Day(iso: "2024-03-31")), unit: unit, better: better, status: .computed, run: "r", fingerprint: "f",
      definition: "d")
  }
}
