/// Whether one name comes before another as people order them: `x`, `x-2`, `x-10`.
///
/// Digits compare as numbers, everything else by its bytes. Where one name begins with the other, the shorter comes first.
package func naturallyPrecedes(_ left: String, _ right: String) -> Bool {
  var (left, right) = (Array(left.utf8)[...], Array(right.utf8)[...])
  func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
  let (whole, other) = (left, right)
  while let first = left.first, let second = right.first {
    if isDigit(first), isDigit(second) {
      let (digits, others) = (left.prefix(while: isDigit), right.prefix(while: isDigit))
      let (number, another) = (digits.drop { $0 == UInt8(ascii: "0") }, others.drop { $0 == UInt8(ascii: "0") })
      if number.count != another.count { return number.count < another.count }
      if !number.elementsEqual(another) { return number.lexicographicallyPrecedes(another) }
      left = left.dropFirst(digits.count)
      right = right.dropFirst(others.count)
    } else {
      if first != second { return first < second }
      left = left.dropFirst()
      right = right.dropFirst()
    }
  }
  if left.isEmpty != right.isEmpty { return left.isEmpty }
  return whole.lexicographicallyPrecedes(other)
}
