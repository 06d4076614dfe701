internal import Model

/// The values of an open vocabulary that have several spellings: each spelling is replaced by the one that stands for it.
struct KnownSpellings {
  private let names: [String: [UInt8]]

  /// Nil where the column has none.
  init?(_ column: ColumnDefinition) {
    guard column.kind == .category, !column.known.isEmpty else { return nil }
    let pairs = column.known.flatMap { value in
      ([value.name] + value.spellings.map(\.text)).map { ($0.foldedValue, Array(value.name.utf8)) }
    }
    names = Dictionary(pairs) { first, _ in first }
  }

  /// Calls `body` with the spelling that stands for a text, which is the text itself where it is not listed.
  func representative<Result>(for text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard let name = names[String(decoding: text, as: UTF8.self).foldedValue] else { return body(text) }
    return name.withUnsafeBufferPointer(body)
  }
}
