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
      case .integer, .decimal: .integers
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
