internal import Model

/// Knows for each key of a source which row speaks for it: the latest version, and among equals the one read last.
///
/// A key of several columns becomes one number by numbering pairs from the left: exact, no hash is trusted.
struct KeyIndex {
  private let components: [KeyComponent]
  private let version: Int?
  private var pairs: [[UInt64: UInt32]]
  /// For each key the row that speaks for it, and that row's version where versions count.
  private var winners: [RowPlace] = []
  private var versions: [Int64] = []

  init(_ source: SourceDefinition, domains: Domains) {
    components = source.key.map { KeyComponent(source.columns[$0], at: $0, in: source.name, domains: domains) }
    pairs = components.map { _ in [:] }
    version = source.laterVersion
  }

  /// The row comes next in reading order; returns the row that loses its key: an earlier one, or this one itself.
  mutating func insert(_ fields: [ParsedField], _ bytes: UnsafeBufferPointer<UInt8>, at place: RowPlace) -> RowPlace? {
    guard !components.isEmpty else { return nil }
    var number: UInt32 = 0
    for (level, component) in components.enumerated() {
      // A component has at most 32 bits, so that a pair fits 64.
      let pair = UInt64(number) << 32 | component.number(fields[component.column], bytes)
      let next = UInt32(pairs[level].count)
      number = pairs[level][pair] ?? next
      if number == next { pairs[level][pair] = number }
    }
    // A blank version is the oldest.
    let rowVersion = version.map { fields[$0].number } ?? 0
    guard Int(number) < winners.count else {
      winners.append(place)
      if version != nil { versions.append(rowVersion) }
      return nil
    }
    if version != nil {
      if rowVersion < versions[Int(number)] { return place }
      versions[Int(number)] = rowVersion
    }
    defer { winners[Int(number)] = place }
    return winners[Int(number)]
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
