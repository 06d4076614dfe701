internal import CSV
internal import Model

/// Checks the records of one file against the definition. Every column is checked, whether or not its values are needed, so
/// that the same rows are accepted whichever KPIs are run.
struct RowChecker {
  enum Verdict {
    case accepted
    /// The row belongs to another source, in an export that sources share.
    case skipped
    /// The line ends the report.
    case end
    /// The row cannot be used. `field` is where the text at fault lies; nil where there is none.
    case rejected(column: Int?, RejectRule, field: Range<Int>?)
  }

  typealias Bytes = UnsafeBufferPointer<UInt8>

  let headings: Headings
  let delimiter: UInt8
  private let source: SourceDefinition
  let parsers: [FieldParser]
  /// For each column that follows another, the other's position.
  private let follows: [(column: Int, start: Int)]
  private let own: OwnRows
  /// The columns whose codes show to which source a row belongs, with those of this source.
  private let ownCodes: [(column: Int, codes: Set<Int64>)]
  /// The columns in the order in which they are checked: those that show to which source a row belongs come first.
  private let order: [Int]
  /// The column whose day decides which spellings are in use; nil where none depends on it.
  private let datedBy: Int?
  private let known: [KnownSpellings?]
  let endLines: [String]
  let headingBytes: [[UInt8]]

  /// The last record's fields, one for each column of the definition.
  private(set) var fields: [ParsedField]

  init(_ source: SourceDefinition, headings: Headings, delimiter: UInt8) {
    self.source = source
    self.headings = headings
    self.delimiter = delimiter
    parsers = source.columns.map(FieldParser.init)
    known = source.columns.map(KnownSpellings.init)
    follows = source.columns.enumerated().compactMap { position, column in
      column.follows.flatMap(source.position).map { (position, $0) }
    }
    own = OwnRows(of: source, parsers)
    ownCodes = if case .codes(let codes) = own { codes } else { [] }
    let first = ownCodes.map(\.column)
    order = first + source.columns.indices.filter { !first.contains($0) }
    datedBy = source.dependsOnDates ? source.datedBy : nil
    endLines = source.layout.endLines.map(\.foldedHeading)
    headingBytes = headings.found.map { heading in
      Array(heading.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed().map(String.init).joined().utf8)
    }
    fields = source.columns.map { _ in .blank }
  }

  mutating func check(_ record: Range<Int>, _ text: RecordText) -> Verdict {
    if !endLines.isEmpty, isEndLine(record, text) { return .end }
    guard record.count == headings.count else { return .rejected(column: nil, .fieldCount, field: nil) }
    let day = datedBy.flatMap { self.day(of: $0, record, text) }
    let isOwn = isOwnByTexts(record, text, on: day)
    if isOwn == false { return .skipped }
    for (rank, column) in order.enumerated() {
      let field = place(of: column, on: day, record, text)
      switch parsers[column].value(text[field], on: day) {
      case .number(let number): fields[column] = ParsedField(number: number, start: 0, end: 0)
      case .text: fields[column] = ParsedField(number: .min, start: field.lowerBound, end: field.upperBound)
      case .blank: fields[column] = .blank
      case .broken(.blank) where !isDue(column, on: day): fields[column] = .blank
      case .broken(let rule): return .rejected(column: column, rule, field: field)
      }
      if rank < ownCodes.count, !ownCodes[rank].codes.contains(fields[column].number) { return .skipped }
    }
    for (column, start) in follows
    where !fields[column].isBlank && !fields[start].isBlank && fields[column].number < fields[start].number {
      return .rejected(column: column, .order, field: nil)
    }
    return isOwn == nil ? .skipped : .accepted
  }

