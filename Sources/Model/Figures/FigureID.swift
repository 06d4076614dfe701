/// The figure that something is about: a KPI, and the part of it where the KPI has several figures.
///
/// ```swift
/// FigureID(kpi: "5", part: "a").description   // "5a"
/// FigureID(kpi: "7").description              // "7"
/// ```
package struct FigureID: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The KPI's number in the plan: `5`.
  package var kpi: String
  /// The letter of the KPI's part: `a`; empty where the KPI has one figure.
  package var part: String

  /// The figure of a KPI that has only one, or of one of its parts.
  package init(kpi: String, part: String = "") {
    self.kpi = kpi
    self.part = part
  }

  /// The number and the part in one word, as people write it: `5a`.
  package var description: String { kpi + part }
}
