internal import Model

/// Reads when something is to be done: `April 2024` (its last day) or a date.
enum DueReader {
  /// `by`, and `from` for a span of months; `printed_by` where the plan prints something else than `by` says.
  static func due(_ fields: Fields, notBefore start: Day) -> DueDate? {
    let (from, by, printed) = (fields.optional("from"), fields.required("by"), fields.optional("printed_by"))
    guard let by, let words = by.text(), let last = day(by, words, isEnd: true) else { return nil }
    let first = from.flatMap { entry in entry.text().flatMap { day(entry, $0, isEnd: false) } }
    if last < start { by.report(.datesOutOfOrder, "'\(words)' is before the plan's start, \(start)") }
    if let first, first > last { from?.report(.datesOutOfOrder, "from \(first) is after by \(last)") }
    return DueDate(from: first, by: last, printed: printed?.text() ?? words)
  }

  private static func day(_ entry: Entry, _ text: String, isEnd: Bool) -> Day? {
    if let day = Day(iso: text) { return day }
    let words = text.split(separator: " ")
    guard words.count == 2, let month = Day.monthNames.firstIndex(of: String(words[0])), let year = Int(words[1]),
      let first = Day(year, month + 1, 1)
    else {
      entry.report(
        .wrongValue, "'\(text)' is neither a month nor a date", hint: "April 2024, which is its last day, or 2024-04-30")
      return nil
    }
    return isEnd ? first.endOfMonth : first
  }
}
