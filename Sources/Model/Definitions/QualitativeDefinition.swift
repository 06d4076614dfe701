/// A qualitative indicator: what people find out that no count can show.
///
/// **Shape**: an indicator of an area of weakness, from `Pipelines/qualitative.yml`.
package struct QualitativeDefinition: Hashable, Sendable {
  /// The plan's name for it, unique within its area of weakness: `QI 1`.
  package var reference: String
  /// The number of the area of weakness that it belongs to.
  package var areaOfWeakness: String
  /// The plan's words for it.
  package var text: String
  /// For how many months of the plan each report is due; nil where the plan names no period.
  package var everyMonths: Int?
  /// Who hears that a report on it is late, by job title; nil where nobody is named.
  package var owner: String?
  /// The words as the plan prints them, where its text has misprints that `text` corrects; empty otherwise.
  package var printed: [String] = []

  /// An indicator that nobody owns and whose text has no misprint; both can be set later.
  package init(reference: String, areaOfWeakness: String, text: String, everyMonths: Int?) {
    self.reference = reference
    self.areaOfWeakness = areaOfWeakness
    self.text = text
    self.everyMonths = everyMonths
  }
}
