internal import CSV
internal import Model

/// Reads records of a file through libcsv, piece by piece, and notes what its columns hold.
final class SampleReading {
  private var notes: [ColumnNotes]
  private(set) var rows = 0
  private(set) var marks: [[UInt64]] = []
  /// The line of each row that has marks, where the file is read as a whole.
  private(set) var lines: [Int] = []
  /// How the lines begin that end the rows.
  private(set) var endLines: [String] = []
  private var skip: Int
  private let hasEndLines: Bool

  /// So many rows of each piece are kept as marks, for finding a key.
  private static let mostMarks = 8_000
  /// And so many of a file that is read as a whole.
  private static let mostMarksOfWhole = 40_000
  /// So many of a file's last lines may be totals and notes.
  private static let mostLastLines = 12

  /// `skipping` is the number of records before the first row, the headings included.
  ///
  /// `hasEndLines` says that the last lines may be no rows.
  init(_ headings: [String], skipping: Int, hasEndLines: Bool) {
    notes = headings.map { ColumnNotes(heading: $0) }
    skip = skipping
    self.hasEndLines = hasEndLines
  }

  /// Throws: `Refusal` where the file is damaged, or has changed.
  func read(_ export: ExportFile, _ look: FileLook, _ head: FileHead, _ pieces: SamplePieces) throws(Refusal) {
    let file = try OpenExport(export, as: look)
    let places = RecordPlaces()
    for (index, range) in pieces.ranges.enumerated() {
      var start = index == 0 ? range.lowerBound : try Self.lineStart(from: range.lowerBound, look, file)
      var line = head.layout.line
      var room = pieces.isWhole ? Self.mostMarksOfWhole : Self.mostMarks
      while start < range.upperBound {
        let scan = ReferenceScan(
          delimiter: head.layout.delimiter, look.encoding, from: start, to: Self.limit(from: start, range.upperBound),
          of: look.state.size, in: file, into: places)
        // A piece may begin inside a quoted value: nothing of what follows is then as it seems.
        let isTrue = index == 0 || Self.isTrue(places, width: notes.count)
        if let fault = scan.fault, index == 0 {
          throw fault.refusal(in: SafeText.line(export.name), firstLine: line, endLine: nil)
        }
        guard isTrue, scan.fault == nil else { break }
        rows += scan.strayLines.count
        scan.bytes.withUnsafeBufferPointer {
          take(RecordText(bytes: $0, places: places, width: 0), &room, from: line, isLast: scan.end >= look.state.size)
        }
        (start, line) = (scan.end, line + places.lineCount)
      }
    }
  }

  /// The columns, once everything has been read; `areAll` says that this is the whole file.
  func finish(areAll: Bool) -> [SampleColumn] { notes.indices.map { notes[$0].finish(rows: rows, areAll: areAll) } }

  /// Nine in ten records are as wide as the headings.
  private static func isTrue(_ places: RecordPlaces, width: Int) -> Bool {
    let fitting = (0..<places.count).count { places.fields($0).count == width }
    return fitting * 10 >= places.count * 9
  }

  /// Where the line after this place begins.
  private static func lineStart(from place: Int, _ look: FileLook, _ file: OpenExport) throws(Refusal) -> Int {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    defer { buffer.deallocate() }
    let ends = LineEnds(look.encoding)
    let place = place - (place - look.encoding.markLength) % ends.unit
    let count = try file.read(from: place, into: buffer)
    return place + (ends.next(in: UnsafeBufferPointer(rebasing: buffer[..<count]), from: 0) ?? count)
  }

  /// Where a block ends: the last one is never short, so that it holds all lines that end a file.
  private static func limit(from start: Int, _ end: Int) -> Int {
    let limit = start + 1 << 20
    return end - limit < 1 << 17 ? end : limit
  }

  /// `line` is the line on which the text begins.
  private func take(_ text: RecordText, _ room: inout Int, from line: Int, isLast: Bool) {
    let first = min(skip, text.places.count)
    skip -= first
    let end = isLast && hasEndLines ? ends(text, from: first) : text.places.count
    for record in first..<end {
      let fields = text.places.fields(record)
      guard fields.count == notes.count else { continue }
      rows += 1
      var marks: [UInt64] = []
      for (column, field) in fields.enumerated() {
        let value = value(text, field)
        if room > 0 { marks.append(Self.mark(value)) }
        if !value.isEmpty { notes[column].note(value, row: rows) }
      }
      if room > 0, marks.contains(where: { $0 != 0 }) {
        self.marks.append(marks)
        lines.append(line + Int(text.places.lines[record]))
        room -= 1
      }
    }
  }

  /// The first record of the last block that ends the rows.
  private func ends(_ text: RecordText, from first: Int) -> Int {
    var lines: [(record: Int, values: [String])] = []
    var record = text.places.count
    while record > first, lines.count < Self.mostLastLines {
      record -= 1
      let values = text.places.fields(record).map { value(text, $0) }
      if values.contains(where: { !$0.isEmpty }) { lines.insert((record, values), at: 0) }
    }
    let guess = EndLineGuess(lines.map(\.values), width: notes.count)
    endLines = guess.beginnings
    return guess.count == 0 ? text.places.count : lines[lines.count - guess.count].record
  }

  /// The value with one space for each run of spaces, and none around it.
  private func value(_ text: RecordText, _ field: Int) -> String {
    let bytes = text[text.trimmed(field)]
    let isPlain = bytes.allSatisfy { $0 > 32 && $0 < 0x80 }
    let value = String(decoding: bytes, as: UTF8.self)
    return isPlain ? value : value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// FNV-1a of the value in lower case; 0 where it is blank.
  private static func mark(_ value: String) -> UInt64 {
    guard !value.isEmpty else { return 0 }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in value.utf8 { hash = (hash ^ UInt64(byte &- 65 < 26 ? byte | 0x20 : byte)) &* 0x100_0000_01B3 }
    return hash | 1
  }
}
