package import Model

/// What came of reading one source.
package struct Extraction: Sendable {
  package var delivery: Delivery
  package var quality: SourceQuality
  package var rejects: RejectList
  /// How each file was read, as far as reading went.
  package var files: [FileReport]
  package var tally: MonthlyTally
  /// By batch: the line of its file on which it begins.
  package var firstLines: [Int64: Int] = [:]
}

/// Whoever takes a source's accepted rows as they are read, a batch at a time and from the last to the first.
package protocol BatchTaker: AnyObject {
  /// Reading begins; or begins again, and what was taken is void.
  func begin()
  /// `lexicon` gives what is known of a domain so far: all that the batch's numbers stand for.
  func take(_ batch: Batch, lexicon: @escaping (_ domain: String) -> Lexicon?)
}

/// How files are read. None of it changes what is read.
package struct ReadingOptions: Sendable {
  package var reading: CSVReading
  package var workers: Workers
  /// Files are cut into blocks of about so many bytes.
  package var blockSize: Int
  let scratch = ScratchPool()

  package init(reading: CSVReading = .automatic, workers: Workers = Workers(), blockSize: Int = 1 << 19) {
    self.reading = reading
    self.workers = workers
    self.blockSize = blockSize
  }
}

/// Reads sources one after another into batches whose identifiers are numbered alike.
package final class Extractor {
  private let domains = Domains()
  private let options: ReadingOptions
  private var looks: [String: [Promised<FileLook>]] = [:]

  package init(_ options: ReadingOptions = ReadingOptions()) { self.options = options }

  /// Begins to look through sources' files, largest first, before anybody asks for their rows.
  package func lookAhead(_ sources: [(source: SourceDefinition, files: [ExportFile])]) {
    let all = sources.flatMap { source, files in files.enumerated().map { (source.name, $0.offset, $0.element, $0.element.size) } }
    var begun: [String: [Int: Promised<FileLook>]] = [:]
    for (source, position, file, _) in all.sorted(by: { $0.3 > $1.3 }) {
      begun[source, default: [:]][position] = options.workers.begin { FileLook(file) }
    }
    for (source, files) in sources { looks[source.name] = files.indices.compactMap { begun[source.name]?[$0] } }
  }

  /// Reads a source's files in order; `wanted` are the columns to keep, and `progress` hears of every block's size. The
  /// accepted rows go to `taker`, and the extraction's table is empty.
  ///
  /// Never throws: what cannot be read or trusted is a refused source with the reason in its quality.
  package func extract(
    _ source: SourceDefinition, from files: [ExportFile], wanted: Set<String>, to taker: any BatchTaker,
    progress: (_ bytes: Int) -> Void = { _ in }
  ) -> Extraction {
    guard !files.isEmpty else {
      taker.begin()
      var quality = SourceQuality(source: source.name, status: .missing)
      quality.note = "not delivered: no file \(source.files.map { "\($0).csv" }.joined(separator: " or ")) in the input folder"
      return Extraction(
        delivery: .missing, quality: quality, rejects: RejectList(source: source.name), files: [],
        tally: MonthlyTally(columns: source.columns.count))
    }
    let begun = looks.removeValue(forKey: source.name) ?? files.map { file in options.workers.begin { FileLook(file) } }
    let reading = SourceReading(source, wanted: wanted, domains: domains, options: options, for: taker)
    return reading.read(files, begun, progress: progress)
  }

  /// The same with the accepted rows in a table, in reading order.
  package func extract(
    _ source: SourceDefinition, from files: [ExportFile], wanted: Set<String>, progress: (_ bytes: Int) -> Void = { _ in }
  ) -> Extraction {
    let collector = TableCollector()
    var extraction = extract(source, from: files, wanted: wanted, to: collector, progress: progress)
    if case .delivered(var table) = extraction.delivery {
      table.columns = source.columns.map(\.name).filter(wanted.contains)
      (table.batches, table.rowsHandedOn) = (collector.batches(extraction.firstLines), 0)
      extraction.delivery = .delivered(table)
    }
    return extraction
  }

  /// The numbered texts of a domain, as far as sources have been read.
  package func lexicon(_ domain: String) -> Lexicon? { domains.lexicon(domain) }

  /// The numbered texts of every domain, once all sources are read.
  package func lexicons() -> [String: Lexicon] { domains.lexicons() }
}

private final class TableCollector: BatchTaker {
  private var batches: [Batch] = []

  func begin() { batches = [] }
  func take(_ batch: Batch, lexicon: @escaping (String) -> Lexicon?) { batches.append(batch) }

  /// In reading order, with the lines of their files.
  func batches(_ firstLines: [Int64: Int]) -> [Batch] {
    batches.reversed().map { batch in
      var batch = batch
      let first = Int32(truncatingIfNeeded: firstLines[batch.place] ?? 0)
      for row in batch.lines.indices { batch.lines[row] += first }
      return batch
    }
  }
}
