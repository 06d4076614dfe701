/// A row that could not be used: its place and the rule it broke. Never a child's data.
package struct Reject: Sendable, Hashable {
  package var source: String
  package var file: String
  package var line: Int
  /// Canonical name of the column; empty where the whole record is at fault.
  package var column: String
  package var rule: RejectRule
  package var detail: RejectDetail

  package init(source: String, file: String, line: Int, column: String, rule: RejectRule, detail: RejectDetail) {
    self.source = source
    self.file = file
    self.line = line
    self.column = column
    self.rule = rule
    self.detail = detail
  }
}

/// What is known of a row's fault beside the rule that it broke.
package enum RejectDetail: Hashable, Sendable {
  case none
  /// What the value looks like: `Aaaa 99`.
  case shape(String)
  /// The column's day is before that of the column `start`.
  case before(start: String)
  /// What an earlier run published of it.
  case published(String)
}

/// A source's rejects, in reading order. What they share is kept once: 16 bytes a row, however many there are.
package struct RejectList: Sendable {
  private struct Row: Sendable {
    var line: UInt32
    var file: UInt32
    var column: UInt16
    var rule: UInt16
    var detail: UInt32
  }
  package let source: String
  private var rows: [Row] = []
  private var files = NumberedValues<String>()
  private var columns = NumberedValues<String>()
  private var details = NumberedValues<RejectDetail>()

  package init(source: String) { self.source = source }

  package mutating func append(file: String, line: Int, column: String, rule: RejectRule, detail: RejectDetail) {
    rows.append(
      Row(
        line: UInt32(clamping: line), file: files.number(of: file), column: UInt16(clamping: columns.number(of: column)),
        rule: UInt16(clamping: RejectRule.allCases.firstIndex(of: rule) ?? 0), detail: details.number(of: detail)))
  }

  package subscript(index: Int) -> Reject {
    let row = rows[index]
    return Reject(
      source: source, file: files[row.file], line: Int(row.line), column: columns[UInt32(row.column)],
      rule: RejectRule.allCases[Int(row.rule)], detail: details[row.detail])
  }

  /// Line and rule of each, from a place in the list on.
  package func lines(from start: Int) -> [(line: Int, rule: RejectRule)] {
    rows[start...].map { (Int($0.line), RejectRule.allCases[Int($0.rule)]) }
  }

  /// How often each rule was broken in each column, most often first, with the first places.
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
  package var startIndex: Int { 0 }
  package var endIndex: Int { rows.count }
}

/// Rejects of one rule in one column of a source.
package struct RejectTotal: Sendable {
  package static let firstPlaces = 3

  package var column: String
  package var rule: RejectRule
  package var count: Int
  /// The first of them.
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
