internal import Model

/// What a column's values are to those who exchange data, by the names of the Open Data Contract Standard.
enum LogicalType: String, Sendable { case string, date, integer, number }

extension ColumnKind {
  /// Days that are written as periods, such as school years, are texts.
  var logicalType: LogicalType {
    switch self {
    case .identifier, .code, .category, .text: .string
    case .day(let formats, _): formats.isEmpty || formats.contains(.iso) ? .date : .string
    case .integer: .integer
    case .decimal: .number
    }
  }
}
