/// How a number is written, where a value is one.
///
///     NumberForm("749,750")?.hasThousands    // true
///     NumberForm("33.5%")?.places            // 1
///     NumberForm("007")                      // nil: it is a code
package struct NumberForm: Equatable, Sendable {
  /// The number itself.
  package var value: Double
  /// The decimal places that are written, without zeros at the end; at least 1 where there is a point.
  package var places = 0
  /// Whether commas group its thousands.
  package var hasThousands = false
  /// Whether a percent sign follows it.
  package var hasPercentSign = false

  /// The most digits of which a binary fraction keeps each one.
  private static let mostDigits = 15

  /// Nil where the text is no number that a column of numbers could hold: a code with zeros before it, an exponent, more than
  /// 15 digits or more than 6 decimal places.
  package init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    if rest.last == UInt8(ascii: "%") {
      hasPercentSign = true
      rest.removeLast()
      while rest.last == UInt8(ascii: " ") { rest.removeLast() }
    }
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let parts = rest.split(separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Self.whole(parts[0]) else { return nil }
    hasThousands = whole.isGrouped
    var fraction = parts.count == 2 ? parts[1] : []
    guard parts.count == 1 || !fraction.isEmpty, fraction.allSatisfy(Self.isDigit) else { return nil }
    while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
    places = parts.count == 2 ? max(1, fraction.count) : 0
    guard places <= 6, whole.digits.count + places <= Self.mostDigits else { return nil }
    guard let number = Double(String(decoding: whole.digits + [UInt8(ascii: ".")] + (fraction + [48]), as: UTF8.self)) else {
      return nil
    }
    value = isNegative ? -number : number
  }

  /// The digits before the point; nil where they are none, are badly grouped, or begin with a zero that a number has not.
  private static func whole(_ text: ArraySlice<UInt8>) -> (digits: [UInt8], isGrouped: Bool)? {
    let groups = text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard let first = groups.first, !first.isEmpty, groups.allSatisfy({ $0.allSatisfy(isDigit) }) else { return nil }
    guard groups.count == 1 || (first.count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }) else { return nil }
    guard text.count == 1 || first.first != UInt8(ascii: "0") else { return nil }
    return (groups.flatMap(\.self), groups.count > 1)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
}
