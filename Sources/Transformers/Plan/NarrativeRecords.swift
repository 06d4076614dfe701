package import Model

/// The accepted rows of a source that is read for its narrative: those that no later row replaces, in reading order.
package struct NarrativeRecords: Sendable {
  /// The source that the records come from, with its columns.
  package let source: SourceDefinition
  private let batches: [Batch]
  private let lexicons: [String: Lexicon]

  /// `batches` hold every column of the source, in its order.
  package init(_ source: SourceDefinition, _ batches: [Batch], _ lexicons: [String: Lexicon]) {
    self.source = source
    self.batches = batches
    self.lexicons = lexicons
  }

  /// The longest text that is shown, in characters. Owners write some hundred; somebody may paste a whole report.
  package static let longest = 120_000

  /// One accepted row, whose values are looked up by the names of their columns.
  package struct Record: Sendable {
    fileprivate let records: NarrativeRecords
    fileprivate let batch: Int
    fileprivate let row: Int

    /// A value in its canonical spelling; empty where it is blank, or there is no such column.
    package func text(_ column: String) -> String {
      records.source.position(of: column).map { records.text(batch, row, $0) } ?? ""
    }

    /// A day; nil where it is blank, or the column holds no days.
    func day(_ column: String) -> Day? {
      guard let position = records.source.position(of: column),
        case .days(let days) = records.batches[batch].columns[position], days[row] != Blank.day
      else { return nil }
      return Day(number: days[row])
    }

    /// Every text that somebody wrote, but for the column `author`.
    var freeTexts: [String] {
      records.source.columns.indices.filter {
        records.source.columns[$0].kind.isText && records.source.columns[$0].name != "author"
      }
      .map { records.text(batch, row, $0) }
    }

    /// The number of its texts that are longer than what is kept of them.
    var cutTexts: Int {
      records.source.columns.indices.count { records.source.columns[$0].kind.isText && records.isCut(batch, row, $0) }
    }

    /// The position of its file in the source's reading order, from 0, and the line on which it begins there.
    package var place: (file: Int, line: Int) {
      let batch = records.batches[batch]
      return (Int(batch.file), Int(batch.lines[row]))
    }

    /// Where it stands in the source's reading order.
    package var order: Int64 { records.batches[batch].place + Int64(row) }

    /// Every value, in the order of the source's columns.
    package var texts: [String] { records.source.columns.indices.map { records.text(batch, row, $0) } }
  }

  /// The records that no later row replaces, in reading order.
  package var all: [Record] {
    batches.indices.flatMap { batch in
      batches[batch].survives.indices.filter { batches[batch].survives[$0] }.map {
        Record(records: self, batch: batch, row: $0)
      }
    }
  }

  /// The record at a place in reading order; nil where none is there.
  package func record(at place: Int64) -> Record? {
    guard let batch = batches.lastIndex(where: { $0.place <= place }), place - batches[batch].place < batches[batch].count else {
      return nil
    }
    return Record(records: self, batch: batch, row: Int(place - batches[batch].place))
  }

  /// A text of at most `longest` characters, with `…` where it was cut.
  private func text(_ batch: Int, _ row: Int, _ column: Int) -> String {
    Self.kept(whole(batch, row, column))
  }

  /// What is kept of a text.
  package static func kept(_ text: String) -> String {
    guard isLong(text) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(longest))) + "…"
  }

  private func isCut(_ batch: Int, _ row: Int, _ column: Int) -> Bool { Self.isLong(whole(batch, row, column)) }

  private static func isLong(_ text: String) -> Bool { text.utf8.count > longest && text.unicodeScalars.count > longest }

  private func whole(_ batch: Int, _ row: Int, _ column: Int) -> String {
    let definition = source.columns[column]
    switch batches[batch].columns[column] {
    case .days(let values): return values[row] == Blank.day ? "" : Day(number: values[row]).description
    case .integers(let values): return values[row] == Blank.integer ? "" : definition.kind.text(values[row])
    case .codes(let values):
      guard values[row] > 0, case .code(let codes) = definition.kind else { return "" }
      return codes[Int(values[row]) - 1].name
    case .interned(let values): return definition.domain(in: source.name).flatMap { lexicons[$0]?[values[row]] } ?? ""
    }
  }
}
