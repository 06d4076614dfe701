/// Ways to write a date that the program never reads, because another one is too like them or nobody in England should write them.
///
///     UnreadForm("28.03.2024")     // .dots
///     UnreadForm("12/25/2023")     // .monthFirst: there is no 25th month
package enum UnreadForm: String, CaseIterable, Sendable {
  case dots = "dd.mm.yyyy"
  case yearFirst = "yyyy/mm/dd"
  case monthFirst = "mm/dd/yyyy"

  /// Nil where the text is written in none of them. A time may follow.
  init?(_ text: String) {
    guard let first = text.utf8.first, first &- 48 < 10 else { return nil }
    let date = text.prefix { $0 != " " && $0 != "T" }
    guard let separator = date.first(where: { !$0.isNumber }), "./".contains(separator) else { return nil }
    let parts = date.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let numbers = parts.map { $0.count <= 4 ? Int($0) : nil }
    func isYear(_ place: Int) -> Bool { [2, 4].contains(parts[place].count) && numbers[place] != nil }
    func has(_ place: Int, _ range: ClosedRange<Int>) -> Bool { numbers[place].map(range.contains) ?? false }
    if separator == ".", has(0, 1...31), has(1, 1...12), isYear(2) {
      self = .dots
    } else if separator == "/", parts[0].count == 4, has(1, 1...12), has(2, 1...31) {
      self = .yearFirst
    } else if separator == "/", has(0, 1...12), has(1, 13...31), isYear(2) {
      self = .monthFirst
    } else {
      return nil
    }
  }
}
