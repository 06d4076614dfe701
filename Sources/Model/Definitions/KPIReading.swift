/// One of the ways in which the words of a KPI can be read: repeat suspensions are the children, or the suspensions.
package struct KPIReading: Sendable, Codable, Hashable {
  /// The name by which files, examples and the definition know it: `children`.
  package var name: String
  /// What people read.
  package var title: String
  /// The name of the unit of its value.
  package var unit: String
  /// What it counts, in sentences; nil until they are written.
  package var definition: String?

  /// A reading without its sentences.
  package init(name: String, title: String, unit: String) {
    (self.name, self.title, self.unit) = (name, title, unit)
  }
}
