internal import CSV
internal import Model

/// Which line of an unknown file has its headings, and what separates its values.
///
/// The line is the first that is as wide as most, and whose cells could be headings. Where the line below could be headings too,
/// and the rows below it could not, the lower line has the headings: the upper one is a heading over several columns, or a title.
struct HeadingGuess {
  let delimiter: UInt8
  /// The line of the headings, from 1.
  let line: Int
  /// The lines right below the headings that look like headings rather than rows.
  let furtherLines: Int
  /// Whether the line looks like a row: the file may have no headings.
  let isDoubtful: Bool

  /// The bytes in which the headings are looked for.
  private static let headLength = 1 << 16
  private static let mostRecords = 200
  /// Cells that stand for no value; a line with them is a row.
  private static let signs: Set<String> = ["c", "x", "z", "k", "u", "low", "na", "supp", "null", "nan"]

  private struct Record {
    var line: Int
    var kind: LineKind
  }

  /// Throws: `Refusal` where no record can be read, or there is none.
  init(_ export: ExportFile, _ look: FileLook) throws(Refusal) {
    let file = try OpenExport(export, as: look)
    var best: (score: Double, width: Int, guess: HeadingGuess)?
    var refusal: Refusal?
    for (_, delimiter) in FileLayout.delimiters {
      let places = RecordPlaces()
      let scan = ReferenceScan(
        delimiter: delimiter, look.encoding, from: look.encoding.markLength,
        to: min(look.state.size, Self.headLength), of: look.state.size, in: file, into: places)
      let records = scan.bytes.withUnsafeBufferPointer { Self.records(RecordText(bytes: $0, places: places, width: 0)) }
      guard var found = Self.guess(records, delimiter) else {
        if let fault = scan.fault {
          refusal = refusal ?? fault.refusal(in: SafeText.line(export.name), firstLine: 1, endLine: nil)
        }
        continue
      }
      // The right delimiter leaves no quotation mark in the middle of a value, or few.
      if scan.fault != nil { found.score -= 0.5 }
      found.score -= Double(scan.strayLines.count) / Double(max(1, scan.strayLines.count + records.count))
      if best.map({ ($0.score, $0.width) < (found.score, found.width) }) ?? true { best = found }
    }
    guard let best else { throw refusal ?? .empty(file: SafeText.line(export.name)) }
    self = best.guess
  }

  private init(delimiter: UInt8, line: Int, furtherLines: Int, isDoubtful: Bool) {
    (self.delimiter, self.line, self.furtherLines, self.isDoubtful) = (delimiter, line, furtherLines, isDoubtful)
  }

  private static func records(_ text: RecordText) -> [Record] {
    (0..<min(text.places.count, mostRecords)).map { record in
      let cells = text.places.fields(record).map { String(decoding: text[text.trimmed($0)], as: UTF8.self) }
      return Record(line: Int(text.places.lines[record]) + 1, kind: LineKind(cells))
    }
  }

  /// What the records say that a delimiter makes of the file; nil where there are none.
  private static func guess(_ records: [Record], _ delimiter: UInt8) -> (score: Double, width: Int, guess: HeadingGuess)? {
    let written = records.filter { record in record.kind.cells.contains { !$0.isEmpty } }
    guard !written.isEmpty else { return nil }
    let widths = Dictionary(grouping: written, by: \.kind.cells.count).mapValues(\.count)
    // Titles and notes are lines of one value: in a short file they may be more than the rows. Of two widths that are met as
    // often, that of the line that looks most like headings is the table's, and then the larger.
    func weight(_ width: Int, _ lines: Int) -> (Int, Double, Int) {
      let quality = written.filter { $0.kind.cells.count == width }.map(\.kind.quality).max() ?? 0
      return (width > 1 ? lines * 3 : lines, quality, width)
    }
    let width = widths.max { weight($0.key, $0.value) < weight($1.key, $1.value) }?.key ?? 1
    let table = written.filter { $0.kind.cells.count == width }
    let candidates = table.prefix { $0.line <= LayoutFinder.linesSearched }.prefix(12)
    let highest = candidates.map(\.kind.quality).max() ?? 0
    guard
      let first = candidates.firstIndex(where: { $0.kind.quality >= max(0.5, highest - 0.4) })
        ?? candidates.firstIndex(where: { $0.kind.quality == highest })
    else { return nil }
    let (chosen, further) = lowest(from: first, in: table)
    let line = table[chosen]
    let cells = line.kind.cells
    // Titles are short: whole rows above the headings would be lost.
    let above = table[..<chosen].count { record in record.kind.cells.count { !$0.isEmpty } > 1 }
    let isDoubtful =
      above > 2 || line.kind.quality < 0.34 || line.kind.rowLike * 3 > cells.count(where: { !$0.isEmpty })
      || cells.contains { NumberForm($0) == nil && LineKind.isRowLike($0) }
    let share = Double(table.count) / Double(written.count)
    // A row of data as one wide cell looks like a heading: a file is taken for one column last of all where such a cell could be
    // several.
    let isWide = width == 1 && cells.contains { cell in FileLayout.delimiters.contains { cell.utf8.contains($0.byte) } }
    let score = share * (width > 1 ? 1 : 0.3) + line.kind.quality / 2 - (isWide ? 2 : 0)
    let guess = HeadingGuess(delimiter: delimiter, line: line.line, furtherLines: further, isDoubtful: isDoubtful)
    return (score, width, guess)
  }

  /// The lowest line of headings that is whole, from the first on, and how many more lines below it look like headings.
  private static func lowest(from first: Int, in table: [Record]) -> (line: Int, further: Int) {
    var chosen = first
    var further = 0
    for next in (first + 1)..<min(table.count, first + 4) {
      guard isHeadingLine(table[next].kind, over: table[(next + 1)...]) else { break }
      let kind = table[next].kind
      if kind.headingLike == kind.cells.count, further == 0 { chosen = next } else { further += 1 }
    }
    return (chosen, further)
  }

  /// Whether a line holds words alone, in columns too in which nearly all rows below it hold numbers or days.
  private static func isHeadingLine(_ line: LineKind, over rows: ArraySlice<Record>) -> Bool {
    guard line.rowLike == 0, line.headingLike > 0, rows.count >= 3 else { return false }
    return line.cells.indices.contains { column in
      let cell = line.cells[column]
      guard cell.count(where: \.isLetter) >= 2, !signs.contains(cell.lowercased()), !LineKind.isYear(cell) else { return false }
      let values = rows.map { $0.kind.cells[column] }.filter { !$0.isEmpty }
      return values.count >= 3 && values.count { LineKind.isRowLike($0) || LineKind.isYear($0) } * 10 >= values.count * 9
    }
  }
}
