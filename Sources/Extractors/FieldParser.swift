internal import Model

/// What a field of one column must be, made ready for reading many.
struct FieldParser {
  enum Value {
    /// Fits an `Int64`: a day's number, a code's position, a whole number.
    case number(Int64)
    /// Bytes to be interned once the row is accepted.
    case text
    case blank
    case broken(RejectRule)
  }

  private enum Kind {
    case day(DayParser, notBefore: Int32)
    case code(CodeTable)
    case integer(ClosedRange<Int>)
    case identifier
    case text
  }

  private let kind: Kind
  private let isMandatory: Bool
  private let suppressed: [[UInt8]]

  init(_ column: ColumnDefinition) {
    isMandatory = column.isMandatory
    suppressed = column.suppressed.map { Array($0.lowercased().utf8) }
    kind =
      switch column.kind {
      case .day(let formats, let notBefore):
        .day(DayParser(formats: formats), notBefore: notBefore?.number ?? .min)
      case .code(let codes): .code(CodeTable(codes))
      case .integer(let range): .integer(range)
      case .identifier: .identifier
      case .category, .text: .text
      }
  }

  /// `day` is the row's, where spellings depend on it.
  func value(_ field: UnsafeBufferPointer<UInt8>, on day: Day? = nil) -> Value {
    if field.isEmpty || isSuppressed(field) { return isMandatory ? .broken(.blank) : .blank }
    switch kind {
    case .day(let parser, let notBefore):
      guard let day = parser.day(field) else { return .broken(.date) }
      return day.number < notBefore ? .broken(.tooEarly) : .number(Int64(day.number))
    case .code(let table):
      return table.position(of: field, on: day).map { .number(Int64($0)) } ?? .broken(.code)
    case .integer(let range):
      guard let number = Self.integer(field) else { return .broken(.number) }
      return range.contains(number) ? .number(Int64(number)) : .broken(.range)
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

  private static func integer(_ field: UnsafeBufferPointer<UInt8>) -> Int? {
    Int(String(decoding: field, as: UTF8.self))
  }

  /// A long number that a spreadsheet turned into an exponent: `1.23E+11`. Different children become one.
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
