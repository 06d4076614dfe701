internal import CSV
internal import Extractors
package import Model
internal import Transformers
internal import Wording

/// What the pipeline makes of one source: its accepted rows with canonical headings and codes.
package struct CleanExport: Sendable {
  package let bytes: [UInt8]
  package let quality: SourceQuality
  /// A line a rejected row: its place, and the rule that it broke.
  package let rejectLines: [String]

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
    let records = NarrativeRecords(source, extraction.delivery.table?.batches ?? [], extractor.lexicons(of: source))
    for record in records.all {
      for (text, column) in zip(record.texts, source.columns) {
        writer.field(column.kind.isText ? SafeText.cell(SafeText.lines(text)) : text)
      }
      writer.endRecord()
    }
    bytes = writer.take()
    quality = extraction.quality.inWords
    rejectLines = extraction.rejects.map { reject in
      let column = reject.column.isEmpty ? "" : " \(reject.column):"
      return "\(reject.file):\(reject.line):\(column) \(reject.message) [\(reject.rule.rawValue)]"
    }
  }
}
