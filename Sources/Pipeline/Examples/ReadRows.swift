internal import Extractors
internal import Model
internal import Transformers

/// The accepted rows of one export with their places.
struct ReadRows {
  struct Row {
    let place: (file: Int, line: Int)
    /// A value for each column of the source.
    let texts: [String]
  }
  let source: SourceDefinition
  /// The names of its files, in reading order.
  let files: [String]
  let rows: [Row]
  /// File and line of each rejected row.
  private let rejected: Set<String>

  /// Throws: `RecordingError.refused` for a source that is refused. `rows` is empty where it was not delivered.
  init(_ source: SourceDefinition, in folder: ExportFolder, _ extractor: Extractor) throws(RecordingError) {
    let files = folder.files(of: source)
    let extraction = extractor.extract(source, from: files, wanted: Set(source.columns.map(\.name)))
    guard extraction.quality.status != .refused else { throw .sourceRefused(source.name) }
    let records = NarrativeRecords(source, extraction.delivery.table?.batches ?? [], extractor.lexicons(of: source))
    self.source = source
    self.files = files.map(\.name)
    rows = records.all.map { Row(place: $0.place, texts: $0.texts) }
    rejected = Set(extraction.rejects.map { "\($0.file):\($0.line)" })
  }

  func isRejected(_ file: String, _ line: Int) -> Bool { rejected.contains("\(file):\(line)") }

  /// The identifiers of a row, each with its domain.
  func identifiers(of row: Row) -> [String] {
    zip(source.columns, row.texts).compactMap { column, text in
      guard case .identifier(let domain) = column.kind, !text.isEmpty else { return nil }
      return "\(domain)\u{0}\(text)"
    }
  }
}
