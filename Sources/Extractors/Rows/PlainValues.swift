internal import Model

/// Reads values in the form that most exports have, straight from their bytes; `Int64.max` stands for a value in another form.
protocol PlainValues {
  /// The caller makes sure that `base[start..<end]` is a field, and that the scanner's slack follows its text.
  mutating func value(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int64
}

/// For columns whose values have no plain form.
struct NothingPlain: PlainValues {
  @inline(__always)
  func value(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int64 { .max }
}

/// Days as `2023-02-28`; a day before the earliest that is allowed is not plain.
struct ISODays: PlainValues {
  private let notBefore: Int64
  /// The day that was read last, and its text: exports are mostly in the order of some day.
  private var last: Int64 = .max
  private var lastText: (front: UInt64, back: UInt16) = (0, 0)

  init(notBefore: Int64) { self.notBefore = notBefore }

  @inline(__always)
  mutating func value(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int64 {
    guard end - start == 10 else { return .max }
    let raw = UnsafeRawPointer(base + start)
    let text = (front: raw.loadUnaligned(as: UInt64.self), back: raw.loadUnaligned(fromByteOffset: 8, as: UInt16.self))
    if text == lastText { return last }
    guard let day = Self.day(base + start), day >= notBefore else { return .max }
    (last, lastText) = (day, text)
    return day
  }

  /// The day of `2023-02-28`; nil where the ten bytes are something else, or no day.
  ///
  /// The caller makes sure that ten bytes from `text` on can be read.
  @inline(__always)
  static func day(_ text: UnsafePointer<UInt8>) -> Int64? {
    let raw = UnsafeRawPointer(text)
    // Y Y Y Y - M M - in one word and D D in another; a digit's byte less 0x30 is 0 to 9.
    let front = raw.loadUnaligned(as: UInt64.self) ^ 0x2D30_302D_3030_3030
    let back = UInt64(raw.loadUnaligned(fromByteOffset: 8, as: UInt16.self) ^ 0x3030)
    let overflow = ((front &+ 0x7F76_767F_7676_7676) | front | (back &+ 0x7676) | back) & 0x8080_8080_8080_8080
    guard overflow == 0 else { return nil }
    func digit(_ place: UInt64) -> Int { Int(front >> (place * 8) & 15) }
    let year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3)
    let month = digit(5) * 10 + digit(6)
    let day = Int(back & 15) * 10 + Int(back >> 8)
    guard month > 0, month <= 12, day > 0, day <= 28 || day <= Day.length(ofMonth: month, year: year) else { return nil }
    // Days before the first of each month of a year that begins in March.
    let shifted = month > 2 ? month - 3 : month + 9
    let marchYear = month > 2 ? year : year - 1
    guard marchYear >= 0 else { return nil }
    let days = marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400
    return Int64(days + (153 * shifted + 2) / 5 + day - 1 - 719_468)
  }
}

/// Whole numbers of 1 to 18 digits within a range.
struct WholeNumbers: PlainValues {
  let range: ClosedRange<Int>

  @inline(__always)
  func value(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int64 {
    guard end > start, end - start <= 18 else { return .max }
    var number = 0
    for index in start..<end {
      let digit = base[index] &- 48
      guard digit < 10 else { return .max }
      number = number &* 10 &+ Int(digit)
    }
    return range.contains(number) ? Int64(number) : .max
  }
}
