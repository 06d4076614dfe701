internal import CSV
internal import Model

/// Reads one block's records through libcsv, whatever they are like. A stray quote costs its own row and never its neighbours,
/// and a record that begins in the block is read to its end beyond it.
struct ReferenceScan {
  /// The records' values, one after another, followed by the scanner's slack.
  private(set) var bytes: [UInt8] = []
  /// The lines of rows with a stray quote.
  private(set) var strayLines: [Int] = []
  private(set) var fault: BlockFault?
  /// Where the block's last record ends in the file.
  private(set) var end: Int

  private let dialect: Dialect
  private let places: RecordPlaces
  private var reader: Reader
  private var skipper: LineSkipper?
  private var decoder: TextDecoder

  /// Reads from `start`, where a record begins, to the first end of a record at or after `limit`; `size` is the file's.
  init(
    delimiter: UInt8, _ encoding: Encoding, from start: Int, to limit: Int, of size: Int, in file: OpenExport,
    into places: RecordPlaces
  ) {
    dialect = Dialect(delimiter: delimiter, trimsSpaces: true)
    self.places = places
    reader = Reader(dialect, firstLine: 0)
    decoder = TextDecoder(encoding, isAtStart: false)
    end = start
    places.begin(bytes: min(limit, size) - start)
    let lineEnds = LineEnds(encoding)
    do throws(BlockFault) {
      let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
      defer { piece.deallocate() }
      while end < size {
        let count: Int
        do throws(Refusal) { count = try file.read(from: end, into: piece) } catch { throw .unreadable(error) }
        guard count > 0 else { throw .unreadable(.changed(file: file.shown)) }
        let all = UnsafeBufferPointer(rebasing: piece[..<count])
        var from = 0
        while from < count {
          let room = limit - end
          // Up to the limit at once, from there line by line.
          let next = room > 0 ? min(count, from + room) : lineEnds.next(in: all, from: from) ?? count
          try read(UnsafeBufferPointer(rebasing: all[from..<next]))
          end += next - from
          from = next
          if end >= limit, lineEnds.isLineEnd(before: next, in: all), isBetweenRecords {
            finish()
            return
          }
        }
      }
      try decoder.finish()
      do throws(CSVError) { try reader.finish() } catch { throw .csv(error) }
      take()
    } catch { fault = error }
    finish()
  }

  private mutating func finish() {
    places.lineCount = reader.nextLine
    bytes += [UInt8](repeating: 0, count: Scanner.slack)
  }

  private var isBetweenRecords: Bool { skipper.map(\.mayBeDone) ?? reader.isBetweenRecords }

  private mutating func read(_ piece: UnsafeBufferPointer<UInt8>) throws(BlockFault) {
    var decoder = decoder
    defer { self.decoder = decoder }
    try decoder.decode(piece) { (text) throws(BlockFault) in try readText(text) }
  }

  private mutating func readText(_ text: UnsafeBufferPointer<UInt8>) throws(BlockFault) {
    var rest = text
    while true {
      if var skipping = skipper {
        rest = skipping.skip(rest)
        skipper = skipping.isDone ? nil : skipping
        guard skipping.isDone else { return }
      }
      var fault: CSVError?
      do throws(CSVError) { try reader.feed(rest) } catch { fault = error }
      take()
      guard let fault else { return }
      // Where the quoted value before it ran over several lines, nobody knows which of them were rows.
      guard case .strayQuote(let quote) = fault, quote.line == quote.recordLine else { throw .csv(fault) }
      strayLines.append(quote.line)
      reader = Reader(dialect, firstLine: quote.line + 1)
      skipper = LineSkipper()
      rest = UnsafeBufferPointer(rebasing: rest[quote.offset...])
    }
  }

  private mutating func take() {
    let batch = reader.batch
    guard batch.count > 0 else { return }
    places.append(batch, at: bytes.count, firstLine: 0)
    batch.withBytes { all, _ in bytes += all[..<batch.place(batch.fields(batch.count - 1).upperBound - 1).upperBound] }
  }
}

/// Skips the rest of a line and its end (LF, CR or CRLF), which may come in pieces.
private struct LineSkipper {
  private var sawReturn = false
  private(set) var isDone = false
  /// Whether a line end has been passed; a line feed may still belong to it.
  var mayBeDone: Bool { sawReturn || isDone }

  /// Returns what comes after the line.
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

/// Where lines end in a file's own bytes: after LF, after CR, or after both.
struct LineEnds {
  private let encoding: Encoding

  init(_ encoding: Encoding) { self.encoding = encoding }

  /// The smallest number of bytes of a character.
  var unit: Int { encoding.isWide ? 2 : 1 }

  /// The end of the line that `start` is on; nil where it is not among these bytes, or its line feed may not be.
  func next(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index + unit <= bytes.count {
      switch character(bytes, index) {
      case 10: return index + unit
      case 13:
        guard index + 2 * unit <= bytes.count else { return nil }
        return character(bytes, index + unit) == 10 ? index + 2 * unit : index + unit
      default: index += unit
      }
    }
    return nil
  }

  /// Whether a line ends just before `place`, as far as these bytes tell.
  func isLineEnd(before place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard place >= unit else { return false }
    switch character(bytes, place - unit) {
    case 10: return true
    case 13: return place + unit <= bytes.count && character(bytes, place) != 10
    default: return false
    }
  }

  private func character(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt16 {
    switch encoding {
    case .utf8, .utf8WithMark, .windows1252: UInt16(bytes[index])
    case .utf16LittleEndian: UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
    case .utf16BigEndian: UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
  }
}
