/// A row that could not be used: its place and the rule that it broke, never a child's data.
package struct Reject: Sendable, Hashable {
  /// The name of the source.
  package var source: String
  /// The file's name as it may be shown.
  package var file: String
  /// The line on which the row begins, counted from 1, the headings included.
  package var line: Int
  /// The canonical name of the column; empty where the whole row is at fault.
  package var column: String
  /// The rule that the row broke.
  package var rule: RejectRule
  /// What else is known of the fault.
  package var detail: RejectDetail

  /// A rejected row with its place and its fault.
  package init(source: String, file: String, line: Int, column: String, rule: RejectRule, detail: RejectDetail) {
    self.source = source
    self.file = file
    self.line = line
    self.column = column
    self.rule = rule
    self.detail = detail
  }
}

/// What is known of a row's fault besides the rule that it broke.
package enum RejectDetail: Hashable, Sendable {
  /// Nothing else is known.
  case none
  /// The value looks like this: `Aaaa 99`; and what the column may have instead, nil where the rule says it.
  case shape(String, AllowedValues?)
  /// The column's day is before that of the column `start`.
  case before(start: String)
  /// An earlier run published this sentence about it.
  case published(String)
}

/// A source's rejected rows, in reading order.
///
/// ```swift
/// var rejects = RejectList(source: "exclusions")
/// rejects.append(file: "exclusions.csv", line: 7, column: "start_date", rule: .date, detail: .shape("99 Aaa", nil))
/// rejects.count            // 1
/// rejects[0].line          // 7
/// rejects.totals[0].rule   // .date
/// ```
///
/// What the rows share is kept once, so that a row takes 16 bytes, however many there are.
package struct RejectList: Sendable {
  private struct Row: Sendable {
    var line: UInt32
    var file: UInt32
    var column: UInt16
    var rule: UInt16
    var detail: UInt32
  }
  /// The name of the source.
  package let source: String
  private var rows: [Row] = []
  private var files = NumberedValues<String>()
  private var columns = NumberedValues<String>()
  private var details = NumberedValues<RejectDetail>()

  /// A list without rows.
  package init(source: String) { self.source = source }

  /// Adds a rejected row, which comes after all others in reading order.
  package mutating func append(file: String, line: Int, column: String, rule: RejectRule, detail: RejectDetail) {
    rows.append(
      Row(
        line: UInt32(clamping: line), file: files.number(of: file), column: UInt16(clamping: columns.number(of: column)),
        rule: UInt16(clamping: RejectRule.allCases.firstIndex(of: rule) ?? 0), detail: details.number(of: detail)))
  }

  /// The rejected row at this place in the list, counted from 0.
  package subscript(index: Int) -> Reject {
    let row = rows[index]
    return Reject(
      source: source, file: files[row.file], line: Int(row.line), column: columns[UInt32(row.column)],
      rule: RejectRule.allCases[Int(row.rule)], detail: details[row.detail])
  }

  /// The line and the rule of each row, from a place in the list on.
  package func lines(from start: Int) -> [(line: Int, rule: RejectRule)] {
    rows[start...].map { (Int($0.line), RejectRule.allCases[Int($0.rule)]) }
  }

  /// How often each rule was broken in each column, most often first.
  package var totals: [RejectTotal] {
    var totals: [UInt32: RejectTotal] = [:]
    for (index, row) in rows.enumerated() {
      let key = UInt32(row.column) << 16 | UInt32(row.rule)
      var total =
        totals[key]
        ?? RejectTotal(
          column: columns[UInt32(row.column)], rule: RejectRule.allCases[Int(row.rule)], count: 0, first: [])
      total.count += 1
      if total.first.count < RejectTotal.firstPlaces { total.first.append(self[index]) }
      totals[key] = total
    }
    return totals.values.sorted {
      ($1.count, $0.column, $0.rule.rawValue) < ($0.count, $1.column, $1.rule.rawValue)
    }
  }
}

extension RejectList: RandomAccessCollection {
  /// The place of the first row.
  package var startIndex: Int { 0 }
  /// The place after the last row.
  package var endIndex: Int { rows.count }
}

/// How many rows broke one rule in one column of a source.
///
/// **Shape**: a rule and a column.
package struct RejectTotal: Sendable {
  /// The number of rows that a total names.
  package static let firstPlaces = 3

  /// The canonical name of the column; empty where whole rows are at fault.
  package var column: String
  /// The rule that they broke.
  package var rule: RejectRule
  /// The number of rows.
  package var count: Int
  /// The first of them, in reading order.
  package var first: [Reject]
}

/// Values by number, from 0.
private struct NumberedValues<Value: Hashable & Sendable>: Sendable {
  private var numbers: [Value: UInt32] = [:]
  private var values: [Value] = []

  mutating func number(of value: Value) -> UInt32 {
    if let known = numbers[value] { return known }
    let number = UInt32(values.count)
    numbers[value] = number
    values.append(value)
    return number
  }

  subscript(number: UInt32) -> Value { values[Int(number)] }
}
