/// The fast reader of plain CSV. It finds delimiters, quotes and line ends eight bytes at a time, in text that libcsv would
/// read in the same way. It says so where it does not understand a text, which is then read by `Reader`: libcsv decides what
/// CSV means.
///
///     let places = RecordPlaces()
///     if Scanner.scan(text, delimiter: UInt8(ascii: ","), into: places) {
///       let first = places.fields(0)      // the fields of the first record
///     }
///
/// It understands whole lines that end with LF or CRLF, values without quotes, and values in quotes that come right after and
/// before their delimiters and hold no quote themselves.
package enum Scanner {
  /// The number of bytes after the text that must be readable, whatever they hold.
  package static let slack = 64

  /// Finds the records of a text that begins with a record and ends with a line end.
  ///
  /// The caller makes sure that `text` has `slack` readable bytes after its last. Returns false where something is not
  /// understood; `places` must not be used then.
  package static func scan(_ text: UnsafeBufferPointer<UInt8>, delimiter: UInt8, into places: RecordPlaces) -> Bool {
    places.begin(bytes: text.count)
    guard let base = text.baseAddress, text.count > 0 else { return true }
    guard base[text.count - 1] == 10 else { return false }
    var plain = PlainScan(base, delimiter: delimiter, into: places)
    if plain.scan(text.count) { return true }
    var scan = Scan(base, delimiter, places)
    var from = 0
    while from < text.count {
      guard let next = scan.word(at: from, limit: text.count) else { return false }
      from = next
    }
    guard scan.isBetweenRecords else { return false }
    scan.finish()
    return true
  }
}

/// One text being scanned; all of its members stay in a register or nearby.
private struct Scan {
  private let base: UnsafePointer<UInt8>
  private let delimiter: UInt8
  private let places: RecordPlaces
  private let starts: UnsafeMutablePointer<UInt32>
  private let ends: UnsafeMutablePointer<UInt32>
  private let recordEnds: UnsafeMutablePointer<UInt32>
  private let lines: UnsafeMutablePointer<UInt32>
  // Eight copies of what added to a byte below 0x2D leaves its high bit clear, and of the delimiter.
  private let bound: UInt64
  private let delimiters: UInt64
  /// Whether the delimiter is itself below 0x2D, as comma and tab are.
  private let isLow: Bool
  private var fields = 0
  private var records = 0
  private var line = 0
  private var fieldStart = 0
  private var recordStart = 0
  private var firstField = 0
  /// Where the quoted value of the current field ended; -1 for an unquoted one.
  private var quotedEnd = -1
  private var recordLine = 0
  private var spans = false
  private var spanning: [Int] = []

  init(_ base: UnsafePointer<UInt8>, _ delimiter: UInt8, _ places: RecordPlaces) {
    self.base = base
    self.delimiter = delimiter
    self.places = places
    (starts, ends) = (places.starts, places.ends)
    (recordEnds, lines) = (places.recordEnds, places.lines)
    // Quote, comma, tab and line ends are below 0x2D, and little else of a table is: one comparison finds them.
    bound = 0x0101_0101_0101_0101 &* 0x53
    delimiters = 0x0101_0101_0101_0101 &* UInt64(delimiter)
    isLow = delimiter < 0x2D
  }

  var isBetweenRecords: Bool { fieldStart == recordStart && fields == firstField && quotedEnd < 0 }

  func finish() {
    places.count = records
    places.fieldCount = fields
    places.lineCount = line
    places.spanning = spanning
  }

