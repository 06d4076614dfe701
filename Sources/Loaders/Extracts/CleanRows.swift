internal import CSV
package import Model

/// Writes the rows of one source as clean CSV, a piece at a time, so that a file of any size needs little memory.
package struct CleanRows {
  private let source: SourceDefinition
  private let text: (_ column: Int, _ number: UInt32) -> String
  private var days: [Int32: String] = [:]
  /// A piece is handed on when it has so many bytes.
  private static let piece = 1 << 20

  /// `text` gives the text of a number in the source's column at a position.
  package init(_ source: SourceDefinition, text: @escaping (_ column: Int, _ number: UInt32) -> String) {
    (self.source, self.text) = (source, text)
  }

  /// Writes the headings and the rows that survive. `batches` are in reading order and have all columns of the source.
  ///
  /// Throws: what `append` throws.
  package mutating func write(_ batches: [Batch], append: ([UInt8]) throws -> Void) throws {
    var writer = Writer(header: [CleanTable.rowNumber] + source.columns.map(\.name))
    var number = 0
    for batch in batches {
      for row in batch.survives.indices where batch.survives[row] {
        number += 1
        writer.field(number)
        for column in source.columns.indices { writer.field(value(batch.columns[column], row, column)) }
        writer.endRecord()
        if writer.buffer.count > Self.piece { try append(writer.take()) }
      }
    }
    try append(writer.take())
  }

  /// A value in its canonical spelling; empty where it is blank.
  private mutating func value(_ values: Column, _ row: Int, _ column: Int) -> String {
    switch values {
    case .days(let values): values[row] == Blank.day ? "" : day(values[row])
    case .integers(let values): values[row] == Blank.integer ? "" : source.columns[column].kind.text(values[row])
    case .codes(let values): code(values[row], of: source.columns[column].kind)
    case .interned(let values): values[row] == 0 ? "" : text(column, values[row])
    }
  }

  private mutating func day(_ number: Int32) -> String {
    if let known = days[number] { return known }
    let text = Day(number: number).description
    days[number] = text
    return text
  }

  private func code(_ position: UInt8, of kind: ColumnKind) -> String {
    guard position > 0, case .code(let codes) = kind else { return "" }
    return codes[Int(position) - 1].name
  }
}
