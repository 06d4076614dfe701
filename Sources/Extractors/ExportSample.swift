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
    /// Different values, up to `longestList`; beyond, nothing is kept of them.
    fileprivate var counts: [String: Int] = [:]
    package fileprivate(set) var hasManyValues = false

    /// Values met at least five times, most often first: what is seen so often names nobody.
    package var common: [(value: String, count: Int)] {
      counts.filter { $0.value >= OffendingText.timesBeforeACodeIsShown }
        .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
    /// How many values were met fewer times.
    package var rare: Int { counts.count { $0.value < OffendingText.timesBeforeACodeIsShown } }
    package var distinct: Int { counts.count }
  }

  package let file: String
  package let encoding: String
  package let delimiter: String
  package let headingLine: Int
  package let rows: Int
  package let columns: [Column]

  fileprivate static let longestList = 200

  /// Headings are looked for as `source` knows them; nil where nothing is known.
  ///
  /// Throws: `UnreadableExport` with the reason.
  package init(_ export: ExportFile, like source: SourceDefinition?) throws(UnreadableExport) {
    var like = source ?? SourceDefinition(name: "", title: "", files: [], columns: [], key: [])
    if source != nil { like.layout.titleLines = .untilHeadings }
    let taker = SampleTaker()
    do throws(Refusal) {
      let bytes = try FileBytes(export)
      let shown = SafeText.line(export.name)
      var decoder = TextDecoder(bytes.encoding, of: shown)
      let reading = FileReading(like, file: shown, for: taker)
      _ = try bytes.read { (chunk) throws(Refusal) in
        try decoder.decode(chunk) { (text) throws(Refusal) in try reading.feed(text) }
      }
      try decoder.finish()
      try reading.finish()
      encoding = bytes.encoding.rawValue
    } catch { throw UnreadableExport(message: error.message) }
    file = export.name
    delimiter = taker.layout?.delimiterName ?? ""
    headingLine = taker.layout?.line ?? 1
    rows = taker.rows
    columns = taker.columns
  }
}

package struct UnreadableExport: Error, Sendable {
  package let message: String
}

private final class SampleTaker: RecordTaker {
  var layout: FoundLayout?
  var columns: [ExportSample.Column] = []
  var rows = 0
  private let parsers = DayFormat.allCases.map { ($0, DayParser(formats: [$0])) }

  func begin(_ layout: FoundLayout, headings: [String], hint: () -> String?) throws(Refusal) {
    self.layout = layout
    columns = headings.map { ExportSample.Column(heading: $0) }
  }

  func reject(line: Int, _ rule: RejectRule) { rows += 1 }

  func take(_ records: RecordBatch, from first: Int) throws(Refusal) {
    for record in first..<records.count where records.fields(record).count == columns.count {
      rows += 1
      for (column, field) in records.fields(record).enumerated() { note(records.text(field), in: column) }
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
    columns[column].counts[text, default: 0] += 1
    if columns[column].counts.count > ExportSample.longestList {
      columns[column].hasManyValues = true
      columns[column].counts = [:]
    }
  }
}