  /// Looks at 64 bytes. Returns where to go on, or nil where something is not understood.
  @inline(__always)
  mutating func word(at from: Int, limit: Int) -> Int? {
    var bits = isLow ? candidates(at: from, alsoDelimiters: false) : candidates(at: from, alsoDelimiters: true)
    if from + 64 > limit { bits &= (1 << UInt64(limit - from)) - 1 }
    while bits != 0 {
      let place = from &+ bits.trailingZeroBitCount
      bits &= bits &- 1
      let byte = base[place]
      if byte == delimiter {
        if quotedEnd < 0, place &- fieldStart <= Reader.longestField {
          starts[fields] = UInt32(truncatingIfNeeded: fieldStart)
          ends[fields] = UInt32(truncatingIfNeeded: place)
          fields &+= 1
        } else if !endField(at: place) {
          return nil
        }
        fieldStart = place &+ 1
      } else if byte == 10 {
        guard endRecord(at: place) else { return nil }
      } else if byte == 34 {
        guard place == fieldStart, quotedEnd < 0, let close = closingQuote(after: place, limit: limit) else { return nil }
        fieldStart = place + 1
        quotedEnd = close
        return close + 1
      } else if byte == 13, base[place + 1] != 10 {
        return nil
      }
    }
    return min(from + 64, limit)
  }

  /// A bit for each of 64 bytes that may be a quote, a line end or a delimiter. The delimiter is looked for separately where it
  /// is not among the low bytes.
  @inline(__always)
  private func candidates(at from: Int, alsoDelimiters: Bool) -> UInt64 {
    let raw = UnsafeRawPointer(base + from)
    var bits: UInt64 = 0
    for eight in 0..<8 {
      let word = raw.loadUnaligned(fromByteOffset: eight * 8, as: UInt64.self)
      // The high bit of each byte below 0x2D; exact, since no byte's sum carries into the next.
      var found = ~(((word & 0x7f7f_7f7f_7f7f_7f7f) &+ bound) | word)
      if alsoDelimiters {
        let other = word ^ delimiters
        found |= ~(((other & 0x7f7f_7f7f_7f7f_7f7f) &+ 0x7f7f_7f7f_7f7f_7f7f) | other)
      }
      found &= 0x8080_8080_8080_8080
      // Gathers the eight high bits into one byte.
      bits |= (((found >> 7) &* 0x0102_0408_1020_4080) >> 56) << UInt64(eight * 8)
    }
    return bits
  }

  private mutating func endField(at place: Int) -> Bool {
    var end = place
    if quotedEnd >= 0 {
      guard place == quotedEnd + 1 else { return false }
      end = quotedEnd
      quotedEnd = -1
    } else if end - fieldStart > Reader.longestField {
      return false
    }
    starts[fields] = UInt32(truncatingIfNeeded: fieldStart)
    ends[fields] = UInt32(truncatingIfNeeded: end)
    fields &+= 1
    return true
  }

  @inline(__always)
  private mutating func endRecord(at place: Int) -> Bool {
    var end = place
    if end > recordStart, base[end - 1] == 13, end - 1 >= fieldStart { end -= 1 }
    if fields == firstField, quotedEnd < 0 {
      // A line of one value: a blank one is no record, and libcsv says what spaces alone are.
      if end == recordStart {
        line &+= 1
        (fieldStart, recordStart, recordLine) = (place + 1, place + 1, line)
        return true
      }
      if base[recordStart] <= 32 { return false }
    }
    guard endField(at: end), fields - firstField <= Reader.mostFields else { return false }
    recordEnds[records] = UInt32(truncatingIfNeeded: fields)
    lines[records] = UInt32(truncatingIfNeeded: recordLine)
    if spans { note() }
    records &+= 1
    firstField = fields
    line &+= 1
    (fieldStart, recordStart, recordLine) = (place + 1, place + 1, line)
    return true
  }

  private mutating func note() {
    spanning.append(records)
    spans = false
  }

  /// The place of the quote that closes the one at `place`; nil where there is none, or it is followed by another.
  private mutating func closingQuote(after place: Int, limit: Int) -> Int? {
    var index = place + 1
    while index < limit, base[index] != 34 {
      if base[index] == 10 || (base[index] == 13 && base[index + 1] != 10) {
        line &+= 1
        spans = true
      }
      index += 1
    }
    guard index + 1 < limit, index - place <= Reader.longestField else { return nil }
    return base[index + 1] == 34 ? nil : index
  }
}
