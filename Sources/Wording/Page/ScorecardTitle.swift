package import Model

extension Scorecard {
  /// What the page, the workbook and the descriptions of the feed are called.
  package var title: String { "\(plan), \(area): scorecard for \(asOf.inWords)" }

  /// The classification of the page, the workbook and the papers, and what follows from it.
  package static let audience =
    "OFFICIAL – internal use only. Contains small numbers that could identify a child. Do not publish or forward."

  /// The beginning of `audience`, for the foot of a printed page.
  package static let marking = "OFFICIAL – internal use only"

  /// Which day the scorecard is for, without the name of the plan.
  package var dayTitle: String { "Scorecard for \(asOf.inWords)" }

  /// `Owner`; where the plan names none, whose reading it is.
  package var ownerHeading: String { kpiOwners == .reading ? "Owner (our reading: the plan names none)" : "Owner" }
}
