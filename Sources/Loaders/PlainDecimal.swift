/// Numbers as the published files write them: a plain decimal, at most six places, no exponent, no separators.
package enum PlainDecimal {
  /// Rounded half away from zero; `65.625`, `128`, `-0.5`.
  package static func text(_ value: Double) -> String {
    let millionths = (abs(value) * 1e6).rounded()
    guard millionths < 9e18 else { return wholeText(value) }
    let (whole, fraction) = UInt64(millionths).quotientAndRemainder(dividingBy: 1_000_000)
    let sign = value < 0 && millionths > 0 ? "-" : ""
    guard fraction > 0 else { return sign + String(whole) }
    var digits = String(fraction)
    digits = String(repeating: "0", count: 6 - digits.count) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }

  // Beyond 2^53 every Double is whole; a 128-bit integer holds any that a count could reach.
  private static func wholeText(_ value: Double) -> String {
    Int128(exactly: value.rounded()).map { "\($0)" } ?? "\(value)"
  }
}
