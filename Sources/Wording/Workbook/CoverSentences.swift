package import Model

/// What the workbook's cover and its notes say.
package struct CoverSentences: Sendable {
  private let scorecard: Scorecard

  /// `scorecard` is the workbook's.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// What the workbook is called in its properties.
  package var fileTitle: String { "\(scorecard.plan): scorecard for \(scorecard.asOf.inWords)" }

  /// Who made it, in its properties.
  package var author: String { "\(scorecard.area), produced by scorecard" }

  /// What stands at its top.
  package var title: String { SafeText.harmless(fileTitle) }

  /// On each printed page.
  package var footer: String { "\(SafeText.harmless(scorecard.area)): scorecard for \(scorecard.asOf.inWords)" }

  /// The paragraphs of the cover, each part with its heading.
  package var parts: [(heading: String, paragraphs: [String])] {
    [
      ("About this workbook", [Scorecard.audience, source, HeaderSentences(scorecard).inspection].filter { !$0.isEmpty }),
      (
        "How to use it",
        [
          "Each sheet contains one table, starting at cell A4. Charts, and this cover, have none.",
          "Tables have filters, and their headings stay in view. To turn the filters off, choose Data, then Filter. To let the "
            + "headings scroll, choose View, then Freeze Panes, then Unfreeze Panes.",
          "No cell of a table is left blank without a reason. \(Shorthand.notAvailable.rawValue) means not available, "
            + "\(Shorthand.notApplicable.rawValue) means not applicable, and 0 means zero. Only Control charts and Chart data have "
            + "blank cells. They have no value to draw.",
          "Numbers are exact: only their format rounds what you see. Percentages are written as 91.3, not 0.913.",
          "Each sheet prints its first columns, at 8 point or larger. The columns further right are for use on screen.",
        ]
      ),
      ("Contact", contact),
    ]
  }

  private var source: String {
    "Produced from \(scorecard.quality.count) data \(scorecard.quality.count == 1 ? "extract" : "extracts") "
      + "(reference \(scorecard.run))."
  }

  /// Job titles alone: the plan has no address.
  private var contact: [String] {
    [
      "About a figure or what is being done about it: its owner, whom the sheet Summary names. About the data: the data team that "
        + "runs the scorecard.",
      HeaderSentences(scorecard).officers,
    ].filter { !$0.isEmpty }
  }

  /// What the words of the workbook mean, each with its term.
  package var notes: [(term: String, text: String)] {
    [
      (
        "Target so far",
        "The value expected by now: the baseline and targets joined by straight lines; after the last target date, the last target."
      ),
      ("Green", "On track: at least as good as the target so far."),
      ("Amber", "Nearly on track: within 10% of the target so far, unless the KPI sets another margin."),
      ("Red", "Off track: worse than the target so far, by more than the amber margin."),
      ("No target set", "The plan sets no target for this figure, so it has no colour."),
      ("No target yet", "There is no target for this date yet, so the figure has no colour."),
      ("Provisional", "The figure has a value, but data behind it is out of date or incomplete, so it has no colour."),
      (
        "Real change?",
        "Whether the latest point of the KPI's control chart is more than normal variation. Cannot tell: there is no chart, or it "
          + "has too few points."
      ),
      (
        "Control chart",
        "A statistical process control (SPC) chart, NHS Making Data Count method: it shows the average and the limits of normal "
          + "variation. Blue diamonds are a real improvement, orange squares a real deterioration."
      ),
      (
        "Change",
        "The change since the previous month-end, or, for a figure that starts again each year, since the same date last year."
      ),
    ] + Shorthand.allCases.map { ($0.rawValue, $0.meaning) } + [
      ("Blank cells", "Only on Control charts and Chart data. \(Shorthand.blank)")
    ] + DataSentences(scorecard).sentences.map { ("Data quality", $0) }
  }
}