  /// The values of a row that was rejected because of the column `wrong`; a value that breaks a rule itself is not known.
  func values(
    of columns: [Int], _ record: Range<Int>, _ text: RecordText, wrong: Int, _ rule: RejectRule
  ) -> [RejectedValues.Value] {
    let day = datedBy.flatMap { self.day(of: $0, record, text) }
    let contradicting = rule == .order ? follows.first { $0.column == wrong }?.start : nil
    return columns.map { column in
      // Which spellings hold is known by the row's day alone.
      if column == wrong || column == contradicting || datedBy != nil && day == nil { return .unknown }
      let field = text[place(of: column, on: day, record, text)]
      switch parsers[column].value(field, on: day) {
      case .number(Int64(CodeTable.unlistedPosition)) where source.columns[column].unlistedPosition != nil:
        return .number(Int64(source.columns[column].unlistedPosition ?? 0))
      case .number(let number): return .number(number)
      case .text:
        return .text(
          known[column]?.representative(for: field) { String(decoding: $0, as: UTF8.self).foldedValue }
            ?? String(decoding: field, as: UTF8.self).foldedValue)
      case .blank: return .blank
      // One that is required and blank may be anything.
      case .broken: return .unknown
      }
    }
  }

  /// Whether spellings depend on each row's day, so that columns cannot be read one at a time.
  var readsEachRow: Bool { datedBy != nil }

  /// Whether the export holds other sources' rows too.
  var isShared: Bool { if case .all = own { false } else { true } }

  /// Whether a plain row of a shared export belongs to this source: by columns that have been read, or by the record's texts.
  func isOwn(_ row: Int, _ columns: [RawColumn], _ text: RecordText) -> Bool {
    if case .passing = own { return isOwnByTexts(text.places.fields(row), text, on: nil) == true }
    for (column, codes) in ownCodes where !codes.contains(columns[column].number(row)) { return false }
    return true
  }

  /// Whether a record's texts show that it belongs to this source; nil where a value that decides is wrong itself. True where
  /// no text is looked at.
  private func isOwnByTexts(_ record: Range<Int>, _ text: RecordText, on day: Day?) -> Bool? {
    guard case .passing(let filter) = own else { return true }
    return filter.passes(on: day) { text[place(of: $0, on: day, record, text)] }
  }

  /// Marks rows whose values are plain, but that may be no rows, or break a rule between two columns.
  func markOdd(_ rows: inout PlainRows, _ columns: [RawColumn]) {
    markSuspects(&rows)
    for (column, start) in follows {
      guard case .days(let ends) = columns[column], case .days(let starts) = columns[start] else { continue }
      for row in ends.indices where ends[row] < starts[row] && ends[row] != Blank.day { rows.isOdd[row] = true }
    }
  }

  private func isDue(_ column: Int, on day: Day?) -> Bool {
    day.map { source.columns[column].period.contains($0) } ?? true
  }

  /// Where the column's text lies on the day; empty where the file has no such heading, or the column is not in use.
  private func place(of column: Int, on day: Day?, _ record: Range<Int>, _ text: RecordText) -> Range<Int> {
    let places = headings.places[column]
    guard let first = places.first else { return 0..<0 }
    guard let day else { return text.trimmed(record.lowerBound + first.field) }
    guard source.columns[column].period.contains(day), let place = places.first(where: { $0.period.contains(day) }) else {
      return 0..<0
    }
    return text.trimmed(record.lowerBound + place.field)
  }

  private func day(of column: Int, _ record: Range<Int>, _ text: RecordText) -> Day? {
    let field = place(of: column, on: nil, record, text)
    guard case .number(let number) = parsers[column].value(text[field]) else { return nil }
    return Day(number: Int32(truncatingIfNeeded: number))
  }
}

extension SourceDefinition {
  /// Whether some heading, column or code is in use on some days only.
  var dependsOnDates: Bool {
    columns.contains { column in
      var periods = [column.period] + column.spellings.map(\.period)
      if case .code(let codes) = column.kind { periods += codes.flatMap { [$0.period] + $0.spellings.map(\.period) } }
      return periods.contains { $0 != .always }
    }
  }
}

/// One field of a row that is being checked: a number, or where its text lies in the batch's bytes.
struct ParsedField {
  var number: Int64
  var start: Int
  var end: Int

  static let blank = ParsedField(number: .min, start: 0, end: 0)
  var isBlank: Bool { number == .min && start == end }

  func text(in bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[start..<end])
  }
}
