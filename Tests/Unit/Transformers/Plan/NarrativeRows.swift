import Model
import Transformers

/// Rows of a source that is read for its narrative, as an extractor gives them; empty texts are blank.
struct NarrativeRows {
  let source: NarrativeSource
  var rows: [[String: String]]

  init(_ source: NarrativeSource, _ rows: [[String: String]]) { (self.source, self.rows) = (source, rows) }

  var records: NarrativeRecords {
    let columns = source.columns.map { column in
      ColumnDefinition(
        name: column.name, kind: column.kind == .day ? .day(formats: [.iso], notBefore: nil) : .text)
    }
    let definition = SourceDefinition(name: source.rawValue, title: source.rawValue, files: [], columns: columns, key: [])
    var lexicons: [String: Lexicon] = [:]
    let values = columns.map { column -> Column in
      let texts = rows.map { $0[column.name] ?? "" }
      guard case .text = column.kind else {
        return .days(texts.map { Day(iso: $0)?.number ?? Blank.day })
      }
      let said = texts.filter { !$0.isEmpty }
      lexicons["\(source.rawValue).\(column.name)"] = Lexicon(
        bytes: said.flatMap { Array($0.utf8) }, ends: said.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.utf8.count) })
      var number: UInt32 = 0
      return .interned(
        texts.map { text in
          if text.isEmpty { return 0 }
          number += 1
          return number
        })
    }
    let batch = Batch(
      columns: values, file: 0, place: 0, lines: rows.indices.map { Int32($0 + 2) },
      survives: Array(repeating: true, count: rows.count))
    return NarrativeRecords(definition, [batch], lexicons)
  }
}
