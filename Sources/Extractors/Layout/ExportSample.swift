internal import CSV
package import Model

/// An export that no source is defined for yet, looked through: what its columns hold, without saying anything about anybody.
///
///     let sample = try ExportSample(file, like: nil)
///     for column in sample.columns { print(column.heading, column.filled, column.hasManyValues) }
package struct ExportSample: Sendable {
  /// What one column holds in all rows of the file.
  package struct Column: Sendable {
    /// The column's heading as the file has it.
    package var heading: String
    /// The number of rows in which the column is not blank.
    package var filled = 0
    /// How many of the values are days in each format; a value may be one in several.
    package var days: [DayFormat: Int] = [:]
    /// The number of values that are whole numbers.
    package var numbers = 0
    /// The smallest whole number; `.max` where there is none.
    package var smallest = Int.max
    /// The largest whole number; `.min` where there is none.
    package var largest = Int.min
    /// Whether some value has several words.
    package var hasSpaces = false
    /// The different values, each with how often it was met and the first row that has it. Where there are more than
    /// `longestList`, nothing is kept.
    fileprivate var counts: [String: (count: Int, firstRow: Int)] = [:]
    /// Whether there were more than 200 different values; none of them is then kept.
    package fileprivate(set) var hasManyValues = false

    /// The values met at least five times, the most frequent first. `firstRow` counts from 1, the row below the headings.
    package var common: [(value: String, count: Int, firstRow: Int)] {
      counts.filter { $0.value.count >= ExportSample.commonTimes }
        .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { ($0.key, $0.value.count, $0.value.firstRow) }
    }
    /// The number of different values met fewer than five times.
    package var rare: Int { counts.count { $0.value.count < ExportSample.commonTimes } }
    /// The number of different values; 0 where `hasManyValues`.
    package var distinct: Int { counts.count }
  }

  /// The file's name.
  package let file: String
  /// The encoding that was found, by the name that reports give it.
  package let encoding: String
  /// The name of the delimiter that was found, such as `comma`.
  package let delimiter: String
  /// The line with the headings, from 1.
  package let headingLine: Int
  /// The number of rows below the headings: those with as many fields as there are headings, and those with a stray quote.
  package let rows: Int
  /// The columns, in the order of the file.
  package let columns: [Column]

  fileprivate static let longestList = 200
  fileprivate static let commonTimes = 5

  /// Looks a file through. The line with the headings is the one whose headings `source` knows; without a source it is the
  /// first line that is not blank.
  ///
  /// Throws: `Refusal` where the file cannot be read as CSV.
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
