/// A qualitative indicator: what people find out that no count holds. Grain: an indicator of an area of weakness, of
/// `Pipelines/qualitative.yml`.
package struct QualitativeDefinition: Hashable, Sendable {
  /// `QI 1` …, unique within its area.
  package var reference: String
  package var areaOfWeakness: String
  package var text: String
  /// A report is due for each so many months of the plan; nil where the plan names no period.
  package var everyMonths: Int?
  /// Who hears that a report on it is late, by job title; nil where nobody is named.
  package var owner: String?
  /// The printed words, where the plan's text is broken.
  package var printed: [String] = []

  package init(reference: String, areaOfWeakness: String, text: String, everyMonths: Int?) {
    self.reference = reference
    self.areaOfWeakness = areaOfWeakness
    self.text = text
    self.everyMonths = everyMonths
  }
}
