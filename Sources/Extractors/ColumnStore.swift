internal import Model

/// The growing values of one stored column of a batch.
struct ColumnStore {
  private enum Storage { case days, codes, integers, interned }

  private let storage: Storage
  private let interner: Interner?
  private var days: [Int32] = []
  private var codes: [UInt8] = []
  private var integers: [Int64] = []
  private var interned: [UInt32] = []

  init(_ column: ColumnDefinition, in source: String, domains: Domains) {
    interner = column.domain(in: source).map { domains[$0] }
    storage =
      switch column.kind {
      case .day: .days
      case .code: .codes
      case .integer: .integers
      case .identifier, .category, .text: .interned
      }
  }

  mutating func append(_ value: ParsedField, _ bytes: UnsafeBufferPointer<UInt8>) {
    switch storage {
    case .days: days.append(value.isBlank ? Blank.day : Int32(truncatingIfNeeded: value.number))
    case .codes: codes.append(value.isBlank ? 0 : UInt8(truncatingIfNeeded: value.number))
    case .integers: integers.append(value.isBlank ? Blank.integer : value.number)
    case .interned: interned.append(interner?.number(of: value.text(in: bytes)) ?? 0)
    }
  }

  /// The values so far, leaving none.
  mutating func take() -> Column {
    defer { (days, codes, integers, interned) = ([], [], [], []) }
    return switch storage {
    case .days: .days(days)
    case .codes: .codes(codes)
    case .integers: .integers(integers)
    case .interned: .interned(interned)
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
