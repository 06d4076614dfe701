internal import CSV
package import Model
internal import Platform

/// Why a file is not a series of values.
package struct ValueSeriesFault: Error, CustomStringConvertible {
  /// A line for each mistake: the file, its line counted from 1, and what to do about it. At most ten, and then how many more
  /// there are.
  package let mistakes: [String]
  /// The mistakes, one below the other.
  package var description: String { mistakes.joined(separator: "\n") }
}

/// A CSV file of one value a day, `date,value` under a heading each: what `scorecard spc` draws its chart of.
package struct ValueSeriesFile: Sendable {
  /// The values in the order of their days; a blank value is a gap.
  package let points: [ControlPoint]

  private typealias Row = (line: Int, cells: [String])
  private static let mostMistakes = 10

  /// Columns are found by the headings `date` and `value`; without them the first is the date and the second the value.
  /// Throws: `RunError` where the file cannot be read, `ValueSeriesFault` with every mistake in it.
  package init(path: String) throws {
    guard let bytes = try? Disk.bytes(named: path) else {
      throw RunError.unreadable(
        Disk.isIrregular(path) ? "'\(path)' is not a regular file." : "No file called '\(path)' here, or it cannot be read.")
    }
    let rows = try Self.rows(bytes, path)
    guard let headings = rows.first, headings.cells.count >= 2 else {
      throw ValueSeriesFault(mistakes: ["\(path):1: this file needs two columns with the headings date,value"])
    }
    let names = headings.cells.map { $0.lowercased().filter { $0 != " " } }
    guard !headings.cells.contains(where: { Self.day(Self.trimmed($0)) != nil }) else {
      throw ValueSeriesFault(mistakes: ["\(path):1: the first line has values: put the headings date,value above it"])
    }
    if let rolling = headings.cells.first(where: { $0.lowercased().contains("rolling") || $0.lowercased().contains("cumulative") }
    ) {
      throw ValueSeriesFault(mistakes: [
        "\(path):1: '\(SafeText.line(rolling))': rolling or cumulative values have no XmR chart, because neighbouring values "
          + "overlap and every rule would give false alarms. Use monthly values"
      ])
    }
    let date = names.firstIndex(of: "date") ?? names.firstIndex(of: "as_of") ?? (names.first == "value" ? 1 : 0)
    let value = names.firstIndex(of: "value") ?? (date == 0 ? 1 : 0)
    points = try Self.points(rows.dropFirst(), date: date, value: value, path)
  }

  private static func rows(_ bytes: [UInt8], _ path: String) throws -> [Row] {
    let reader = Reader()
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    var rows: [Row] = []
    func take() {
      for record in 0..<reader.batch.count { rows.append((reader.batch.line(record), reader.batch.records[record])) }
    }
    do throws(CSVError) {
      try Array(text).withUnsafeBufferPointer { (buffer) throws(CSVError) in try reader.feed(buffer) }
      take()
      try reader.finish()
      take()
    } catch {
      throw ValueSeriesFault(mistakes: [
        "\(path) is not a CSV file (line \(line(of: error)): unmatched quotation mark)"
      ])
    }
    return rows
  }

  private static func line(of error: CSVError) -> Int {
    switch error {
    case .strayQuote(let quote): quote.line
    case .unclosedQuote(let line), .fieldTooLong(let line), .tooManyFields(let line), .outOfMemory(let line): line
    }
  }

  private static func points(_ rows: ArraySlice<Row>, date: Int, value: Int, _ path: String) throws -> [ControlPoint] {
    var (points, lines, mistakes) = ([ControlPoint](), [Day: Int](), [String]())
    for (line, cells) in rows {
      let texts = cells.map(trimmed)
      guard texts.count > max(date, value) else {
        mistakes.append("\(path):\(line): this row needs a date and a value")
        continue
      }
      guard let day = day(texts[date]) else {
        mistakes.append(
          "\(path):\(line): '\(SafeText.line(cells[date]))' is not a date: write it as 2023-05-31, 31/05/2023 or 2023-05")
        continue
      }
      guard let number = number(texts[value]) else {
        mistakes.append(
          "\(path):\(line): '\(SafeText.line(cells[value]))' is not a number: write it as 12.5, or leave it empty for a gap")
        continue
      }
      if let earlier = lines.updateValue(line, forKey: day) {
        mistakes.append("\(path):\(line): \(day) is on line \(earlier) too: give one value for each date")
      }
      points.append(ControlPoint(asOf: day, value: number))
    }
    if points.isEmpty, mistakes.isEmpty { mistakes = ["\(path) has no values"] }
    guard mistakes.isEmpty else {
      let more = mistakes.count - mostMistakes
      throw ValueSeriesFault(mistakes: mistakes.prefix(mostMistakes) + (more > 0 ? ["\(path): and \(more) more"] : []))
    }
    return points.sorted { $0.asOf < $1.asOf }
  }

  /// Whether a number is 0, or of a size that sums and axes can show: apart from its sign, from 0.000000001 to below
  /// 1,000,000,000,000,000.
  package static func isOrdinary(_ number: Double) -> Bool { number == 0 || (1e-9..<1e15).contains(abs(number)) }

  private static func trimmed(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// ISO 8601, or with the day first; a month alone is its last day.
  private static func day(_ text: String) -> Day? {
    if let day = Day(iso: text) { return day }
    if let day = Day(iso: text + "-01") { return day.endOfMonth }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].count == 4 else { return nil }
    let padded = parts.prefix(2).map { $0.count == 1 ? "0" + $0 : String($0) }
    return Day(iso: "\(parts[2])-\(padded[1])-\(padded[0])")
  }

  /// `.some(nil)` for a gap; nil for what is no number.
  private static func number(_ text: String) -> Double?? {
    if text.isEmpty { return .some(nil) }
    guard let number = Double(text), !text.lowercased().contains("x"), isOrdinary(number) else { return nil }
    return number
  }
}
