internal import CSV
package import Model

/// An export that nobody has defined yet, looked through: what its columns hold, without a word about anybody.
package struct ExportSample: Sendable {
  package struct Column: Sendable {
    package var heading: String
    package var filled = 0
    /// How many values are days in each format.
    package var days: [DayFormat: Int] = [:]
    package var numbers = 0
    package var smallest = Int.max
    package var largest = Int.min
    /// Some value is of several words.
    package var hasSpaces = false
    /// Different values, up to `longestList`, each with how often it was met and the row that has it first; beyond, nothing is kept.
    fileprivate var counts: [String: (count: Int, firstRow: Int)] = [:]
    package fileprivate(set) var hasManyValues = false

    /// Values met at least five times, most often first. `firstRow` counts from the row below the headings, which is 1.
    package var common: [(value: String, count: Int, firstRow: Int)] {
      counts.filter { $0.value.count >= ExportSample.commonTimes }
        .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { ($0.key, $0.value.count, $0.value.firstRow) }
    }
    /// How many values were met fewer times.
    package var rare: Int { counts.count { $0.value.count < ExportSample.commonTimes } }
    package var distinct: Int { counts.count }
  }

  package let file: String
  package let encoding: String
  package let delimiter: String
  package let headingLine: Int
  package let rows: Int
  package let columns: [Column]

  fileprivate static let longestList = 200
  fileprivate static let commonTimes = 5

  /// Headings are looked for as `source` knows them; nil where nothing is known.
  ///
  /// Throws: `Refusal`.
  package init(_ export: ExportFile, like source: SourceDefinition?) throws(Refusal) {
    var like = source ?? SourceDefinition(name: "", title: "", files: [], columns: [], key: [])
    if source != nil { like.layout.titleLines = .untilHeadings }
    let look = FileLook(export)
    if let refusal = look.refusal { throw refusal }
    let head = try FileHead(export, look, for: like)
    let reading = SampleReading(head.headings)
    try reading.read(export, look, head)
    encoding = look.encoding.rawValue
    (delimiter, headingLine) = (head.layout.delimiterName, head.layout.line)
    (rows, columns) = (reading.rows, reading.columns)
    file = export.name
  }
}

/// Reads a file's records through libcsv, block by block in reading order.
private final class SampleReading {
  private(set) var columns: [ExportSample.Column]
  private(set) var rows = 0
  private let parsers = DayFormat.allCases.map { ($0, DayParser(formats: [$0])) }

  init(_ headings: [String]) { columns = headings.map { ExportSample.Column(heading: $0) } }

  func read(_ export: ExportFile, _ look: FileLook, _ head: FileHead) throws(Refusal) {
    let file = try OpenExport(export, as: look)
    let places = RecordPlaces()
    var (start, line, skip) = (head.start, head.layout.line, 1)
    while start < look.state.size {
      let scan = ReferenceScan(
        delimiter: head.layout.delimiter, look.encoding, from: start, to: start + 1 << 20, of: look.state.size, in: file,
        into: places)
      rows += scan.strayLines.count
      scan.bytes.withUnsafeBufferPointer { bytes in
        take(RecordText(bytes: bytes, places: places, width: 0), from: skip)
      }
      if let fault = scan.fault { throw fault.refusal(in: SafeText.line(export.name), firstLine: line, endLine: nil) }
      (start, line, skip) = (scan.end, line + places.lineCount, 0)
    }
  }

  private func take(_ text: RecordText, from first: Int) {
    for record in 0..<text.places.count where record >= first && text.places.fields(record).count == columns.count {
      rows += 1
      for (column, field) in text.places.fields(record).enumerated() { note(text.string(field), in: column) }
    }
  }

  private func note(_ text: String, in column: Int) {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !text.isEmpty else { return }
    columns[column].filled += 1
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      for (format, parser) in parsers where parser.day(bytes) != nil { columns[column].days[format, default: 0] += 1 }
    }
    if let number = Int(text) {
      columns[column].numbers += 1
      columns[column].smallest = min(columns[column].smallest, number)
      columns[column].largest = max(columns[column].largest, number)
    }
    if text.contains(" ") { columns[column].hasSpaces = true }
    guard !columns[column].hasManyValues else { return }
    columns[column].counts[text, default: (0, rows)].count += 1
    if columns[column].counts.count > ExportSample.longestList {
      columns[column].hasManyValues = true
      columns[column].counts = [:]
    }
  }
}
