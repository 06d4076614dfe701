package import Model

extension IndicatorStatus {
  /// `Area 1, QI 1: What the plan asks`.
  package var heading: String { "Area \(areaOfWeakness), \(reference): \(text)" }
}

extension QualitativeReport {
  /// `Area 1, QI 1: additional evidence of impact`.
  package var evidenceHeading: String { "Area \(areaOfWeakness), \(reference): additional evidence of impact" }

  /// What was done about what was found out; nil where nobody says.
  package var actionsInWords: String? { actionsTaken.isEmpty ? nil : "Response: \(Excerpt.of(actionsTaken))" }
}
