package import Model
internal import Platform

/// Reads sources one after another into batches. An identifier has the same number in every source.
///
///     let extractor = Extractor()
///     let extraction = extractor.extract(Extractor.Reading(source, from: files, wanted: ["start_date", "outcome"]), to: taker)
///     extractor.finish()
///     print(extraction.quality.accepted, extraction.rejects.count)
package final class Extractor {
  private let domains = Domains()
  private let options: ReadingOptions
  private let taking: TakingThread
  private var readers: [String: SourceFiles] = [:]
  private var openings: [String: [Promised<FileOpening>]] = [:]
  /// The rows of small files are read before anybody asks for them, up to so many bytes.
  private static let readAhead = 8 << 20

  /// Nothing is read until `lookAhead` or `extract`.
  package init(_ options: ReadingOptions = ReadingOptions()) {
    self.options = options
    taking = TakingThread(options.workers)
  }

  /// What is to be read of one source.
  package struct Reading {
    /// The definition by which its rows are read and checked.
    package var source: SourceDefinition
    /// Its files in reading order; empty where none was delivered.
    package var files: [ExportFile]
    /// The names of the columns to keep; the others are only checked.
    package var wanted: Set<String>

    /// `files` are those that `ExportFolder.files(of:)` finds.
    package init(_ source: SourceDefinition, from files: [ExportFile], wanted: Set<String>) {
      (self.source, self.files, self.wanted) = (source, files, wanted)
    }
  }

  /// Begins to open sources' files before anybody asks for their rows: first the large ones, because one thread looks a file
  /// through, then the small ones in order.
  package func lookAhead(_ readings: [Reading]) {
    var budget = Self.readAhead
    var begun: [String: [Int: Promised<FileOpening>]] = [:]
    let files = readings.flatMap { reading in reading.files.enumerated().map { (reading, $0.offset, $0.element.size) } }
    for reading in readings {
      readers[reading.source.name] = SourceFiles(reading.source, wanted: reading.wanted, domains: domains, options)
    }
    let large = files.filter { $0.2 > 2 * options.blockSize }.sorted { $0.2 > $1.2 }
    for (reading, position, size) in large + files.filter({ $0.2 <= 2 * options.blockSize }) {
      guard let reader = readers[reading.source.name] else { continue }
      budget -= size
      let (file, readsBlock) = (reading.files[position], budget > 0)
      begun[reading.source.name, default: [:]][position] = options.workers.begin {
        reader.open(file, at: position, readsBlock: readsBlock)
      }
    }
    for reading in readings {
      openings[reading.source.name] = reading.files.indices.compactMap { begun[reading.source.name]?[$0] }
    }
  }

  /// Reads a source's files in order, and gives the accepted rows to `taker`, which may still be taking them when this returns
  /// (`finish` waits for it); the extraction's table is then empty. `progress` is called with the size of every block.
  ///
  /// Never throws: a source that cannot be read or trusted is refused, with the reason in its quality.
  package func extract(
    _ reading: Reading, to taker: any BatchTaker, progress: (_ bytes: Int) -> Void = { _ in }
  ) -> Extraction {
    extractForAgain(reading, to: taker, progress: progress).extraction
  }

  /// Reads a source's files in order, as `extract` does, and returns with the extraction what is known of where its rows are; nil
  /// where it is missing.
  private func extractForAgain(
    _ reading: Reading, to taker: any BatchTaker, progress: (_ bytes: Int) -> Void
  ) -> (extraction: Extraction, places: SourceReading?) {
    let taker = BatchQueue(taker, on: taking)
    let read: (extraction: Extraction, places: SourceReading?) =
      reading.files.isEmpty ? (missing(reading.source, taker), nil) : read(reading, taker, progress)
    taker.end(isDelivered: read.extraction.delivery.table != nil)
    return read
  }

  /// Reads a source's files in order to know which of its rows count, and gives those columns that are wanted to `taker`. What is
  /// returned can read the rows again, in reading order; it is nil where the source is missing or was refused.
  package func count(
    _ reading: Reading, to taker: (any BatchTaker)? = nil, progress: (_ bytes: Int) -> Void = { _ in }
  ) -> (extraction: Extraction, rows: CountedRows?) {
    let counter = RowCounter(for: taker)
    let (extraction, read) = extractForAgain(reading, to: counter, progress: progress)
    finish()
    guard let read, extraction.delivery.table != nil else { return (extraction, nil) }
    let all = SourceFiles(reading.source, wanted: Set(reading.source.columns.map(\.name)), domains: domains, options)
    return (extraction, CountedRows(all, plans: read.plans, places: read.places, survivors: counter.survivors, domains))
  }

  /// Returns when everything that was read has been taken, and gives back the memory that blocks were read in.
  package func finish() {
    taking.finish()
    options.scratch.clear()
  }

  private func missing(_ source: SourceDefinition, _ taker: BatchQueue) -> Extraction {
    taker.begin()
    var quality = SourceQuality(source: source.name, status: .missing)
    quality.finding = .notDelivered(files: source.files.map { "\($0).csv" })
    return Extraction(
      delivery: .missing, quality: quality, rejects: RejectList(source: source.name), files: [],
      tally: MonthlyTally(columns: source.columns.count))
  }

  private func read(
    _ reading: Reading, _ taker: BatchQueue, _ progress: (_ bytes: Int) -> Void
  ) -> (extraction: Extraction, places: SourceReading?) {
    let source = reading.source
    if openings[source.name] == nil { lookAhead([reading]) }
    let opened = openings.removeValue(forKey: source.name) ?? []
    let reader =
      readers.removeValue(forKey: source.name)
      ?? SourceFiles(source, wanted: reading.wanted, domains: domains, options)
    let places = SourceReading(reader, wanted: reading.wanted, domains: domains, for: taker)
    return (places.read(opened, progress: progress), places)
  }

  /// Reads a source's files in order, with the accepted rows in a table, in reading order.
  package func extract(
    _ source: SourceDefinition, from files: [ExportFile], wanted: Set<String>, progress: (_ bytes: Int) -> Void = { _ in }
  ) -> Extraction {
    let collector = TableCollector()
    var extraction = extract(Reading(source, from: files, wanted: wanted), to: collector, progress: progress)
    finish()
    if case .delivered(var table) = extraction.delivery {
      table.columns = source.columns.map(\.name).filter(wanted.contains)
      (table.batches, table.rowsHandedOn) = (collector.batches(extraction.firstLines), 0)
      extraction.delivery = .delivered(table)
    }
    return extraction
  }

  /// Gives back the memory by which the identifiers of all other domains were numbered. The numbers stay what they are, and
  /// nobody may ask for their texts any more.
  package func forgetIdentifiers(but domains: Set<String>) { self.domains.forgetIdentifiers(but: domains) }

  /// Gives back the memory of the texts of a source's vocabularies, for which nobody may ask any more.
  package func forgetTexts(of source: SourceDefinition) { domains.forgetVocabularies(of: source) }

  /// The numbered texts of a domain, from the sources that have been read so far; nil where there is no such domain.
  package func lexicon(_ domain: String) -> Lexicon? { domains.lexicon(domain) }

  /// The numbered texts of the columns of one source, by domain, once all sources are read. The texts of its identifiers are
  /// worked out here one by one, so this is meant for sources whose every text is shown.
  package func lexicons(of source: SourceDefinition) -> [String: Lexicon] {
    let names = Set(source.columns.compactMap { $0.domain(in: source.name) })
    return Dictionary(uniqueKeysWithValues: names.compactMap { name in lexicon(name).map { (name, $0) } })
  }
}

private final class TableCollector: BatchTaker {
  private var batches: [Batch] = []

  let domains: Set<String> = []
  let domainsOfAll: Set<String> = []
  func begin() { batches = [] }
  func take(_ batch: Batch, lexicons: [String: Lexicon]) { batches.append(batch) }
  func end(isDelivered: Bool) {}

  /// The batches in reading order, with the lines of their files.
  func batches(_ firstLines: [Int64: Int]) -> [Batch] {
    batches.reversed().map { batch in
      var batch = batch
      let first = Int32(truncatingIfNeeded: firstLines[batch.place] ?? 0)
      for row in batch.lines.indices { batch.lines[row] += first }
      return batch
    }
  }
}
