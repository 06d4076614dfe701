internal import Model

/// Gives each different key of a source a small number, and remembers which row had it last.
///
/// A key of several columns becomes one number by numbering pairs from the left: exact, no hash is trusted.
struct KeyIndex {
  private var pairs: [[UInt64: UInt32]] = []
  /// For each key the row that had it last: batch and row.
  private var latest: [(batch: Int32, row: Int32)] = []

  /// The row with these components comes next in reading order; returns the row it displaces.
  mutating func insert(_ components: [UInt64], batch: Int, row: Int) -> (batch: Int, row: Int)? {
    var number: UInt32 = 0
    for (level, component) in components.enumerated() {
      if pairs.count == level { pairs.append([:]) }
      // A component has at most 32 bits, so that a pair fits 64.
      let pair = UInt64(number) << 32 | component
      number = pairs[level][pair] ?? UInt32(pairs[level].count)
      pairs[level][pair] = number
    }
    let place = (batch: Int32(batch), row: Int32(row))
    guard Int(number) < latest.count else {
      latest.append(place)
      return nil
    }
    defer { latest[Int(number)] = place }
    return (Int(latest[Int(number)].batch), Int(latest[Int(number)].row))
  }
}

/// One column of a key, as a number of at most 32 bits.
struct KeyComponent {
  let column: Int
  private let interner: Interner?
  /// Categories compare whatever their case: `Purchased` and `purchased` are one stage.
  private let ignoresCase: Bool

  init(_ definition: ColumnDefinition, at column: Int, in source: String, domains: Domains) {
    self.column = column
    ignoresCase = definition.kind == .category
    interner = ignoresCase ? Interner() : definition.domain(in: source).map { domains[$0] }
  }

  func number(_ field: ParsedField, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let interner else {
      return UInt64(UInt32(truncatingIfNeeded: field.isBlank ? Int64(Blank.day) : field.number))
    }
    let text = field.text(in: bytes)
    guard ignoresCase else { return UInt64(interner.number(of: text)) }
    let folded = String(decoding: text, as: UTF8.self).lowercased()
    return Array(folded.utf8).withUnsafeBufferPointer { UInt64(interner.number(of: $0)) }
  }
}
