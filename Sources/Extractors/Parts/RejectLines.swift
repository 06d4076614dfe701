internal import Model

/// The rejected rows of a part, a line for each, with what is known of them: tab-separated, every value escaped.
///
/// **Shape**: the row's line in the part, the column's position in the definition (-1 where the whole row is at fault), the rule, what
/// the value looks like, and then, unless the whole row is at fault, a value for each column of which values are kept: empty for a
/// blank, `?` for one that is not known, `#` and a number, or `'` and a text.
enum RejectLines {
  static func bytes(_ rejects: RejectedRows, from line: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var values = rejects.values[...]
    for row in rejects.rows {
      var fields = [String(Int(row.line) + line), String(row.column), row.rule.rawValue, shape(rejects.details[Int(row.detail)])]
      // Of a row with too few or too many values nothing is known.
      if row.column >= 0, let known = values.popFirst() { fields += known.map(text) }
      for (place, field) in fields.enumerated() {
        if place > 0 { bytes.append(9) }
        bytes += EscapedText.bytes(field)
      }
      bytes.append(10)
    }
    return bytes
  }

  /// The rows of these lines; nil where they are not what `bytes` writes for so many kept columns of the source.
  static func rows(_ bytes: some Sequence<UInt8>, of source: SourceDefinition, kept: Int) -> RejectedRows? {
    var rows = RejectedRows()
    for line in Array(bytes).split(separator: 10) {
      let fields = line.split(separator: 9, omittingEmptySubsequences: false).compactMap { EscapedText.text($0) }
      guard fields.count >= 4, let number = Int(fields[0]), let column = Int(fields[1]),
        let rule = RejectRule(rawValue: fields[2]),
        column < source.columns.count
      else { return nil }
      let values = fields[4...].compactMap(value)
      guard values.count == (column < 0 ? 0 : kept), fields.count == 4 + values.count else { return nil }
      let position = column < 0 ? nil : column
      rows.append(
        line: number, column: position, rule, detail(fields[3], position.map { source.columns[$0] }, rule),
        values: position == nil ? nil : values)
    }
    return rows
  }

  private static func shape(_ detail: RejectDetail) -> String { if case .shape(let shape, _) = detail { shape } else { "" } }

  private static func detail(_ shape: String, _ column: ColumnDefinition?, _ rule: RejectRule) -> RejectDetail {
    if rule == .order, let start = column?.follows { return .before(start: start) }
    return shape.isEmpty ? .none : .shape(shape, column.flatMap { AllowedValues($0, instead: rule) })
  }

  private static func text(_ value: RejectedValues.Value) -> String {
    switch value {
    case .unknown: "?"
    case .blank: ""
    case .number(let number): "#\(number)"
    case .text(let text): "'" + text
    }
  }

  private static func value(_ text: String) -> RejectedValues.Value? {
    switch text.unicodeScalars.first {
    case nil: .blank
    case "?" where text.unicodeScalars.count == 1: .unknown
    case "#": Int64(text.dropFirst()).map { .number($0) }
    case "'": .text(String(String.UnicodeScalarView(text.unicodeScalars.dropFirst())))
    default: nil
    }
  }
}
