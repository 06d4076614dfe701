internal import Model

/// Takes from a number what a definition allows to stand in it: `749,750` is 749750, `33.5%` is 33.5.
struct NumberText {
  private let hasThousands: Bool
  private let hasPercentSign: Bool

  init(marks: Set<NumberMark>) {
    hasThousands = marks.contains(.thousands)
    hasPercentSign = marks.contains(.percent)
  }

  /// The text without its marks; nil where its commas do not stand between groups of three digits.
  func plain(_ field: UnsafeBufferPointer<UInt8>) -> String? {
    var end = field.count
    if hasPercentSign, field.last == UInt8(ascii: "%") {
      end -= 1
      while end > 0, field[end - 1] == UInt8(ascii: " ") { end -= 1 }
    }
    let number = UnsafeBufferPointer(rebasing: field[..<end])
    guard hasThousands, number.contains(UInt8(ascii: ",")) else { return String(decoding: number, as: UTF8.self) }
    return Self.isGrouped(number) ? String(decoding: number.filter { $0 != UInt8(ascii: ",") }, as: UTF8.self) : nil
  }

  /// Whether one to three digits, the first of them no 0, and then groups of three stand before the end or the decimal point.
  /// `0,125` and `1,25` are fractions, as other countries write them, and `1,2345` is a slip.
  private static func isGrouped(_ number: UnsafeBufferPointer<UInt8>) -> Bool {
    let isSigned = number.first == UInt8(ascii: "-") || number.first == UInt8(ascii: "+")
    var scanner = ByteScanner(UnsafeBufferPointer(rebasing: isSigned ? number.dropFirst() : number[...]))
    guard !scanner.isAhead(UInt8(ascii: "0")), scanner.number(atMost: 3) != nil else { return false }
    while scanner.skip(UInt8(ascii: ",")) {
      guard let group = scanner.number(atMost: 3), group.digits == 3 else { return false }
    }
    return scanner.isAtEnd || scanner.skip(UInt8(ascii: ".")) && !scanner.holds(UInt8(ascii: ","))
  }
}
