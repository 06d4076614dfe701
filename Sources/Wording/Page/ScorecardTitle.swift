package import Model

extension Scorecard {
  /// What the page, the workbook and the descriptions of the feed are called.
  package var title: String { "\(plan), \(area): scorecard as at \(asOf.inWords)" }

  /// Whom the page and the workbook are for.
  package static let audience = "Counts are exact, small ones too: for internal use, not for publication."

  /// `Owner`; where the plan names none, whose reading it is.
  package var ownerHeading: String { kpiOwners == .reading ? "Owner (our reading: the plan names none)" : "Owner" }
}
