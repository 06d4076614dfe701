/// The range in which the true share is likely to be, where a proportion comes from few cases: Wilson's 95 percent interval.
///
/// **Units**: those of the figure.
package struct ConfidenceInterval: Sendable, Codable, Hashable {
  /// The lower end.
  package var lower: Double
  /// The upper end.
  package var upper: Double

  /// An interval from `lower` to `upper`, in the figure's unit.
  package init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }
}
