internal import Model

/// Tells rows of one key apart: a mark of 16 bits made of all that a row says outside its key. Rows with different marks differ;
/// two that differ have the same mark once in 65,536 times, so that a count of rows that differ may be one too small, and no figure
/// depends on it.
struct RowMarks {
  private var marks: [UInt64]

  init(rows: Int) { marks = Array(repeating: 0, count: rows) }

  /// Adds what a column says. `texts` are what its numbers stand for, `presence` the marks of a column whose values are not kept, and
  /// `shapes` those of its identifiers: the numbers of shapes depend on which thread meets which first, and no mark does.
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
      let ofTexts = texts.numbers { Self.mark(of: $0, ignoresCase: ignoresCase) }
      mix(values.count) { ofTexts[Int(values[$0])] }
    case .unread: break
    }
  }

  /// The mark that an identifier has by its code, of one that has none.
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

  /// The mark of a text.
  @inline(__always)
  static func mark(of text: UnsafeBufferPointer<UInt8>, ignoresCase: Bool) -> UInt64 {
    let fold: UInt64 = ignoresCase ? 0x2020_2020_2020_2020 : 0
    var (mark, index) = (UInt64(text.count), 0)
    let raw = UnsafeRawBufferPointer(text)
    while index + 8 <= text.count {
      mark = (mark ^ (raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) | fold)) &* 0xC2B2_AE3D_27D4_EB4F
      mark ^= mark >> 29
      index += 8
    }
    var (rest, shift) = (UInt64(0), UInt64(0))
    while index < text.count {
      rest |= UInt64(text[index]) << shift
      shift += 8
      index += 1
    }
    return mixed((mark ^ (rest | (fold & ((1 << shift) &- 1)))) &* 0xC2B2_AE3D_27D4_EB4F)
  }
}

extension SourceDefinition {
  /// Columns outside the key, by which rows of one key may differ; none where every row is its own.
  var columnsBesideKey: [Int] { key.isEmpty ? [] : columns.indices.filter { !key.contains($0) } }
}
