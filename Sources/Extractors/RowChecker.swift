internal import CSV
internal import Model

/// Checks the records of one file against the definition: every column of it, whoever wants the values, so that the
/// same rows are accepted whatever is run.
struct RowChecker {
  enum Verdict {
    case accepted
    /// Another source's row in a shared export.
    case skipped
    case rejected(column: Int?, RejectRule)
  }

  private let source: SourceDefinition
  private let headings: Headings
  private let parsers: [FieldParser]
  /// For each column that follows another, the other's position.
  private let follows: [(column: Int, start: Int)]
  private let own: [(column: Int, codes: Set<Int64>)]
  /// The columns in checking order: those that say whose row it is come first.
  private let order: [Int]

  /// The last record's fields, one a column of the definition.
  private(set) var fields: [ParsedField]

  init(_ source: SourceDefinition, headings: Headings) {
    self.source = source
    self.headings = headings
    parsers = source.columns.map(FieldParser.init)
    follows = source.columns.enumerated().compactMap { position, column in
      column.follows.flatMap(source.position).map { (position, $0) }
    }
    own = source.ownRows.conditions.compactMap { condition in
      guard let position = source.position(of: condition.column), case .among(let names) = condition.test,
        case .code(let codes) = source.columns[position].kind
      else { return nil }
      return (position, Set(names.compactMap { name in codes.firstIndex { $0.name == name }.map { Int64($0 + 1) } }))
    }
    let first = own.map(\.column)
    order = first + source.columns.indices.filter { !first.contains($0) }
    fields = source.columns.map { _ in .blank }
  }

  /// A line on which nothing stands but spaces: no record.
  func isBlankLine(
    _ record: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<Int>
  ) -> Bool {
    guard record.count == 1, headings.count > 1 else { return false }
    let start = record.lowerBound == 0 ? 0 : ends[record.lowerBound - 1]
    return bytes[start..<ends[record.lowerBound]].allSatisfy(Self.isSpace)
  }

  mutating func check(
    _ record: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<Int>
  ) -> Verdict {
    guard record.count == headings.count else { return .rejected(column: nil, .fieldCount) }
    for (rank, column) in order.enumerated() {
      guard let position = headings.fields[column] else {
        fields[column] = .blank
        continue
      }
      let field = record.lowerBound + position
      var start = field == 0 ? 0 : ends[field - 1]
      var end = ends[field]
      while start < end, Self.isSpace(bytes[start]) { start += 1 }
      while start < end, Self.isSpace(bytes[end - 1]) { end -= 1 }
      switch parsers[column].value(UnsafeBufferPointer(rebasing: bytes[start..<end])) {
      case .number(let number): fields[column] = ParsedField(number: number, start: 0, end: 0)
      case .text: fields[column] = ParsedField(number: .min, start: start, end: end)
      case .blank: fields[column] = .blank
      case .broken(let rule): return .rejected(column: column, rule)
      }
      if rank < own.count, !own[rank].codes.contains(fields[column].number) { return .skipped }
    }
    for (column, start) in follows
    where !fields[column].isBlank && !fields[start].isBlank && fields[column].number < fields[start].number {
      return .rejected(column: column, .order)
    }
    return .accepted
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
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
