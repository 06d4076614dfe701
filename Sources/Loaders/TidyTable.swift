internal import CSV
internal import Model

/// One cell of a published table.
enum Cell {
  case text(String)
  case number(Double?)
  case count(Int)

  var field: String {
    switch self {
    case .number(let value): value.map(PlainDecimal.text) ?? ""
    case .count(let count): String(count)
    case .text(let text): SafeText.cell(SafeText.harmless(text))
    }
  }

  static func text(_ value: (some CustomStringConvertible)?) -> Cell { .text(value?.description ?? "") }
}

/// A published CSV file: its name, and what each column takes from a row. Tidy and long: a row a figure.
struct TidyTable<Row>: Sendable {
  let name: String
  let columns: [(name: String, cell: @Sendable (Row) -> Cell)]

  func file(_ rows: some Sequence<Row>) -> (name: String, bytes: [UInt8]) {
    var writer = Writer(header: columns.map(\.name))
    for row in rows {
      for column in columns { writer.field(column.cell(row).field) }
      writer.endRecord()
    }
    return (name, writer.take())
  }
}
