internal import Model

/// One column's values in one block, a value a row. Identifiers are codes of their domain once they are settled; texts are
/// numbers good for the block alone.
enum RawColumn: Sendable {
  case days([Int32])
  case codes([UInt8])
  case integers([Int64])
  case identifiers([UInt64])
  case texts([UInt32])
  /// Checked, and of no further use.
  case unread

  /// So many blanks, of the kind that the column's values are.
  init(blanks count: Int, of kind: ColumnKind) {
    self =
      switch kind {
      case .day: .days(Array(repeating: Blank.day, count: count))
      case .code: .codes(Array(repeating: 0, count: count))
      case .integer, .decimal: .integers(Array(repeating: Blank.integer, count: count))
      case .identifier: .identifiers(Array(repeating: IdentifierCode.blank, count: count))
      case .category, .text: .texts(Array(repeating: 0, count: count))
      }
  }

  /// The value as a number that compares; `Blank.integer` for a blank one, and for what is no number.
  func number(_ row: Int) -> Int64 {
    switch self {
    case .days(let values): values[row] == Blank.day ? Blank.integer : Int64(values[row])
    case .integers(let values): values[row]
    case .codes(let values): values[row] == 0 ? Blank.integer : Int64(values[row])
    case .identifiers, .texts, .unread: Blank.integer
    }
  }

  /// Of these days, a day a row, those of rows without a value, which in each kind is its smallest or 0. Blank days are of
  /// no account.
  func daysOfBlanks(_ days: [Int32]) -> [Int32] {
    switch self {
    case .days(let values): values.holds(.min) ? days.filled { values[$0] == .min } : []
    case .codes(let values): values.holds(0) ? days.filled { values[$0] == 0 } : []
    case .integers(let values): values.holds(.min) ? days.filled { values[$0] == .min } : []
    case .identifiers(let values):
      values.holds(IdentifierCode.blank) ? days.filled { values[$0] == IdentifierCode.blank } : []
    case .texts(let values): values.holds(0) ? days.filled { values[$0] == 0 } : []
    case .unread: []
    }
  }

  /// Whether any row has a value.
  var hasValues: Bool {
    switch self {
    case .days(let values): values.contains { $0 != Blank.day }
    case .codes(let values): values.contains { $0 != 0 }
    case .integers(let values): values.contains { $0 != Blank.integer }
    case .identifiers(let values): values.contains { $0 != IdentifierCode.blank }
    case .texts(let values): values.contains { $0 != 0 }
    case .unread: true
    }
  }

  /// Gives the codes that nobody lists the position of the code that stands for them; returns how many there are.
  mutating func settleUnlisted(as position: UInt8) -> Int {
    guard case .codes(var values) = self else { return 0 }
    self = .unread
    var count = 0
    for row in values.indices where values[row] == CodeTable.unlistedPosition {
      values[row] = position
      count += 1
    }
    self = .codes(values)
    return count
  }

  /// Keeps these rows alone.
  mutating func keep(_ rows: [Int]) {
    switch self {
    case .days(let values): self = .days(rows.map { values[$0] })
    case .codes(let values): self = .codes(rows.map { values[$0] })
    case .integers(let values): self = .integers(rows.map { values[$0] })
    case .identifiers(let values): self = .identifiers(rows.map { values[$0] })
    case .texts(let values): self = .texts(rows.map { values[$0] })
    case .unread: break
    }
  }
}

extension [Int32] {
  /// The days, of the rows for which `isWanted` holds, that are not blank.
  @inline(__always)
  fileprivate func filled(_ isWanted: (Int) -> Bool) -> [Int32] {
    let blank = Blank.day
    return [Int32](unsafeUninitializedCapacity: count) { chosen, initialized in
      for row in indices {
        chosen.initializeElement(at: initialized, to: self[row])
        initialized += isWanted(row) && self[row] != blank ? 1 : 0
      }
    }
  }
}

extension Array where Element: FixedWidthInteger {
  /// Whether a number is among these: all are looked at, several at once, since mostly it is not.
  @inline(__always)
  fileprivate func holds(_ wanted: Element) -> Bool {
    withUnsafeBufferPointer { numbers in
      var found: Element = 0
      for number in numbers { found |= number == wanted ? 1 : 0 }
      return found != 0
    }
  }
}
