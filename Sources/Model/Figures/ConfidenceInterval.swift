/// Between which values a figure lies that comes from few cases, 95 times of 100; in the figure's unit.
package struct ConfidenceInterval: Sendable, Codable, Hashable {
  package var lower: Double
  package var upper: Double

  package init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}
