package import Model

/// What the workbook's cover says.
package struct CoverSentences: Sendable {
  private let scorecard: Scorecard

  /// `scorecard` is the workbook's.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// What the workbook is called in its properties.
  package var fileTitle: String { "\(scorecard.plan): scorecard as at \(scorecard.asOf.inWords)" }

  /// What stands at its top.
  package var title: String { "\(SafeText.harmless(scorecard.plan)): scorecard" }

  /// What the sheet with the numbers of the charts holds, in the list of contents.
  package static let chartData = "Each figure by month-end, a column a figure"

  /// What a reader must know, each with its term; empty where there is nothing to say of one.
  package var notes: [(term: String, text: String)] {
    [
      ("Audience", Scorecard.audience), ("The plan", HeaderSentences(scorecard).sentences.joined(separator: " ")),
      ("RAG", Self.colours),
      ("Expected", "On straight lines by days from the baseline through the targets; the last target stays."),
      ("Empty cells", "A cell is empty where there is nothing to say; 0 is always a number."),
      ("State of the data", DataSentences(scorecard).sentences.joined(separator: " ")),
    ]
  }

  private static let colours =
    "Green: at least as good as expected by now. Amber: worse by at most the figure's margin, 10% of the expected value unless its "
    + "definition says otherwise. Red: worse than that. None: nothing is expected."
}
