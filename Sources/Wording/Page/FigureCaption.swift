package import Model

/// What stands above the tables of a figure's part of the page.
package enum FigureCaption {
  /// The figure's row of the plan's card.
  package static let cardHeading = "Baseline and targets"
  /// What is counted next to the figure.
  package static let besideHeading = "Related figures"
  /// The alerts about the figure.
  package static let alertsHeading = "Alerts"

  /// Of the figure's series.
  package static func series(_ line: ScorecardLine) -> String { "\(line.shortTitle) at the end of each month" }
  /// Of its row of the plan's card.
  package static func card(_ line: ScorecardLine) -> String { "KPI \(line.id): baseline and targets" }
  /// Above the table of related figures.
  package static func beside(_ line: ScorecardLine) -> String {
    "Related figures of KPI \(line.id) on \(line.asOf.inWords)"
  }
  /// Of a breakdown.
  package static func breakdown(_ line: ScorecardLine, by dimension: String) -> String {
    "KPI \(line.id) by \(WrittenName.of(dimension)) on \(line.asOf.inWords)"
  }
  /// Above a breakdown's table and note.
  package static func breakdownHeading(_ dimension: String) -> String { "By \(WrittenName.of(dimension))" }
  /// Of the alerts about it.
  package static func alerts(_ line: ScorecardLine) -> String { "Alerts about KPI \(line.id)" }

  /// Above the figures of an area of weakness, whose `title` is nil where the plan does not name it. The `id` is empty for
  /// figures that belong to none; `isOnly` says whether they are all figures.
  package static func area(_ id: String, _ title: String?, isOnly: Bool) -> String {
    areaInContents(id, isOnly: isOnly) + (title.map { ": \($0)" } ?? "")
  }

  /// The area in the list of contents.
  package static func areaInContents(_ id: String, isOnly: Bool) -> String {
    id.isEmpty ? (isOnly ? "KPIs in detail" : "Other KPIs") : "Area of weakness \(id)"
  }
}
