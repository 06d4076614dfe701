package import Model
package import Platform

extension Clock {
  /// Today in London, whatever the server's time zone, because the plan's days are the council's.
  package var today: Day { Day(number: Int32(londonDay)) }

  /// The last day of last month; a run is for this day unless another is asked for.
  package var lastMonthEnd: Day { today.previousMonthEnd }

  /// The name of a run that begins now: `20230601T060000Z-7f3a`.
  package var runName: String {
    let suffix = String(UInt16.random(in: .min ... .max), radix: 16)
    return stamp + "-" + String(repeating: "0", count: 4 - suffix.count) + suffix
  }
}

/// The name of a run, `20230601T060000Z-7f3a`: when it began, and four hexadecimal digits, because many runs may begin in one
/// second.
enum RunName {
  static func isOne(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard bytes.count == 21, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z"), bytes[16] == UInt8(ascii: "-") else {
      return false
    }
    let digits = (UInt8(ascii: "0")...UInt8(ascii: "9"))
    return (bytes[..<8] + bytes[9..<15]).allSatisfy(digits.contains)
      && bytes[17...].allSatisfy { digits.contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
  }
}
