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
  /// What keeps columns from being looked up, a sentence for each source that is missing or was refused; those columns are
  /// blank.
  package let notLookedUp: [String]
  /// How many of the rows became what.
  package var counts: String { InputSentences.counts(quality) }

  /// Reads every file of the source in the folder at the path `input`, and those of the sources in which it looks something up.
  ///
  /// Throws: `RunError.noInputFolder`. A source that is missing or refused says so in `quality`.
  package init(
    _ source: SourceDefinition, in definitions: DefinitionSet, input: String, reading: CSVReading = CSVReading(),
    progress: (Progress) -> Void
  ) throws(RunError) {
    guard let folder = ExportFolder(path: input) else { throw .noInputFolder(input) }
    let extractor = Extractor(ReadingOptions(reading))
    let lookups = ReadLookups(of: source, in: definitions, from: folder, extractor)
    let files = folder.files(of: source)
    let size = files.reduce(0) { $0 + $1.size }
    var read = 0
    let extraction = extractor.extract(source, from: files, wanted: Set(source.columns.map(\.name))) { count in
      read += count
      progress(.reading(source: source.name, bytes: read, of: size))
    }
    var shown = source
    shown.columns += source.lookedUp.map(\.definition)
    var writer = Writer(header: shown.columns.map(\.name))
    let batches = (extraction.delivery.table?.batches ?? []).map(lookups.completed)
    let records = NarrativeRecords(shown, batches, extractor.lexicons(of: source))
    for record in records.all {
      for (text, column) in zip(record.texts, shown.columns) {
        writer.field(column.kind.isText ? SafeText.cell(SafeText.lines(text)) : text)
      }
      writer.endRecord()
    }
    bytes = writer.take()
    quality = extraction.quality.inWords
    notLookedUp = lookups.faults.map(InputSentences.notLookedUp)
    rejectLines = extraction.rejects.map { reject in
      let column = reject.column.isEmpty ? "" : " \(reject.column):"
      return "\(reject.file):\(reject.line):\(column) \(reject.message) [\(reject.rule.rawValue)]"
    }
  }
}
