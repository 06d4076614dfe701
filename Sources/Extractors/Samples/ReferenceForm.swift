/// Whether a value looks like the reference of something, or like a telephone number.
///
///     ReferenceForm("C0087").isReference            // true
///     ReferenceForm("943 476 5870").isReference     // true
///     ReferenceForm("07700 900123").isPhone         // true
///     ReferenceForm("Year 7").isReference           // false
struct ReferenceForm {
  /// A letter and a digit, or some digits, and no space but among digits alone.
  let isReference: Bool
  /// Ten or eleven digits that begin as those of a telephone in the United Kingdom do, or more after a plus sign.
  let isPhone: Bool

  init(_ text: String) {
    var (digits, letters, spaces, others, second) = (0, 0, 0, 0, UInt8(0))
    let first = text.utf8.first ?? 0
    for byte in text.utf8 {
      switch byte {
      case 48...57:
        digits += 1
        if digits == 2 { second = byte }
      case 65...90, 97...122: letters += 1
      case UInt8(ascii: " "): spaces += 1
      case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "_"): break
      default: others += 1
      }
    }
    // No number begins with a zero: `007` is a reference.
    let fewest = spaces > 0 ? 8 : first == UInt8(ascii: "0") ? 3 : 4
    isReference = others == 0 && digits > 0 && (letters > 0 ? spaces == 0 : digits >= fewest)
    let isNational = first == UInt8(ascii: "0") && "12378".utf8.contains(second) && (10...11).contains(digits)
    isPhone = letters == 0 && (isNational || first == UInt8(ascii: "+") && digits >= 10)
  }
}
