internal import Model

/// Reads when something is to be done: `April 2024` (its last day) or a date.
enum DueReader {
  private static let monthOrDay = Shape.either([
    .day,
    .form(
      "a month", pattern: "(\(Day.monthNames.joined(separator: "|"))) 20[0-4][0-9]", examples: ["April 2024"]),
  ])
  static let by = Key(
    "by", .entry(monthOrDay), .required, "When it must be complete: a month stands for its last day.", example: "April 2024")
  static let from = Key(
    "from", .entry(monthOrDay), .optional, "When it begins, where the plan gives a span of months.", example: "May 2023")
  static let printedBy = Key(
    "printed_by", .text, .optional, "The date in the plan's words, where `by` reads it in another way.", example: "Spring term")
  static let dates = Key(
    "dates", .entry(.list(of: monthOrDay)), .optional, "The dates on which it is due, where there are several.",
    example: "[September 2023, March 2024]")
  static let everyMonths = Key(
    "every_months", .wholeNumber(in: 1...60), .optional, "After how many months it is due again, from `by` on.", example: "6")
  static let keys: [any DeclaredKey] = [by, from, printedBy, dates, everyMonths]

  /// Reads `by`, and `from` for a span of months; `dates` or `every_months` for what is due several times; `printed_by` where
  /// the plan prints something else than `by` says.
  static func due(_ fields: Fields, notBefore start: Day) -> DueDate? {
    let (from, by, printed) = (fields[Self.from], fields[Self.by], fields[printedBy])
    guard let by, let words = by.text(), let last = day(by, words, isEnd: true) else { return nil }
    let first = from.flatMap { entry in entry.text().flatMap { day(entry, $0, isEnd: false) } }
    if last < start { by.report(.datesOutOfOrder, "'\(words)' is before the start of the plan, \(start)") }
    if let first, first > last { from?.report(.datesOutOfOrder, "'from' (\(first)) is after 'by' (\(last))") }
    var due = DueDate(from: first, by: last, printed: printed ?? words)
    due.dates = fields[dates].map { dates($0, from: start, to: last) } ?? []
    due.everyMonths = fields[everyMonths]
    if let rhythm = fields.entry(of: everyMonths), !due.dates.isEmpty {
      rhythm.report(.wrongValue, "a milestone cannot have both dates and every_months", hint: "remove one of them")
    }
    return due
  }

  /// Reads `[September 2023, December 2023]`: the dates are in order, and none is after `by`.
  private static func dates(_ entry: Entry, from start: Day, to end: Day) -> [Day] {
    var days: [Day] = []
    for item in entry.items() {
      guard let words = item.text(), let day = day(item, words, isEnd: true) else { continue }
      if day < days.last ?? start || day > end || days.last == day {
        item.report(.datesOutOfOrder, "'\(words)' is not between \(days.last ?? start) and 'by' (\(end))")
      }
      days.append(day)
    }
    return days
  }

  private static func day(_ entry: Entry, _ text: String, isEnd: Bool) -> Day? {
    if Day(iso: text) != nil { return entry.day() }
    let words = text.split(separator: " ")
    guard words.count == 2, let month = Day.monthNames.firstIndex(of: String(words[0])), let year = Int(words[1]),
      let first = Day(year, month + 1, 1), PlanDays.all.contains(first)
    else {
      entry.report(
        .wrongValue, "'\(text)' is not a month or a date", hint: "write it as April 2024 (its last day) or 2024-04-30")
      return nil
    }
    return isEnd ? first.endOfMonth : first
  }
}
