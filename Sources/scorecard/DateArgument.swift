import ArgumentParser
import Model

/// A date as somebody typed it: `2024-03-31`. A command's `validate` says what is wrong with it.
struct DateArgument: ExpressibleByArgument {
  let text: String

  init?(argument: String) { text = argument }

  init(_ day: Day) { text = day.description }

  var defaultValueDescription: String { text }

  /// The day; nil where the text is not a date.
  var day: Day? { Day(iso: text) }

  /// Throws: `ValidationError`, for what is no date, or is on no plan. `option` is its name.
  func validate(_ option: String) throws {
    guard let day else { throw ValidationError(mistake) }
    guard PlanDays.all.contains(day) else { throw ValidationError("\(option) \(day) is outside \(PlanDays.inWords).") }
  }

  private var mistake: String {
    let parts = text.split(whereSeparator: { "-/.".contains($0) }).map { Int($0) }
    guard parts.count == 3, let first = parts[0], let month = parts[1], let last = parts[2] else {
      return "'\(text)' is not a date: write it as year-month-day, such as 2024-03-31."
    }
    let isYearFirst = text.prefix(while: \.isNumber).count == 4
    let (year, number) = isYearFirst ? (first, last) : (last, first)
    guard (1...12).contains(month) else { return "'\(text)': there is no month \(month). Write the date as 2024-03-31." }
    guard let day = Day(year, month, number) else { return "There is no \(number) \(Day.monthNames[month - 1]) \(year)." }
    return "'\(text)': write the date as \(day)."
  }
}

extension DateArgument? {
  /// The same for an option that may be left out.
  func validate(_ option: String) throws { try self?.validate(option) }
}
