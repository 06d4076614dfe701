internal import Model

/// What a field of one column must be, prepared for reading many.
struct FieldParser {
  enum Value {
    /// A value that fits an `Int64`: a day's number, a code's position, a whole number.
    case number(Int64)
    /// Bytes that are interned once the row is accepted.
    case text
    case blank
    case broken(RejectRule)
  }

  private enum Kind {
    case day(DayParser, notBefore: Int32)
    case code(CodeTable)
    case integer(NumberText, ClosedRange<Int>)
    case decimal(NumberText, places: Int, ClosedRange<Int64>)
    case identifier
    case text
  }

  private let kind: Kind
  private let isMandatory: Bool
  private let suppressed: [[UInt8]]

  init(_ column: ColumnDefinition) {
    isMandatory = column.isMandatory
    suppressed = column.suppressed.map { Array($0.lowercased().utf8) }
    let numbers = NumberText(marks: column.marks)
    kind =
      switch column.kind {
      case .day(let formats, let notBefore):
        .day(DayParser(formats: formats), notBefore: notBefore?.number ?? .min)
      case .code(let codes): .code(CodeTable(codes, unlisted: column.unlisted))
      case .integer(let range): .integer(numbers, range)
      case .decimal(let places, let range): .decimal(numbers, places: places, Self.scaled(range, places))
      case .identifier: .identifier
      case .category, .text: .text
      }
  }

  /// Whether a field has no value: it is empty, or a sign that stands for none.
  func isBlank(_ field: UnsafeBufferPointer<UInt8>) -> Bool { field.isEmpty || isSuppressed(field) }

  /// The value of a field. `day` is the row's, for spellings that depend on it.
  func value(_ field: UnsafeBufferPointer<UInt8>, on day: Day? = nil) -> Value {
    if isBlank(field) { return isMandatory ? .broken(.blank) : .blank }
    switch kind {
    case .day(let parser, let notBefore):
      guard let day = parser.day(field) else { return .broken(.date) }
      return day.number < notBefore ? .broken(.tooEarly) : .number(Int64(day.number))
    case .code(let table):
      return table.position(of: field, on: day).map { .number(Int64($0)) } ?? .broken(.code)
    case .integer(let text, let range):
      guard let number = text.plain(field).flatMap({ Int($0) }) else { return .broken(.number) }
      return range.contains(number) ? .number(Int64(number)) : .broken(.range)
    case .decimal(let text, let places, let range):
      guard let number = text.plain(field).flatMap({ Self.decimal($0, places) }) else { return .broken(.number) }
      return range.contains(number) ? .number(number) : .broken(.range)
    case .identifier:
      return Self.isDamaged(field) ? .broken(.damagedIdentifier) : .text
    case .text:
      return .text
    }
  }

  private func isSuppressed(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !suppressed.isEmpty else { return false }
    return suppressed.contains { sign in
      sign.count == field.count && zip(sign, field).allSatisfy { $0 == ((65...90).contains($1) ? $1 | 0x20 : $1) }
    }
  }

  private static func scaled(_ range: ClosedRange<Int>, _ places: Int) -> ClosedRange<Int64> {
    let scale = (0..<places).reduce(Int64(1)) { scale, _ in scale * 10 }
    func bound(_ value: Int) -> Int64 {
      let (product, overflows) = Int64(value).multipliedReportingOverflow(by: scale)
      return overflows ? (value < 0 ? .min + 1 : .max) : product
    }
    return bound(range.lowerBound)...bound(range.upperBound)
  }

  /// `5741.02` with two places is 574102; nil where it has more places, or is no number.
  private static func decimal(_ text: String, _ places: Int) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, !parts[0].isEmpty else { return nil }
    var fraction = parts.count == 2 ? String(parts[1]) : ""
    while fraction.hasSuffix("0") { fraction.removeLast() }
    guard fraction.count <= places, fraction.utf8.allSatisfy({ (48...57).contains($0) }), parts.count == 1 || !parts[1].isEmpty
    else { return nil }
    return Int64(parts[0] + fraction + String(repeating: "0", count: places - fraction.count))
  }

  /// Whether a spreadsheet turned a long number into an exponent, such as `1.23E+11`, by which the numbers of different
  /// children become one.
  private static func isDamaged(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    let isSigned = field.first == UInt8(ascii: "-") || field.first == UInt8(ascii: "+")
    var scanner = ByteScanner(isSigned ? UnsafeBufferPointer(rebasing: field.dropFirst()) : field)
    guard scanner.number(atMost: 15) != nil else { return false }
    var byte = scanner.next()
    if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
      guard scanner.number(atMost: 17) != nil else { return false }
      byte = scanner.next()
    }
    guard byte == UInt8(ascii: "E") || byte == UInt8(ascii: "e"), scanner.next() == UInt8(ascii: "+") else { return false }
    return scanner.number(atMost: 3) != nil && scanner.isAtEnd
  }
}
