internal import Model

/// Distinguishes rows of one key by a mark of 16 bits, worked out from all values outside the key. Rows with different marks
/// differ. Two rows that differ have the same mark once in 65,536 times, so that a count of rows that differ may be one too
/// small; no figure depends on it.
struct RowMarks {
  private var marks: [UInt64]

  init(rows: Int) { marks = Array(repeating: 0, count: rows) }

  /// Adds the values of a column. `texts` are what its numbers stand for, `presence` the marks of a column whose values are not
  /// kept, and `shapes` those of its identifiers: the numbers of shapes depend on which thread meets which first, and no mark
  /// does.
  mutating func add(
    _ column: RawColumn, _ texts: BlockTexts, presence: [UInt64], shapes: IdentifierShapes?, ignoresCase: Bool
  ) {
    guard presence.isEmpty else { return mix(presence.count) { presence[$0] } }
    switch column {
    case .days(let values): mix(values.count) { UInt64(bitPattern: Int64(values[$0])) }
    case .codes(let values): mix(values.count) { UInt64(values[$0]) }
    case .integers(let values): mix(values.count) { UInt64(bitPattern: values[$0]) }
    case .identifiers(let values):
      let (marks, ofTexts) = (shapes?.marks ?? [0], texts.numbers(Self.mark(ofIdentifier:)))
      mix(values.count) { row in
        let (shape, number) = (values[row] >> IdentifierCode.numberBits, values[row] & IdentifierCode.numberMask)
        return shape == IdentifierCode.textShape ? ofTexts[Int(number)] : marks[Int(shape)] ^ number
      }
    case .texts(let values):
      let ofTexts = texts.numbers { TextMark.of($0, ignoresCase: ignoresCase) }
      mix(values.count) { ofTexts[Int(values[$0])] }
    case .unread: break
    }
  }

  /// The mark that an identifier would have by its code, for one that has no code.
  private static func mark(ofIdentifier text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let (digits, number) = IdentifierCode.digits(of: text)
    let before = UnsafeBufferPointer(rebasing: text[..<(text.count - digits)])
    return IdentifierShapes.mark(before: before, digits: digits) ^ number
  }

  @inline(__always)
  private mutating func mix(_ count: Int, _ value: (Int) -> UInt64) {
    marks.withUnsafeMutableBufferPointer { marks in
      for row in 0..<min(count, marks.count) { marks[row] = (marks[row] ^ value(row)) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
    }
  }

  /// The marks of some rows.
  func kept(_ rows: [Int]) -> [UInt16] { rows.map { UInt16(truncatingIfNeeded: mixed(marks[$0]) >> 40) } }
}

extension SourceDefinition {
  /// The columns outside the key, in which rows of one key may differ; none where every row has a key of its own.
  var columnsBesideKey: [Int] { key.isEmpty ? [] : columns.indices.filter { !key.contains($0) } }
}
