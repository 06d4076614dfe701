package import Model

/// The limits within which a series of independent values varies by itself. Values are in any unit, and the limits in the same.
///
/// **Source**: Wheeler, Making Sense of Data; Nelson, Control Charts for Individual Measurements (1982), for the screening.
package struct XmRLimits: Sendable, Hashable {
  package let mean: Double
  /// The mean moving range that the limits are made of: after screening, where the rules screen.
  package let meanRange: Double
  package let lower: Double
  package let upper: Double
  /// Two thirds of the way to each limit.
  package let nearLower: Double
  package let nearUpper: Double
  /// The upper limit of moving ranges.
  package let upperRange: Double

  /// Nil for fewer than two values: there is no moving range.
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

  /// Screened once, unless nothing but zeros would be left: a series that hardly ever moves would have limits of no width, and
  /// every point of it would be outside.
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

  /// By more than the rounding of a mean: twenty times a third is no shift.
  private func isAbove(_ value: Double, _ other: Double) -> Bool { value - other > 1e-9 * max(1, abs(mean)) }
}
