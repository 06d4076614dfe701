import Extractors
import Model

/// All that an extraction tells, in a form that compares: no matter how it was read.
struct WholeReading: Equatable {
  var quality: SourceQuality
  var rejects: [Reject]
  var files: [FileReport]
  var months: [Int: [Int]]
  /// File, line, whether it counts, and every value as text.
  var rows: [String]

  init(_ source: SourceDefinition, _ files: [ExportFile], _ options: ReadingOptions) {
    let extractor = Extractor(options)
    let extraction = extractor.extract(source, from: files, wanted: Set(source.columns.map(\.name)))
    let lexicons = extractor.lexicons(of: source)
    quality = extraction.quality
    rejects = Array(extraction.rejects)
    self.files = extraction.files
    months = extraction.tally.months.mapValues { [$0.rows] + $0.blanks }
    rows = (extraction.delivery.table?.batches ?? []).flatMap { batch in
      (0..<batch.count).map { row in
        let values = zip(source.columns, batch.columns).map { column, values in
          Self.text(values, row, column.domain(in: source.name).flatMap { lexicons[$0] })
        }
        return "\(batch.file) \(batch.lines[row]) \(batch.survives[row]) " + values.joined(separator: "|")
      }
    }
  }

  static func text(_ column: Column, _ row: Int, _ lexicon: Lexicon?) -> String {
    switch column {
    case .days(let values): values[row] == Blank.day ? "" : "\(Day(number: values[row]))"
    case .codes(let values): "\(values[row])"
    case .integers(let values): values[row] == Blank.integer ? "" : "\(values[row])"
    case .interned(let values): lexicon?[values[row]] ?? "?"
    }
  }

  /// Where two readings differ first; nil where they do not.
  func difference(from other: WholeReading) -> String? {
    if quality != other.quality { return "\(quality)\n\(other.quality)" }
    for (mine, theirs) in zip(rejects, other.rejects) where mine != theirs { return "\(mine)\n\(theirs)" }
    for (mine, theirs) in zip(rows, other.rows) where mine != theirs { return "\(mine)\n\(theirs)" }
    if files != other.files { return "\(files)\n\(other.files)" }
    if months != other.months { return "\(months)\n\(other.months)" }
    return self == other ? nil : "\(rejects.count), \(rows.count) and \(other.rejects.count), \(other.rows.count)"
  }
}
