internal import CLibCSV

/// Reads CSV through libcsv, piece by piece, in strict mode.
///
///     let reader = Reader(Dialect(delimiter: UInt8(ascii: ";")))
///     for piece in pieces {
///       try reader.feed(piece)
///       take(reader.batch)
///     }
///     try reader.finish()
///     take(reader.batch)      // a last record without a line end
///
/// The file's bytes may come in any pieces; after each call `batch` holds the records that ended in that piece. Blank lines are
/// no records. The caller removes a byte order mark.
package final class Reader {
  /// The longest field, in bytes (1 MiB). A longer one is an unclosed quote, or no text at all.
  package static let longestField = 1 << 20

  /// The most fields of one record. A record with more does not come from a table.
  package static let mostFields = 10_000

  private let handle: ParserHandle
  private let sink: Sink

  /// `firstLine` is the number of the line on which the first piece begins.
  package init(_ dialect: Dialect = Dialect(), firstLine: Int = 1) {
    handle = ParserHandle(dialect)
    sink = Sink(firstLine: firstLine)
  }

  /// The records that ended in the last piece.
  package var batch: RecordBatch { sink.batch }

  /// Whether what was fed so far ends with a whole record and its line end, or nothing has begun yet.
  package var isBetweenRecords: Bool {
    // libcsv's first state: no record has begun.
    handle.pointer.pointee.pstate == 0 && sink.batch.openFields == 0
  }

  /// The line that the next byte is on; only meaningful where `isBetweenRecords`.
  package var nextLine: Int { sink.line }

  /// Reads the next piece of the file.
  ///
  /// Throws: `CSVError`. The reader cannot be used after that, because libcsv would go on in the middle of the broken record;
  /// the records before the fault are in `batch`.
  package func feed(_ chunk: UnsafeBufferPointer<UInt8>) throws(CSVError) {
    sink.batch.dropRecords()
    let context = Unmanaged.passUnretained(sink).toOpaque()
    let parsed = csv_parse(handle.pointer, chunk.baseAddress, chunk.count, onField, onRow, context)
    if let failure = sink.failure { throw failure }
    guard parsed == chunk.count else { throw error(at: parsed) }
    if handle.pointer.pointee.entry_pos > Self.longestField { throw .fieldTooLong(line: sink.line) }
  }

  /// Ends the file: a last record without a line end is a record.
  ///
  /// Throws: `CSVError`, for example where a quote is not closed.
  package func finish() throws(CSVError) {
    sink.batch.dropRecords()
    let context = Unmanaged.passUnretained(sink).toOpaque()
    let status = csv_fini(handle.pointer, onField, onRow, context)
    if let failure = sink.failure { throw failure }
    if status != 0 { throw .unclosedQuote(line: sink.line) }
  }

  private func error(at offset: Int) -> CSVError {
    guard csv_error(handle.pointer) == CSV_EPARSE else { return .outOfMemory(line: sink.line) }
    // The field under way is in libcsv's buffer: its lines are not counted yet.
    let parser = handle.pointer.pointee
    let field = UnsafeBufferPointer(start: parser.entry_buf, count: parser.entry_buf == nil ? 0 : parser.entry_pos)
    var counter = LineCounter(line: sink.currentLine)
    counter.count(field[...])
    return .strayQuote(StrayQuote(line: counter.line, recordLine: sink.line, offset: offset))
  }
}

/// Counts the lines of a text that comes in pieces: LF, CR and CRLF end one each.
package struct LineCounter: Sendable {
  /// The line that the next byte is on.
  package private(set) var line: Int
  private var lastByte: UInt8 = 0

  /// `line` is the number of the first line.
  package init(line: Int = 1) { self.line = line }

  /// Counts the line ends of the next piece. A CRLF that is cut in two counts once.
  package mutating func count(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    for byte in bytes {
      if byte == 13 || (byte == 10 && lastByte != 13) { line += 1 }
      lastByte = byte
    }
  }
}

/// Takes what libcsv's callbacks find. They cannot throw or stop libcsv: the first failure is kept, and the rest is ignored.
private final class Sink {
  var batch = RecordBatch()
  var failure: CSVError?
  /// The line on which the record now being read begins.
  var line: Int
  private var linesInRecord = 0
  /// The line on which the last whole field ended.
  var currentLine: Int { line + linesInRecord }
  private var lastEnd: CInt = 0

  init(firstLine: Int) { line = firstLine }

  func field(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard failure == nil else { return }
    guard bytes.count <= Reader.longestField else {
      failure = .fieldTooLong(line: line)
      return
    }
    guard batch.openFields < Reader.mostFields else {
      failure = .tooManyFields(line: line)
      return
    }
    lastEnd = 0
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 13 || (byte == 10 && previous != 13) { linesInRecord += 1 }
      previous = byte
    }
    batch.append(field: bytes)
  }

  /// Ends a record. libcsv knows no lines: it reports each carriage return and line feed outside quotes, so that CRLF comes
  /// twice.
  func row(_ end: CInt) {
    guard failure == nil else { return }
    if end == 10 && lastEnd == 13 && batch.openFields == 0 {
      lastEnd = 0
      return
    }
    if batch.openFields > 0 { batch.endRecord(line: line, spansLines: linesInRecord > 0) }
    line += linesInRecord + 1
    linesInRecord = 0
    lastEnd = end
  }
}

private func onField(_ bytes: UnsafeMutableRawPointer?, _ count: Int, _ context: UnsafeMutableRawPointer?) {
  guard let context else { return }
  let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
  sink.field(UnsafeBufferPointer(start: bytes.map { UnsafePointer($0.assumingMemoryBound(to: UInt8.self)) }, count: count))
}

private func onRow(_ end: CInt, _ context: UnsafeMutableRawPointer?) {
  guard let context else { return }
  Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue().row(end)
}
