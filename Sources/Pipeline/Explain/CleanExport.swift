internal import CSV
internal import Extractors
package import Model
internal import Transformers
internal import Wording

/// What `scorecard extract` prints of one source: its accepted rows with the definition's column names and codes.
package struct CleanExport: Sendable {
  /// The accepted rows as CSV with all columns of the definition, a row for each accepted row. The headings alone where the
  /// source is missing, refused or empty.
  package let bytes: [UInt8]
  /// What became of the source, with its sentences.
  package let quality: SourceQuality
  /// A line for each rejected row: its file and line, the column, and the rule that it broke.
  package let rejectLines: [String]
  /// How many of the rows became what.
  package var counts: String { InputSentences.counts(quality) }

  /// Reads every file of the source in the folder at the path `input`.
  ///
  /// Throws: `RunError.noInputFolder`. A source that is missing or refused says so in `quality`.
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
