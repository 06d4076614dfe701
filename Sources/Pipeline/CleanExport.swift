internal import CSV
internal import Extractors
package import Model

/// What the pipeline makes of one source: its accepted rows with canonical headings and codes.
package struct CleanExport: Sendable {
  package let bytes: [UInt8]
  package let quality: SourceQuality
  package let rejects: RejectList

  /// Throws: `RunError.noInputFolder`; a source that is missing or refused says so in its quality.
  package init(
    _ source: SourceDefinition, input: String, reading: CSVReading = CSVReading(), progress: (Progress) -> Void
  ) throws(RunError) {
    guard let folder = ExportFolder(path: input) else { throw .noInputFolder(input) }
    let extractor = Extractor(ReadingOptions(reading))
    let files = folder.files(of: source)
    let size = files.reduce(0) { $0 + $1.size }
    var read = 0
    let extraction = extractor.extract(source, from: files, wanted: Set(source.columns.map(\.name))) { count in
      read += count
      progress(.reading(source: source.name, bytes: read, of: size))
    }
    var writer = Writer(header: source.columns.map(\.name))
    let lexicons = extractor.lexicons()
    for batch in extraction.delivery.table?.batches ?? [] {
      for row in 0..<batch.count where batch.survives[row] {
        for (column, definition) in zip(batch.columns, source.columns) {
          writer.field(Self.text(column, row, definition, in: source.name, lexicons))
        }
        writer.endRecord()
      }
    }
    bytes = writer.take()
    quality = extraction.quality
    rejects = extraction.rejects
  }

  private static func text(
    _ column: Column, _ row: Int, _ definition: ColumnDefinition, in source: String, _ lexicons: [String: Lexicon]
  ) -> String {
    switch column {
    case .days(let values): return values[row] == Blank.day ? "" : Day(number: values[row]).description
    case .integers(let values): return values[row] == Blank.integer ? "" : definition.kind.text(values[row])
    case .codes(let values):
      guard values[row] > 0, case .code(let codes) = definition.kind else { return "" }
      return codes[Int(values[row]) - 1].name
    case .interned(let values):
      return SafeText.cell(SafeText.lines(definition.domain(in: source).flatMap { lexicons[$0]?[values[row]] } ?? ""))
    }
  }
}
