internal import CBytes

/// The scan of a text without a single quote and without blank lines, as most exports are: every delimiter ends a field and
/// every line end a record. Separators are found 64 bytes at a time and written down eight at a time, with nothing to decide
/// about each.
struct PlainScan {
  private let base: UnsafePointer<UInt8>
  private let delimiter: UInt8
  private let places: RecordPlaces
  private let ends: UnsafeMutablePointer<UInt32>
  private let recordEnds: UnsafeMutablePointer<UInt32>
  private var fields = 0
  private var records = 0
  private var firstField = 0
  private var hasReturns = false
  /// Whether the last byte was a carriage return, so that the next must be a line feed.
  private var isReturning = false

  /// The caller makes sure of what `Scanner.scan` asks for, and that `places` has room for all of the text's fields and some
  /// more.
  init(_ base: UnsafePointer<UInt8>, delimiter: UInt8, into places: RecordPlaces) {
    self.base = base
    self.delimiter = delimiter
    self.places = places
    (ends, recordEnds) = (places.ends, places.recordEnds)
  }

  /// Whether the text has no quotes and no blank lines; if so, its records are in the places.
  mutating func scan(_ count: Int) -> Bool {
    // A field that is too long can only be in a long text.
    guard count <= Reader.longestField else { return false }
    var from = 0
    while from < count {
      guard word(at: from, until: min(from + 64, count)) else { return false }
      from += 64
    }
    finish()
    return true
  }

  /// Notes the separators among 64 bytes; false where there is something else.
  @inline(__always)
  private mutating func word(at from: Int, until limit: Int) -> Bool {
    let marks = csv_marks(base + from, delimiter)
    let inside: UInt64 = limit - from < 64 ? 1 << UInt64(limit - from) - 1 : .max
    let (separators, lineEnds) = (marks.separators & inside, marks.line_ends & inside)
    if marks.others != 0 || isReturning, !areReturns(from, limit) { return false }
    guard endRecords(lineEnds, separators, from) else { return false }
    write(separators, from)
    return true
  }

  /// Writes down where fields end: the places of a word's separators.
  @inline(__always)
  private mutating func write(_ separators: UInt64, _ from: Int) {
    var (bits, next) = (separators, ends + fields)
    let count = bits.nonzeroBitCount
    fields += count
    var left = count
    repeat {
      // Eight at once, whether or not there are as many: what is too much is written over.
      for place in 0..<8 {
        next[place] = UInt32(truncatingIfNeeded: from &+ bits.trailingZeroBitCount)
        bits &= bits &- 1
      }
      next += 8
      left -= 8
    } while left > 0
  }

  /// Ends a record for each line end of a word; false for a line that the general scan has to look at.
  @inline(__always)
  private mutating func endRecords(_ lineEnds: UInt64, _ separators: UInt64, _ from: Int) -> Bool {
    var bits = lineEnds
    while bits != 0 {
      let before = (bits & (0 &- bits)) &- 1
      bits &= bits &- 1
      let field = fields &+ (separators & before).nonzeroBitCount
      if field == firstField {
        // One value: a blank line is no record, and libcsv says what spaces alone are.
        let earlier = separators & before
        let start =
          field == 0 ? 0 : earlier == 0 ? Int(ends[field - 1]) + 1 : from + 64 - earlier.leadingZeroBitCount
        if base[start] <= 32 { return false }
      }
      guard field - firstField < Reader.mostFields else { return false }
      recordEnds[records] = UInt32(truncatingIfNeeded: field + 1)
      records &+= 1
      firstField = field + 1
    }
    return true
  }

  /// Whether everything special in a word is carriage returns before line feeds.
  private mutating func areReturns(_ from: Int, _ limit: Int) -> Bool {
    for place in from..<limit {
      if base[place] == 34 || (isReturning && base[place] != 10) { return false }
      isReturning = base[place] == 13
    }
    hasReturns = true
    return true
  }

  private func finish() {
    let starts = places.starts
    starts[0] = 0
    for field in 1..<max(1, fields) { starts[field] = ends[field - 1] &+ 1 }
    for record in 0..<records { places.lines[record] = UInt32(truncatingIfNeeded: record) }
    if hasReturns {
      for record in 0..<records {
        let last = Int(recordEnds[record]) - 1
        if ends[last] > starts[last], base[Int(ends[last]) - 1] == 13 { ends[last] -= 1 }
      }
    }
    (places.count, places.fieldCount, places.lineCount) = (records, fields, records)
  }
}
