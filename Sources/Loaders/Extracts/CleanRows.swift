internal import CSV
package import Model

/// Writes accepted rows as clean CSV, some at a time, so that a file of any size needs little memory.
///
///     let rows = CleanRows(source.columns, isNumbered: false)
///     var bytes = rows.headings
///     bytes += rows.bytes(batch, texts: texts, from: 1)
package struct CleanRows: Sendable {
  private let columns: [ColumnDefinition]
  private let isNumbered: Bool
  /// By column, the names of its codes.
  private let codes: [[[UInt8]]]

  /// `isNumbered`: the first column is the row's number.
  package init(_ columns: [ColumnDefinition], isNumbered: Bool) {
    (self.columns, self.isNumbered) = (columns, isNumbered)
    codes = columns.map { column in
      guard case .code(let codes) = column.kind else { return [] }
      return [[]] + codes.map { Array($0.name.utf8) }
    }
  }

  /// The heading line.
  package var headings: [UInt8] {
    var writer = Writer(header: (isNumbered ? [CleanTable.rowNumber] : []) + columns.map(\.name))
    return writer.take()
  }

  /// The rows of a batch that count. `texts` are, for each column, what its numbers stand for; `first` is the number of the first
  /// row that counts.
  package func bytes(_ batch: Batch, texts: [Lexicon?], from first: Int) -> [UInt8] {
    var writer = Writer()
    var number = first
    var days = DayTexts()
    let fields = zip(batch.columns, columns.indices).map { values, column in
      CleanColumn(values, columns[column].kind, codes[column], texts[column])
    }
    for row in batch.survives.indices where batch.survives[row] {
      if isNumbered { writer.field(number) }
      number += 1
      for field in fields { field.write(row, to: &writer, &days) }
      writer.endRecord()
    }
    return writer.take()
  }
}

/// The values of one column of a batch, in their canonical spellings; empty where they are blank.
private struct CleanColumn {
  private let values: Column
  private let kind: ColumnKind
  private let codes: [[UInt8]]
  private let texts: Lexicon?

  init(_ values: Column, _ kind: ColumnKind, _ codes: [[UInt8]], _ texts: Lexicon?) {
    (self.values, self.kind, self.codes, self.texts) = (values, kind, codes, texts)
  }

  @inline(__always)
  func write(_ row: Int, to writer: inout Writer, _ days: inout DayTexts) {
    switch values {
    case .days(let values): days.write(values[row], to: &writer)
    case .integers(let values) where kind.places == 0 && values[row] != Blank.integer: writer.field(Int(values[row]))
    case .integers(let values): writer.field(values[row] == Blank.integer ? "" : kind.text(values[row]))
    case .codes(let values): codes[Int(values[row])].withUnsafeBufferPointer { writer.field($0) }
    case .interned(let values):
      guard let texts, values[row] > 0 else { return writer.field("") }
      texts.withTexts { bytes, ends in
        writer.field(UnsafeBufferPointer(rebasing: bytes[ends[Int(values[row]) - 1]..<ends[Int(values[row])]]))
      }
    }
  }
}

/// The texts of days, each worked out once.
private struct DayTexts {
  private var texts: [Int32: [UInt8]] = [Blank.day: []]
  private var last: (day: Int32, text: [UInt8]) = (Blank.day, [])

  @inline(__always)
  mutating func write(_ day: Int32, to writer: inout Writer) {
    if day != last.day {
      let text = texts[day] ?? Array(Day(number: day).description.utf8)
      texts[day] = text
      last = (day, text)
    }
    last.text.withUnsafeBufferPointer { writer.field($0) }
  }
}
