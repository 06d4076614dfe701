internal import CSV
package import Model

/// What came of reading one source.
package struct Extraction: Sendable {
  package var delivery: Delivery
  package var quality: SourceQuality
  package var rejects: [Reject]
}

/// Reads sources one after another into tables whose identifiers are numbered alike.
package final class Extractor {
  private let domains = Domains()

  package init() {}

  /// Reads a source's files in order; `wanted` are the columns to keep, and `progress` hears of every chunk's size.
  ///
  /// Never throws: what cannot be read or trusted is a refused source with the reason in its quality.
  package func extract(
    _ source: SourceDefinition, from files: [ExportFile], wanted: Set<String>, progress: (_ bytes: Int) -> Void = { _ in }
  ) -> Extraction {
    guard !files.isEmpty else {
      var quality = SourceQuality(source: source.name, status: .missing)
      quality.note = "not delivered: no file \(source.files.map { "\($0).csv" }.joined(separator: " or ")) in the input folder"
      return Extraction(delivery: .missing, quality: quality, rejects: [])
    }
    let reading = SourceReading(source, wanted: wanted, domains: domains)
    for (position, file) in files.enumerated() {
      do throws(Refusal) {
        try reading.read(file, at: position, progress: progress)
      } catch {
        reading.note(files[position...])
        return reading.finish(refusal: error)
      }
    }
    return reading.finish(refusal: nil)
  }

  /// The numbered texts of every domain, once all sources are read.
  package func lexicons() -> [String: Lexicon] { domains.lexicons() }
}

/// One source being read: its stored columns, its keys, its counts.
private final class SourceReading {
  private static let rowsPerBatch = 1 << 15

  private let source: SourceDefinition
  private let domains: Domains
  /// Positions in the definition of the columns that are stored.
  private let stored: [Int]
  private var stores: [ColumnStore]
  private var keyComponents: [KeyComponent]
  private var keys = KeyIndex()
  private var batches: [Batch] = []
  private var lines: [Int32] = []
  private var survives: [Bool] = []
  private var currentFile: Int32 = 0
  private let datedBy: Int?
  private var newest = Blank.day
  private var quality: SourceQuality
  private var rejects: [Reject] = []
  private var encodings: [String] = []

  init(_ source: SourceDefinition, wanted: Set<String>, domains: Domains) {
    self.source = source
    self.domains = domains
    let stored = source.columns.indices.filter { wanted.contains(source.columns[$0].name) }
    self.stored = stored
    stores = stored.map { ColumnStore(source.columns[$0], in: source.name, domains: domains) }
    keyComponents = source.key.map { KeyComponent(source.columns[$0], at: $0, in: source.name, domains: domains) }
    datedBy = source.columns.firstIndex { if case .day = $0.kind { true } else { false } }
    quality = SourceQuality(source: source.name, status: .delivered)
  }

  func read(_ file: ExportFile, at position: Int, progress: (Int) -> Void) throws(Refusal) {
    currentFile = Int32(position)
    let reader = Reader()
    var decoder = UTF8Check()
    var checker: RowChecker?
    let input = try FileBytes.read(file) { (bytes) throws(Refusal) in
      progress(bytes.count)
      let text = try decoder.check(bytes, in: file.name)
      do throws(CSVError) { try reader.feed(text) } catch { throw Refusal(error.sentence(in: file.name)) }
      try self.take(reader.batch, of: file, &checker)
    }
    try decoder.finish(in: file.name)
    do throws(CSVError) { try reader.finish() } catch { throw Refusal(error.sentence(in: file.name)) }
    try take(reader.batch, of: file, &checker)
    guard checker != nil else {
      throw Refusal("\(file.name): the file is empty: not even a heading line; a nil return has its headings")
    }
    endBatch()
    quality.files.append(input)
    if !encodings.contains(decoder.encoding) { encodings.append(decoder.encoding) }
  }

