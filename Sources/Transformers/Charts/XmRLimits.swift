package import Model

/// The limits within which a series of independent values varies by chance. **Units**: the limits are in the unit of the
/// values.
package struct XmRLimits: Sendable, Hashable {
  /// The mean of all values: the centre line of the chart.
  package let mean: Double
  /// The mean moving range from which the limits are worked out; without the ranges far beyond the others, where the rules
  /// leave those out.
  package let meanRange: Double
  /// The lower control limit. It may be below 0, also for a figure that cannot be.
  package let lower: Double
  /// The upper control limit.
  package let upper: Double
  /// Two thirds of the way from the mean to the lower limit.
  package let nearLower: Double
  /// Two thirds of the way from the mean to the upper limit.
  package let nearUpper: Double
  /// The upper limit of the moving ranges.
  package let upperRange: Double

  /// The limits of some values in the order of their days. Nil for fewer than two values, because they have no moving range.
  package init?(_ values: [Double], _ rules: ControlRules) {
    guard values.count >= 2 else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    let ranges = zip(values.dropFirst(), values).map { abs($0 - $1) }
    let meanRange = Self.mean(of: ranges, rules)
    self.mean = mean
    self.meanRange = meanRange
    let distance = rules.limitFactor * meanRange
    (lower, upper) = (mean - distance, mean + distance)
    (nearLower, nearUpper) = (mean - distance * 2 / 3, mean + distance * 2 / 3)
    upperRange = rules.rangeLimitFactor * meanRange
  }

  /// The mean range, without those beyond the range limit where the rules say so. They stay in where only zeros would be left:
  /// a series that hardly ever moves would have limits of no width, and every point of it would be outside.
  private static func mean(of ranges: [Double], _ rules: ControlRules) -> Double {
    let all = ranges.reduce(0, +) / Double(ranges.count)
    guard rules.screensRanges else { return all }
    let kept = ranges.filter { $0 < rules.rangeLimitFactor * all }
    let screened = kept.reduce(0, +) / Double(max(kept.count, 1))
    return screened > 0 ? screened : all
  }

  /// 1 above the mean, -1 below it, 0 on it.
  func side(of value: Double) -> Int { isAbove(value, mean) ? 1 : isAbove(mean, value) ? -1 : 0 }
  func isOutside(_ value: Double) -> Bool { isAbove(value, upper) || isAbove(lower, value) }
  func isNearLimit(_ value: Double) -> Bool { !isOutside(value) && (isAbove(value, nearUpper) || isAbove(nearLower, value)) }

  /// Whether one value is above another by more than the rounding of a mean, so that twenty equal values of a third are no
  /// shift.
  private func isAbove(_ value: Double, _ other: Double) -> Bool { value - other > 1e-9 * max(1, abs(mean)) }
}
