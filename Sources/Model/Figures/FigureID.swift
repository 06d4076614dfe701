/// Which figure: a KPI, and its part where it has several (`5a`).
package struct FigureID: Hashable, Sendable, Codable, CustomStringConvertible {
  package var kpi: String
  package var part: String

  package init(kpi: String, part: String = "") {
    self.kpi = kpi
    self.part = part
  }

  package var description: String { kpi + part }
}