  private func take(_ records: RecordBatch, of file: ExportFile, _ checker: inout RowChecker?) throws(Refusal) {
    guard records.count > 0 else { return }
    var first = 0
    if checker == nil {
      let found = records.fields(0).map(records.text)
      do throws(Refusal) {
        checker = RowChecker(source, headings: try Headings(found, for: source))
      } catch { throw Refusal("\(file.name), line \(records.line(0)): \(error.message)") }
      first = 1
    }
    guard var rows = checker else { return }
    records.withBytes { bytes, ends in
      for record in first..<records.count where !rows.isBlankLine(records.fields(record), bytes, ends) {
        accept(rows.check(records.fields(record), bytes, ends), rows.fields, bytes, line: records.line(record), file)
      }
    }
    checker = rows
  }

  private func accept(
    _ verdict: RowChecker.Verdict, _ fields: [ParsedField], _ bytes: UnsafeBufferPointer<UInt8>, line: Int,
    _ file: ExportFile
  ) {
    quality.read += 1
    switch verdict {
    case .skipped:
      quality.skipped += 1
    case .rejected(let column, let rule):
      quality.rejected += 1
      rejects.append(
        Reject(
          source: source.name, file: file.name, line: line, column: column.map { source.columns[$0].name } ?? "",
          rule: rule, message: message(rule, column)))
    case .accepted:
      quality.accepted += 1
      for index in stored.indices { stores[index].append(fields[stored[index]], bytes) }
      if let datedBy, !fields[datedBy].isBlank { newest = max(newest, Int32(fields[datedBy].number)) }
      lines.append(Int32(truncatingIfNeeded: line))
      survives.append(true)
      let key = keyComponents.map { $0.number(fields[$0.column], bytes) }
      if let displaced = keys.insert(key, batch: batches.count, row: lines.count - 1) {
        quality.accepted -= 1
        quality.duplicates += 1
        if displaced.batch == batches.count {
          survives[displaced.row] = false
        } else {
          batches[displaced.batch].survives[displaced.row] = false
        }
      }
      if lines.count == Self.rowsPerBatch { endBatch() }
    }
  }

  private func endBatch() {
    guard !lines.isEmpty else { return }
    batches.append(
      Batch(columns: stores.indices.map { stores[$0].take() }, file: currentFile, lines: lines, survives: survives))
    lines = []
    survives = []
  }

  private func message(_ rule: RejectRule, _ column: Int?) -> String {
    guard rule == .order, let column, let start = source.columns[column].follows else { return rule.meaning }
    return "\(source.columns[column].name) is before \(start)"
  }

  /// `start_date: not a date …`: what to look at first.
  private var commonestReject: String {
    let counts = rejects.reduce(into: [String: Int]()) { counts, reject in
      counts[(reject.column.isEmpty ? "" : reject.column + ": ") + reject.message, default: 0] += 1
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
  }

  /// Files of a source that is refused all the same belong to what was delivered.
  func note(_ files: ArraySlice<ExportFile>) {
    quality.files += files.map(FileBytes.digest)
  }

  func finish(refusal: Refusal?) -> Extraction {
    quality.encoding = encodings.joined(separator: ", ")
    quality.newest = newest == Blank.day ? nil : Day(number: newest)
    var why = refusal?.message
    if why == nil, source.rejectLimit.isExceeded(rejected: quality.rejected, read: quality.read) {
      why =
        "\(quality.rejected) of \(quality.read) rows rejected: more than the limit of \(source.rejectLimit.sentence); "
        + "most often \(commonestReject)"
    }
    if let why {
      quality.status = .refused
      quality.note = why
      return Extraction(delivery: .refused(why), quality: quality, rejects: rejects)
    }
    if quality.read == quality.skipped {
      quality.status = .nilReturn
      quality.note = "delivered with headings and no rows"
    }
    let table = Table(source: source.name, columns: stored.map { source.columns[$0].name }, batches: batches)
    return Extraction(delivery: .delivered(table), quality: quality, rejects: rejects)
  }
}
