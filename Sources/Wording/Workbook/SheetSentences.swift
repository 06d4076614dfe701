package import Model

/// What stands above the table of a sheet of the workbook: its title, and what a reader must know of it.
package struct SheetSentences: Sendable {
  /// What the sheet holds.
  package let title: String
  /// What a reader must know of it.
  package let note: String
  /// A second line; the legend of the sheet's shorthand follows it.
  package let more: String

  private init(_ title: String, _ note: String, more: String = "") {
    (self.title, self.note, self.more) = (title, note, more)
  }

  /// All KPIs on a page.
  package static func summary(_ scorecard: Scorecard) -> SheetSentences {
    let verdict = VerdictSentences(scorecard.lines)
    return SheetSentences(
      "\(SafeText.harmless(scorecard.area)): scorecard for \(scorecard.asOf.inWords)",
      [verdict.verdict, verdict.gaps].filter { !$0.isEmpty }.joined(separator: " "), more: verdict.change)
  }

  /// What the workbook holds.
  package static let contents = SheetSentences("Contents", "Choose a sheet's name to go to it.")
  /// What a reader must know of all sheets.
  package static let notes = SheetSentences(
    "Notes: what the words, colours and shorthand mean", "They mean the same on every sheet.")

  /// The plan's Impact Score Card.
  package static func scoreCard(_ scorecard: Scorecard) -> SheetSentences {
    SheetSentences("Impact Score Card for \(scorecard.asOf.inWords)", "\(scorecard.plan), \(scorecard.area).")
  }

  /// Each target of each figure.
  package static let targets = SheetSentences("Targets: met or missed", "Every target of the plan, by checkpoint.")
  /// What nobody has agreed yet.
  package static func toConfirm(_ scorecard: Scorecard) -> SheetSentences {
    SheetSentences(
      PageHeading.toConfirm.rawValue,
      "Baselines, targets and readings of the plan that nobody had confirmed by \(scorecard.asOf.inWords).")
  }

  /// Each figure at each month-end.
  package static let values = SheetSentences(
    "Monthly values: each figure at each month-end",
    "One value in each row. A measure other than value is a related figure, shown with its KPI.")

  /// Each figure by category.
  package static func breakdowns(on day: Day) -> SheetSentences {
    SheetSentences(
      "Breakdowns for \(day.inWords)", "Breakdowns for \(day.inWords) only; earlier months are in breakdowns.csv.")
  }

  /// The points of the XmR charts.
  package static let controlCharts = SheetSentences(
    "Control charts: limits and special causes",
    "Statistical process control (XmR) charts, NHS Making Data Count method. One point in each row.", more: Shorthand.blank)
  /// Each action and milestone.
  package static let actions = SheetSentences(
    "Actions and milestones", "The status that was reported, and what the dates say.")
  /// The risk register.
  package static let risks = SheetSentences("Risk register", "A score is likelihood times impact, from 1 to 9.")
  /// Qualitative indicators and additional evidence.
  package static let findings = SheetSentences(
    "What we have learned", "The latest report on each qualitative indicator, and additional evidence of impact.")
  /// The boards.
  package static let governance = SheetSentences(
    PlanCaption.governance, "The boards that receive a report, in the plan's words.")

  /// The alerts of the day.
  package static func alerts(on day: Day) -> SheetSentences {
    SheetSentences("Alerts for \(day.inWords)", "Open alerts, and those closed on this date.")
  }

  /// What became of the exports.
  package static let quality = SheetSentences(
    "Data quality: rows read and used",
    "Rows read = rows used + rows that could not be used + duplicate rows + rows of other extracts.")
  /// What each figure counts.
  package static let definitions = SheetSentences(
    "How each figure is worked out", "Taken from the definition of each figure, with its owner's commentary.")
  /// What the charts are drawn from.
  package static let chartData = SheetSentences(
    "Chart data: monthly values, one column per KPI", "The charts of each month-end are drawn from this table.",
    more: Shorthand.blank)
  /// What the headings mean.
  package static let columns = SheetSentences(
    "Columns: what each heading means", "What a column is called here, and in the CSV file with the same numbers.")
}
