internal import CSV
internal import Model

/// Whoever takes the records of a file.
protocol RecordTaker: AnyObject {
  func begin(_ layout: FoundLayout, headings: [String], hint: () -> String?) throws(Refusal)
  func take(_ records: RecordBatch, from first: Int) throws(Refusal)
  /// A row that cannot even be taken apart.
  func reject(line: Int, _ rule: RejectRule)
}

/// One file as records: finds its layout, then reads it through libcsv; a stray quote costs its row, never its neighbours.
final class FileReading {
  private let file: String
  private let finder: LayoutFinder
  private let taker: any RecordTaker
  /// What was fed before the layout was known.
  private var head: [UInt8] = []
  private var layout: FoundLayout?
  private var reader: Reader?
  private var skipper: LineSkipper?
  private var hasHeadings = false

  init(_ source: SourceDefinition, file: String, for taker: any RecordTaker) {
    self.file = file
    finder = LayoutFinder(source: source)
    self.taker = taker
  }

  /// The next piece of the file's text, in UTF-8.
  func feed(_ text: UnsafeBufferPointer<UInt8>) throws(Refusal) {
    if layout == nil {
      head += text
      if head.count >= LayoutFinder.bytesNeeded { try beginReading() }
    } else {
      try read(text)
    }
  }

  func finish() throws(Refusal) {
    if layout == nil { try beginReading() }
    guard let reader else { return }
    do throws(CSVError) { try reader.finish() } catch { throw Refusal(error.sentence(in: file)) }
    try hand(over: reader.batch)
  }

  private func beginReading() throws(Refusal) {
    let head = head
    self.head = []
    try head.withUnsafeBufferPointer { (bytes) throws(Refusal) in
      guard let found = finder.find(in: bytes) else {
        throw Refusal("\(file): the file is empty: not even a heading line; a nil return has its headings")
      }
      layout = found
      reader = Reader(dialect(found), firstLine: found.line)
      try begin(found, bytes)
      try read(UnsafeBufferPointer(rebasing: bytes[found.start...]))
    }
  }

  private func begin(_ found: FoundLayout, _ bytes: UnsafeBufferPointer<UInt8>) throws(Refusal) {
    let headings = LayoutFinder.fields(at: found.start, found.delimiter, in: bytes)
    guard !headings.isEmpty else {
      throw Refusal("\(file), line \(found.line): the heading line cannot be read: look at its quotes")
    }
    do throws(Refusal) {
      try taker.begin(found, headings: headings, hint: { finder.hint(found, in: bytes) })
    } catch { throw Refusal("\(file), line \(found.line): \(error.message)") }
  }

  private func dialect(_ layout: FoundLayout) -> Dialect {
    Dialect(delimiter: layout.delimiter, trimsSpaces: true)
  }

  private func read(_ text: UnsafeBufferPointer<UInt8>) throws(Refusal) {
    var rest = text
    while true {
      if var skipping = skipper {
        rest = skipping.skip(rest)
        skipper = skipping.isDone ? nil : skipping
        guard skipping.isDone else { return }
      }
      guard let reader, let layout else { return }
      var fault: CSVError?
      do throws(CSVError) { try reader.feed(rest) } catch { fault = error }
      try hand(over: reader.batch)
      guard let fault else { return }
      // Where the quoted value before it ran over several lines, nobody knows which of them were rows.
      guard case .strayQuote(let quote) = fault, quote.line == quote.recordLine else {
        throw Refusal(fault.sentence(in: file))
      }
      taker.reject(line: quote.line, .quote)
      self.reader = Reader(dialect(layout), firstLine: quote.line + 1)
      skipper = LineSkipper()
      rest = UnsafeBufferPointer(rebasing: rest[quote.offset...])
    }
  }

  private func hand(over records: RecordBatch) throws(Refusal) {
    guard records.count > 0 else { return }
    try taker.take(records, from: hasHeadings ? 0 : 1)
    hasHeadings = true
  }
}

/// Passes over the rest of a line and its end: LF, CR or CRLF, in pieces.
private struct LineSkipper {
  private var sawReturn = false
  private(set) var isDone = false

  /// What comes after the line.
  mutating func skip(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var index = 0
    while index < bytes.count, !isDone {
      if sawReturn {
        isDone = true
        if bytes[index] == 10 { index += 1 }
      } else {
        sawReturn = bytes[index] == 13
        isDone = bytes[index] == 10
        index += 1
      }
    }
    return UnsafeBufferPointer(rebasing: bytes[index...])
  }
}
