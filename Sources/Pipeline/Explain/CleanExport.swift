internal import Extractors
internal import Loaders
package import Model
internal import Transformers
internal import Wording

/// What `scorecard extract` prints of one source: its accepted rows with the definition's column names and codes.
///
/// The source is read twice: first to know which of its rows count, and then, in reading order, to write them.
package struct CleanExport {
  /// What became of the source, with its sentences.
  package let quality: SourceQuality
  /// What keeps columns from being looked up, a sentence for each source that is missing or was refused; those columns are
  /// blank.
  package let notLookedUp: [String]
  /// How many of the rows became what.
  package var counts: String { InputSentences.counts(quality) }
  private let source: SourceDefinition
  private let rejects: RejectList
  private let rows: CountedRows?
  private let lookups: ReadLookups

  /// Reads every file of the source in the folder at the path `input`, and those of the sources in which it looks something up.
  ///
  /// Throws: `RunError.noInputFolder`. A source that is missing or refused says so in `quality`.
  package init(
    _ source: SourceDefinition, in definitions: DefinitionSet, input: String, reading: CSVReading = CSVReading(),
    progress: (Progress) -> Void
  ) throws(RunError) {
    guard let folder = ExportFolder(path: input) else { throw .noInputFolder(input) }
    let extractor = Extractor(ReadingOptions(reading))
    lookups = ReadLookups(of: source, in: definitions, from: folder, extractor)
    let files = folder.files(of: source)
    let size = files.reduce(0) { $0 + $1.size }
    var read = 0
    let (extraction, rows) = extractor.count(Extractor.Reading(source, from: files, wanted: [])) { count in
      read += count
      progress(.reading(source: source.name, bytes: read, of: size))
    }
    (self.source, self.rows) = (source, rows)
    quality = extraction.quality.inWords
    rejects = extraction.rejects
    notLookedUp = lookups.faults.map(InputSentences.notLookedUp)
  }

  /// A line for each rejected row: its file and line, the column, and the rule that it broke.
  package var rejectLines: some Sequence<String> {
    rejects.lazy.map { reject in
      let column = reject.column.isEmpty ? "" : " \(reject.column):"
      return "\(reject.file):\(reject.line):\(column) \(reject.message) [\(reject.rule.rawValue)]"
    }
  }

  /// Hands the accepted rows over as CSV, a piece at a time, with all columns of the definition; the headings alone where there are no
  /// rows. Returns what became of the source: it is refused where a file has changed meanwhile, and not all rows were handed over.
  ///
  /// Throws: what `append` throws.
  package func write(_ append: ([UInt8]) throws -> Void) throws -> SourceQuality {
    let columns = source.columns + source.lookedUp.map(\.definition)
    let clean = CleanRows(columns, isNumbered: false)
    try append(clean.headings)
    do {
      guard !source.lookedUp.isEmpty else {
        try rows?.forEach {
          clean.bytes($0.batch, texts: Self.shown($0.texts, columns), from: 1)
        } take: {
          try append($0)
        }
        return quality
      }
      try rows?.forEach(numbering: source.identifierDomains) {
        $0
      } take: { rows in
        var batch = rows.batch
        batch.columns += lookups.completed(rows.numbered).columns.suffix(source.lookedUp.count)
        let texts = Self.shown(rows.texts, columns) + source.lookedUp.map { _ in nil }
        try append(clean.bytes(batch, texts: texts, from: 1))
      }
      return quality
    } catch let refusal as Refusal { return quality.refused(refusal) }
  }

  /// Texts as people may open them: none too long, and free texts without what acts in a spreadsheet.
  private static func shown(_ texts: [Lexicon?], _ columns: [ColumnDefinition]) -> [Lexicon?] {
    zip(texts, columns).map { lexicon, column in
      guard column.kind.isText || lexicon?.holdsText(longerThan: NarrativeRecords.longest) == true else { return lexicon }
      return lexicon?.mapped { text in
        let kept = NarrativeRecords.kept(text)
        return column.kind.isText ? SafeText.cell(SafeText.lines(kept)) : kept
      }
    }
  }
}

extension SourceDefinition {
  /// The domains of its identifiers.
  var identifierDomains: Set<String> {
    Set(columns.compactMap { column in if case .identifier(let domain) = column.kind { domain } else { nil } })
  }
}

extension SourceQuality {
  /// The same source, refused after all.
  func refused(_ why: Refusal) -> SourceQuality {
    var quality = self
    (quality.status, quality.finding) = (.refused, .refused(why))
    return quality.inWords
  }
}
