internal import Extractors
internal import Model

/// What most values of a column are that is read as words, because some values are something else.
enum NearlyWhat {
  /// Nil where most values are words. `periods` are the ways to write a period that suit the heading.
  static func note(_ column: SampleColumn, periods: [DayFormat], mayBeNumbers: Bool) -> SuggestedColumn.Note? {
    func isMost(_ count: Int) -> Bool { count > 0 && count * 10 >= column.filled * 8 }
    if let form = unreadForm(column), isMost(column.standardDays + (column.unreadDays[form] ?? 0)) {
      return .unreadDays(form: form.rawValue)
    }
    let short = column.days[.shortMonthName] ?? 0
    if isMost(short), column.standardDays == column.filled {
      return .unreadDays(form: DayFormat.shortMonthName.rawValue + ", whose century nobody knows")
    }
    if isMost(column.standardDays) { return .nearlyDays(column.standardDays, of: column.filled) }
    let period = periods.max { (column.days[$0] ?? 0) < (column.days[$1] ?? 0) }
    if let period, let count = column.days[period], isMost(count) { return .nearlyPeriods(count, of: column.filled, period) }
    if isMost(column.withCurrencySigns) { return .currencySigns }
    if isMost(column.numbers), mayBeNumbers, column.withThousands + column.withPercentSigns == 0 {
      return .nearlyNumbers(column.numbers, of: column.filled)
    }
    return nil
  }

  /// The form in which most of the days are that are not read; nil where they are few, which is a slip.
  private static func unreadForm(_ column: SampleColumn) -> UnreadForm? {
    UnreadForm.allCases.filter { (column.unreadDays[$0] ?? 0) * 10 > column.filled }
      .max { (column.unreadDays[$0] ?? 0) < (column.unreadDays[$1] ?? 0) }
  }
}

/// A column of days in which so few values are no days that a run would still take the file.
struct NearlyDays {
  /// How many values are days.
  let count: Int
  /// How many values there are that are no signs.
  let all: Int
  let signs: [String]

  private static let fewestDays = 20
  /// A run refuses a file of which it rejects more rows than this and 2%.
  private static let mostOthers = 5

  /// Nil where no value is a day, each is, or too many are none.
  init?(_ column: SampleColumn) {
    let found = column.notDays.filter { NoValueSigns.contains($0.key) }
    (count, all) = (column.standardDays, column.filled - found.values.reduce(0, +))
    let others = all - count
    guard count >= Self.fewestDays, others > 0, others * Self.fewestDays <= all, others <= Self.mostOthers || others * 50 <= all
    else {
      return nil
    }
    signs = NoValueSigns.all(found.keys) ?? []
  }
}
