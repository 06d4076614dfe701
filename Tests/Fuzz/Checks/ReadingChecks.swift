internal import CSV
internal import Drawing
internal import Extractors
internal import Model
internal import Wording

/// What must hold of the reader and the extraction, whatever a file's bytes are.
///
/// Throws: `BrokenPromise` for the first that does not.
package func checkReading(_ bytes: [UInt8]) throws(BrokenPromise) {
  var random = SeededGenerator(of: bytes)
  let delimiter = FileLayout.delimiters[Int.random(in: 0..<FileLayout.delimiters.count, using: &random)].byte
  let dialect = Dialect(delimiter: delimiter, trimsSpaces: Bool.random(using: &random))
  let whole = Reading(bytes, dialect) { bytes.count }
  try whole.check(lines: physicalLines(bytes))
  let piece = Int.random(in: 1...9, using: &random)
  try promise(Reading(bytes, dialect) { piece } == whole, "pieces of \(piece) are read otherwise than the whole")
  let pieces = Reading(bytes, dialect) { Int.random(in: 1...40, using: &random) }
  try promise(pieces == whole, "pieces of changing size are read otherwise than the whole")
  try checkExtraction(bytes, Int.random(in: 0..<4, using: &random) > 0 ? EverySource.shared : EverySource.plain)
}

/// All that the reader tells about a text.
private struct Reading: Equatable {
  private var records: [[String]] = []
  private var lines: [Int] = []
  private var spans: [Bool] = []
  private var error: CSVError?

  init(_ bytes: [UInt8], _ dialect: Dialect, pieces: () -> Int) {
    let reader = Reader(dialect)
    var start = 0
    do throws(CSVError) {
      while start < bytes.count {
        let end = min(bytes.count, start + pieces())
        defer { take(reader.batch) }
        try bytes[start..<end].withUnsafeBufferPointer { (piece) throws(CSVError) in try reader.feed(piece) }
        start = end
      }
      try reader.finish()
      take(reader.batch)
    } catch {
      // A stray quote's offset is within its piece.
      if case .strayQuote(var quote) = error {
        quote.offset += start
        self.error = .strayQuote(quote)
      } else {
        self.error = error
      }
    }
  }

  private mutating func take(_ batch: RecordBatch) {
    records += batch.records
    for record in 0..<batch.count {
      lines.append(batch.line(record))
      spans.append(batch.spansLines(record))
    }
  }

  func check(lines physical: Int) throws(BrokenPromise) {
    try promise(records.count <= physical, "\(records.count) records on \(physical) lines")
    try promise(isAscending(lines, upTo: physical), "lines \(lines) of \(physical)")
    try promise(records.allSatisfy { !$0.isEmpty }, "a record without fields")
    switch error {
    case nil: break
    case .strayQuote(let quote):
      try promise(
        (lines.last ?? 0) < quote.recordLine && quote.recordLine <= quote.line && quote.line <= physical,
        "a stray quote on line \(quote.line) of \(physical), its record on \(quote.recordLine), after \(lines.last ?? 0)")
    case .unclosedQuote(let line), .fieldTooLong(let line), .tooManyFields(let line), .outOfMemory(let line):
      try promise((lines.last ?? 0) < line && line <= physical, "an error on line \(line) of \(physical)")
    }
  }
}

private func checkExtraction(_ bytes: [UInt8], _ source: SourceDefinition) throws(BrokenPromise) {
  let once = try checked(bytes, source, times: 1)
  let twice = try checked(bytes, source, times: 2)
  guard once.delivery.table != nil else {
    try promise(twice.delivery.table == nil, "refused once, delivered twice")
    return
  }
  let (first, both) = (once.quality, twice.quality)
  let doubled = [both.read == 2 * first.read, both.rejected == 2 * first.rejected, both.skipped == 2 * first.skipped]
  try promise(doubled.allSatisfy(\.self), "the same file twice gives other counts: \(first) and \(both)")
  let accepted = source.key.isEmpty ? 2 * first.accepted : first.accepted
  try promise(both.accepted == accepted, "the same file twice: \(first.accepted) rows became \(both.accepted)")
}

