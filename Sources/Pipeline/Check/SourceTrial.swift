internal import Extractors
internal import Model

/// A file, or several, read as a run reads them, by a definition that is proposed for it.
struct SourceTrial {
  let counts: SuggestionTrial
  /// Why nothing of the file can be read; nil where something can.
  let refusal: Refusal?
  /// How often each rule was broken in each column.
  let rejects: [RejectTotal]
  /// How the file was read; nil where it was not.
  let report: FileReport?
  /// Whether the file has no heading for some column that should have one.
  let lacksHeadings: Bool
  /// Whether the line of headings was not found.
  var isWithoutHeadings: Bool { if case .headings = refusal { true } else { false } }
  /// The columns that were to be kept, in the order of the definition, of the rows that were accepted.
  private(set) var rows: ComparedRows
  /// The same, without the rows that were kept.
  var withoutRows: SourceTrial {
    var trial = self
    trial.rows = ComparedRows()
    return trial
  }
  /// How many rows have the key of a later one.
  var superseded: Int { counts.superseded }

  /// The rows are all read, however many are rejected: `refusedByLimit` among the losses says that a run would refuse the file.
  ///
  /// `keeping` names the columns whose values are kept.
  init(_ source: SourceDefinition, _ files: [ExportFile], _ reading: CSVReading, keeping: Set<String> = []) {
    var patient = source
    patient.rejectLimit = RejectLimit(percent: 100, atLeast: .max, evenIfFew: 100)
    let (extractor, keeper) = (Extractor(ReadingOptions(reading)), RowKeeper())
    let extraction = extractor.extract(Extractor.Reading(patient, from: files, wanted: keeping), to: keeper)
    extractor.finish()
    rows = keeper.rows
    let quality = extraction.quality
    rejects = extraction.rejects.totals
    lacksHeadings = quality.missingColumns?.isEmpty == false
    report = extraction.files.first
    var counts = SuggestionTrial(
      read: quality.read - quality.skipped, accepted: quality.accepted, rejected: quality.rejected,
      superseded: quality.duplicates, skipped: quality.skipped)
    counts.losses = rejects.map { total in
      .rejected(total.rule, column: total.column, count: total.count, firstLine: total.first.first?.line ?? 0)
    }
    if quality.duplicates > 0 { counts.losses.append(.superseded(quality.duplicates)) }
    let isOverLimit = source.rejectLimit.exceeded(rejected: quality.rejected, read: quality.read, own: counts.read) != nil
    if isOverLimit || quality.rejected > 0 && counts.accepted == 0 { counts.losses.append(.refusedByLimit) }
    self.counts = counts
    switch extraction.delivery {
    case .delivered, .missing: refusal = nil
    // Its rows are read; the counts say how many are rejected.
    case .distrusted: refusal = nil
    // Every row was rejected: their counts say so.
    case .refused(.allRejected): refusal = nil
    case .refused(let why): refusal = why
    }
  }
}

/// Keeps the values of rows; nothing where no column is wanted.
private final class RowKeeper: BatchTaker {
  private(set) var rows = ComparedRows()
  let domains: Set<String> = []
  let domainsOfAll: Set<String> = []
  func begin() { rows = ComparedRows() }
  func take(_ batch: Batch, lexicons: [String: Lexicon]) { rows.append(batch.columns) }
  func end(isDelivered: Bool) {}
}
