internal import CSV
internal import Model

/// One cell of a published table.
enum Cell {
  case text(String)
  case day(Day?)
  /// A value in its unit, by name: `percent`, `children`; a workbook shows the prefix before it: `<`.
  case measure(Double?, in: String, prefix: String = "")
  /// A number without one.
  case number(Double?)
  case count(Int)

  var field: String {
    switch self {
    case .day(let day): day?.description ?? ""
    case .measure(let value, _, _), .number(let value): value.map(PlainDecimal.text) ?? ""
    case .count(let count): String(count)
    case .text(let text): SafeText.cell(SafeText.harmless(text))
    }
  }

  static func text(_ value: (some CustomStringConvertible)?) -> Cell { .text(value?.description ?? "") }
  static func yesOrNo(_ value: Bool?) -> Cell { .text(value.map { $0 ? "yes" : "no" } ?? "") }
}

/// What stands in a column's cells, as the descriptions of the feed say it.
enum TidyKind: Sendable, Equatable {
  case text, day, number, count, yesOrNo
  case oneOf([String])
}

/// Rows of a table belong to one row of another, which has these columns as its key.
struct TidyReference: Sendable {
  var columns: [String]
  /// The other file.
  var table: String
}

/// A column of a published table: its name, what it holds in words, and what it takes from a row.
struct TidyColumn<Row>: Sendable {
  let name: String
  let kind: TidyKind
  let meaning: String
  let cell: @Sendable (Row) -> Cell

  init(_ name: String, _ kind: TidyKind, _ meaning: String, _ cell: @escaping @Sendable (Row) -> Cell) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
    self.cell = cell
  }
}

/// A published CSV file: its name, its grain and its columns. Tidy and long: a row a figure.
struct TidyTable<Row>: Sendable {
  let name: String
  /// What one row is.
  let grain: String
  let key: [String]
  var reference: TidyReference?
  let columns: [TidyColumn<Row>]

  func file(_ rows: some Sequence<Row>) -> (name: String, bytes: [UInt8]) {
    var writer = Writer(header: columns.map(\.name))
    for row in rows {
      for column in columns { writer.field(column.cell(row).field) }
      writer.endRecord()
    }
    return (name, writer.take())
  }
}

extension CaseIterable where Self: RawRepresentable<String> {
  static var names: [String] { allCases.map(\.rawValue) }
}
