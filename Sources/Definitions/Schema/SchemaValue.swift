/// A JSON value of a schema.
package enum SchemaValue: Encodable, Hashable, Sendable {
  case nothing
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([SchemaValue])
  case object([String: SchemaValue])

  /// Writes the value alone, without a name for its kind.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .nothing: try container.encodeNil()
    case .text(let text): try container.encode(text)
    case .number(let number) where number == number.rounded() && abs(number) < 1e15: try container.encode(Int(number))
    case .number(let number): try container.encode(number)
    case .flag(let flag): try container.encode(flag)
    case .list(let values): try container.encode(values)
    case .object(let values): try container.encode(values)
    }
  }

  /// A list of texts.
  static func texts(_ texts: [String]) -> SchemaValue { .list(texts.map { .text($0) }) }

  /// This object with more members.
  func with(_ members: [String: SchemaValue]) -> SchemaValue {
    guard case .object(let own) = self else { return self }
    return .object(own.merging(members) { _, new in new })
  }
}
