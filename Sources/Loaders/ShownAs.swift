internal import Model

extension Scorecard {
  /// What the page, the workbook and the descriptions of the feed are called.
  var title: String { "\(plan), \(area): scorecard as at \(asOf.inWords)" }

  /// Whom the page and the workbook are for.
  static let audience = "Counts are exact, small ones too: for internal use, not for publication."
}
