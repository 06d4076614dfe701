package import Model

/// What one column of an unknown file holds, in the rows that were looked at.
package struct SampleColumn: Sendable {
  /// The column's heading as the file has it.
  package var heading: String
  /// The number of rows that were looked at.
  package internal(set) var rows = 0
  /// Whether all rows of the file were.
  package internal(set) var isWhole = false
  /// The number of rows in which the column is not blank.
  package internal(set) var filled = 0
  /// How many of the values are days in each format; a value may be one in several.
  package internal(set) var days: [DayFormat: Int] = [:]
  /// The earliest day in each format.
  package internal(set) var earliest: [DayFormat: Day] = [:]
  /// How the days lie that are written as single days.
  package internal(set) var spacing = DaySpacing()
  /// How many of the values are days in one of the certain formats.
  package internal(set) var standardDays = 0
  /// The values that are no such days, each with how often it was met; no more than `fewValues` of them.
  package internal(set) var notDays: [String: Int] = [:]
  /// How many of the values are days in each form that is not read.
  package internal(set) var unreadDays: [UnreadForm: Int] = [:]
  /// The number of values that are numbers after a currency sign.
  package internal(set) var withCurrencySigns = 0
  /// The number of values that are whole numbers.
  package internal(set) var wholeNumbers = 0
  /// The number of values that are numbers, with decimal places, thousands or percent signs too.
  package internal(set) var numbers = 0
  /// The number of numbers whose thousands are grouped by commas.
  package internal(set) var withThousands = 0
  /// The number of numbers with a percent sign.
  package internal(set) var withPercentSigns = 0
  /// The most decimal places of a number.
  package internal(set) var places = 0
  /// The smallest number; infinity where there is none.
  package internal(set) var smallest = Double.infinity
  /// The largest number; minus infinity where there is none.
  package internal(set) var largest = -Double.infinity
  /// The values that are no numbers, each with how often it was met; no more than `fewValues` of them.
  package internal(set) var notNumbers: [String: Int] = [:]
  /// Whether some value has several words.
  package internal(set) var hasSpaces = false
  /// The length of the longest value, in characters.
  package internal(set) var longest = 0
  /// The number of values with a digit.
  package internal(set) var withDigits = 0
  /// The number of values that are written as people's names are: two to four words with a capital each.
  package internal(set) var likeNames = 0
  /// The number of values that are written as references are: `C0087`, `943 476 5870`.
  package internal(set) var likeReferences = 0
  /// The number of values that are written as telephone numbers are.
  package internal(set) var likePhones = 0
  /// The values that say that a row is about all others, each with how often it was met.
  package internal(set) var totals: [String: Int] = [:]
  /// Whether there were more than 200 different values; none of them is then kept.
  package internal(set) var hasManyValues = false
  /// The different values, each with how often it was met and the first row that has it; none where `hasManyValues`.
  var counts: [String: (count: Int, firstRow: Int)] = [:]

  /// So many values that are none of what the others are can be signs; more cannot.
  package static let fewValues = 16
  /// A value that fewer rows have may be a child's.
  package static let commonTimes = 5
  static let longestList = 200

  /// A column of which nothing has been read.
  package init(heading: String) { self.heading = heading }

  /// Whether each row has a value.
  package var isAlwaysFilled: Bool { rows > 0 && filled == rows }

  /// The formats of single days that say what day they mean: those that are always read, and the one that Excel shows by itself.
  package static let certainFormats = DayFormat.standard.union([.shortMonthName])

  /// The values met at least five times, the most frequent first. `firstRow` counts from 1, the row below the headings.
  package var common: [(value: String, count: Int, firstRow: Int)] {
    counts.filter { $0.value.count >= Self.commonTimes }
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { ($0.key, $0.value.count, $0.value.firstRow) }
  }
  /// The number of different values met fewer than five times.
  package var rare: Int { counts.count { $0.value.count < Self.commonTimes } }
  /// The number of different values; 0 where `hasManyValues`.
  package var distinct: Int { counts.count }
  /// The different values; none where `hasManyValues`. They may be about somebody.
  package var values: [String] { Array(counts.keys) }
  /// Whether the heading is a value too, as where the line of headings is a row.
  package var repeatsHeading: Bool {
    counts[heading] != nil && heading.contains(where: \.isLetter)
  }

  /// The format in which most of its values are days, and how many are; nil where none is a day. Among equals it is the one
  /// that comes first.
  package var bestFormat: (format: DayFormat, count: Int)? {
    let most = days.values.max() ?? 0
    return DayFormat.allCases.first { most > 0 && days[$0] == most }.map { ($0, most) }
  }
}
