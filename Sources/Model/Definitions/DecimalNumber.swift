/// A number as a definition writes it, digit by digit, so that it compares exactly with numbers that are kept with so many decimal
/// places.
///
///     let limit = DecimalNumber("12.5")
///     limit?.range(.above, places: 1)      // 126 and more, in tenths
package struct DecimalNumber: Hashable, Sendable, Encodable, Comparable {
  /// Its digits without the point, with its sign.
  private let digits: Int64
  /// How many of the digits come after the point; the last of these is no 0.
  private let places: Int

  /// Nil where the text is no number of at most 15 digits, written with digits, one point and a sign.
  package init?(_ text: String) {
    let unsigned = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }), unsigned.utf8.count <= 16,
      unsigned.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".") })
    else { return nil }
    var fraction = parts.count == 2 ? parts[1] : ""
    while fraction.hasSuffix("0") { fraction.removeLast() }
    guard let digits = Int64(parts[0] + fraction) else { return nil }
    self.digits = text.hasPrefix("-") ? -digits : digits
    places = fraction.count
  }

  /// As people read it: `12.5`.
  package var text: String {
    guard places > 0 else { return String(digits) }
    let all = String(digits.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - all.count)) + all
    return (digits < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
  }

  /// By their values, however many places they are written with.
  package static func < (one: DecimalNumber, other: DecimalNumber) -> Bool {
    let places = max(one.places, other.places)
    return one.scaled(to: places).floor < other.scaled(to: places).floor
  }

  /// The numbers on this side of it, of those that are kept as whole numbers with so many decimal places.
  package func range(_ order: NumberOrder, places: Int) -> ClosedRange<Int64> {
    let (floor, isWhole) = scaled(to: places)
    let lowest = -Int128(Int64.max)  // the smallest number there is means blank
    func clamped(_ number: Int128) -> Int64 { Int64(clamping: max(number, lowest)) }
    return switch order {
    case .above: clamped(floor + 1)...Int64.max
    case .atLeast: clamped(isWhole ? floor : floor + 1)...Int64.max
    case .below: clamped(lowest)...clamped(isWhole ? floor - 1 : floor)
    case .atMost: clamped(lowest)...clamped(floor)
    }
  }

  /// The number in units of so many decimal places, rounded down, and whether that is the very number.
  private func scaled(to wanted: Int) -> (floor: Int128, isWhole: Bool) {
    func power(_ count: Int) -> Int128 { (0..<count).reduce(1) { power, _ in power * 10 } }
    guard wanted < places else { return (Int128(digits) * power(wanted - places), true) }
    let (quotient, rest) = Int128(digits).quotientAndRemainder(dividingBy: power(places - wanted))
    return (rest < 0 ? quotient - 1 : quotient, rest == 0)
  }
}

/// On which side of a number another lies. The raw value is its name in definitions.
package enum NumberOrder: String, Hashable, Sendable, Encodable, CaseIterable {
  case above, below
  case atLeast = "at_least"
  case atMost = "at_most"
}
