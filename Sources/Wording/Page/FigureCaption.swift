package import Model

/// What stands above the tables of a figure's part of the page.
package enum FigureCaption {
  /// The figure's row of the plan's card.
  package static let cardHeading = "Baseline and targets"
  /// What is counted beside the figure.
  package static let besideHeading = "Also counted"
  /// The alerts about the figure.
  package static let alertsHeading = "Alerts"

  /// Of the figure's series.
  package static func series(_ line: ScorecardLine) -> String { "\(line.shortTitle) by month-end" }
  /// Of its row of the plan's card.
  package static func card(_ line: ScorecardLine) -> String { "KPI \(line.id) on the plan's Impact Score Card" }
  /// Of what is counted beside it.
  package static func beside(_ line: ScorecardLine) -> String { "Beside KPI \(line.id), as at \(line.asOf.inWords)" }
  /// Of a breakdown.
  package static func breakdown(_ line: ScorecardLine, by dimension: String) -> String {
    "KPI \(line.id) by \(WrittenName.of(dimension)), as at \(line.asOf.inWords)"
  }
  /// Above a breakdown's table and note.
  package static func breakdownHeading(_ dimension: String) -> String { "By \(WrittenName.of(dimension))" }
  /// Of the alerts about it.
  package static func alerts(_ line: ScorecardLine) -> String { "Alerts about KPI \(line.id)" }

  /// Above the cards of an area of weakness. `title` is nil where the plan does not name it.
  package static func area(_ id: String, _ title: String?) -> String {
    "Area of weakness \(id)" + (title.map { ": \($0)" } ?? "")
  }
}
