internal import Model

/// One column's values in one block, a value for each row. Identifiers are codes of their domain once they are settled; texts
/// are numbers that are valid in the block alone.
enum RawColumn: Sendable {
  case days([Int32])
  case codes([UInt8])
  case integers([Int64])
  case identifiers([UInt64])
  case texts([UInt32])
  /// The values were checked, and are not kept.
  case unread

  /// A column of so many blanks, of the kind of its values.
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

  /// The value as a number that can be compared; `Blank.integer` for a blank one, and for what is no number.
  func number(_ row: Int) -> Int64 {
    switch self {
    case .days(let values): values[row] == Blank.day ? Blank.integer : Int64(values[row])
    case .integers(let values): values[row]
    case .codes(let values): values[row] == 0 ? Blank.integer : Int64(values[row])
    case .identifiers, .texts, .unread: Blank.integer
    }
  }

  /// Takes a day for each row, and returns those of the rows without a value, which is the smallest number or 0 in each kind of
  /// column. Blank days are ignored.
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

  /// Gives codes that are not listed the position of the code that stands for them; returns how many there are.
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

  /// Keeps only these rows.
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