/// The bytes as so many files of the source, with everything looked at that holds for each extraction.
private func checked(_ bytes: [UInt8], _ source: SourceDefinition, times: Int) throws(BrokenPromise) -> Extraction {
  let files = (1...times).map { ExportFile.inMemory(name: "every-\($0).csv", bytes: bytes) }
  let extractor = Extractor()
  let extraction = extractor.extract(source, from: files, wanted: Set(source.columns.map(\.name)))
  let (quality, lines) = (extraction.quality, physicalLines(bytes))
  try promise(quality.addsUp, "does not add up: \(quality)")
  try promise(quality.read <= times * lines, "\(quality.read) rows on \(lines) lines")
  try promise(extraction.rejects.count == quality.rejected, "\(extraction.rejects.count) rejects, \(quality.rejected) counted")
  try promise(isPrintable(quality.noteInWords), "an unprintable note: \(quality.noteInWords.debugDescription)")
  for file in files {
    let places = extraction.rejects.filter { $0.file == file.name }
    try promise(isAscending(places.map(\.line), upTo: lines), "rejects on lines \(places.map(\.line)) of \(lines)")
    try promise(places.allSatisfy { isPrintable($0.message) }, "an unprintable message: \(places.map(\.message))")
  }
  try checkOtherReadings(of: files, source, like: extraction)
  guard let table = extraction.delivery.table else {
    try promise(quality.status == .refused && !quality.noteInWords.isEmpty, "no table, and no reason: \(quality)")
    return extraction
  }
  try promise(table.batches.reduce(0) { $0 + $1.survives.count(where: \.self) } == quality.accepted, "rows lost: \(quality)")
  try promise(table.rowCount == quality.accepted + quality.duplicates, "\(table.rowCount) rows kept: \(quality)")
  let lexicons = extractor.lexicons(of: source)
  for batch in table.batches {
    try promise(isAscending(batch.lines.map(Int.init), upTo: lines), "rows on lines \(batch.lines) of \(lines)")
    try checkValues(batch, source, lexicons)
  }
  return extraction
}

/// libcsv alone in one block, and the scanner in blocks of a few bytes on several threads, read the same.
private func checkOtherReadings(
  of files: [ExportFile], _ source: SourceDefinition, like extraction: Extraction
) throws(BrokenPromise) {
  let others = [
    ReadingOptions(CSVReading(.libcsv, threads: 1), blockSize: 1 << 26), ReadingOptions(CSVReading(threads: 2), blockSize: 32),
  ]
  for options in others {
    let other = Extractor(options).extract(source, from: files, wanted: Set(source.columns.map(\.name)))
    try promise(
      other.quality == extraction.quality && other.rejects.elementsEqual(extraction.rejects),
      "read otherwise by \(options.reader) in blocks of \(options.blockSize): \(other.quality), not \(extraction.quality)")
    try promise(other.delivery.table?.rowCount == extraction.delivery.table?.rowCount, "another number of rows")
  }
}

private func checkValues(
  _ batch: Batch, _ source: SourceDefinition, _ lexicons: [String: Lexicon]
) throws(BrokenPromise) {
  for (column, values) in zip(source.columns, batch.columns) {
    let isFine =
      switch (values, column.kind) {
      case (.days(let days), .day(_, let notBefore)):
        days.allSatisfy { $0 == Blank.day || $0 >= (notBefore?.number ?? .min) }
      case (.codes(let codes), .code(let list)): codes.allSatisfy { Int($0) <= list.count }
      case (.integers(let numbers), .integer(let range)):
        numbers.allSatisfy { $0 == Blank.integer || range.contains(Int($0)) }
      case (.integers(let numbers), .decimal(_, let range)):
        numbers.allSatisfy { $0 == Blank.integer || range.contains(Int((Double($0) / column.kind.scale).rounded(.towardZero))) }
      case (.interned(let entries), _):
        entries.allSatisfy { Int($0) <= lexicons[column.domain(in: source.name) ?? ""]?.count ?? 0 }
      default: false
      }
    try promise(isFine && values.count == batch.count, "values of \(column.name) that its definition does not allow")
  }
}

extension Column {
  fileprivate var count: Int {
    switch self {
    case .days(let values): values.count
    case .codes(let values): values.count
    case .integers(let values): values.count
    case .interned(let values): values.count
    }
  }
}

private func isAscending(_ lines: [Int], upTo last: Int) -> Bool {
  zip([0] + lines, lines).allSatisfy { $0 < $1 } && (lines.last ?? 0) <= last
}

/// An upper bound where the file is UTF-16: there a line end's byte may be half of another character.
private func physicalLines(_ bytes: [UInt8]) -> Int {
  let isUTF16 = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  if isUTF16 { return 1 + bytes.count { $0 == 10 || $0 == 13 } }
  return 1 + zip(bytes, [0] + bytes).count { $0 == 13 || ($0 == 10 && $1 != 13) }
}

/// What may go to a terminal: no control characters, nothing that turns writing around.
private func isPrintable(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { scalar in
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }
}
