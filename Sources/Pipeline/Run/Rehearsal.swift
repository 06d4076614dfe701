internal import Extractors
internal import Loaders
internal import Model
internal import Platform

/// Everything that a run would publish, made in memory. Two with one clock and one name differ only where their definitions or
/// exports make them differ.
struct Rehearsal: Sendable {
  /// The scorecard with all its sentences.
  let scorecard: Scorecard
  /// The ledger, with what would be decided about telling owners.
  let ledger: LedgerFile
  /// The first day of the series.
  let seriesStart: Day
  /// The files, of which the CSV files can be compared row by row.
  let publication: Publication
  /// Their contents by name.
  let files: [String: [UInt8]]
}

extension Run {
  /// Reads and computes as a run that publishes does, and makes all files but the manifest in memory.
  ///
  /// Throws: `RunError`; what keeps a file from being made.
  func rehearse(progress: (Progress) -> Void) throws -> Rehearsal {
    guard let input = ExportFolder(path: request.input) else { throw RunError.noInputFolder(request.input) }
    let past = pastForReading
    let computed = try compute(BegunRun(try RunPlan(request, definitions), from: input, workers), past, progress)
    let ledger = ledgerFile(computed, past)
    let result = computed.result
    let publication = Publication(result.scorecard, result.rejects, ledger: ledger)
    let parts = publication.parts
    var files: [String: [UInt8]] = [:]
    try workers.inOrder(parts.count, waits: true) {
      parts[$0]()
    } take: { (made: Result<[Publication.File], any Error>) throws in
      for file in try made.get() { files[file.name] = file.bytes }
    }
    return Rehearsal(
      scorecard: result.scorecard, ledger: ledger, seriesStart: result.seriesStart, publication: publication, files: files)
  }
}
