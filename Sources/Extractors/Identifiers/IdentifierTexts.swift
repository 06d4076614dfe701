/// The texts that the codes of one block stand for.
struct IdentifierTexts {
  private let shapes: [IdentifierShapes.Shape]
  private let odd: BlockTexts

  /// `odd` are the block's texts of shapes that are not kept.
  init(_ shapes: IdentifierShapes, odd: BlockTexts) {
    self.shapes = shapes.all
    self.odd = odd
  }

  /// Adds the text of a code; nothing for a blank one.
  @inline(__always)
  func append(_ code: UInt64, to bytes: inout [UInt8]) {
    if code == IdentifierCode.blank { return }
    var number = code & IdentifierCode.numberMask
    guard !IdentifierCode.isText(code) else {
      bytes += odd.bytes[odd.ends[Int(number) - 1]..<odd.ends[Int(number)]]
      return
    }
    let shape = shapes[Int(code >> IdentifierCode.numberBits) - 1]
    bytes.append(contentsOf: shape.before)
    let start = bytes.count
    for _ in 0..<shape.digits { bytes.append(48) }
    var place = start + shape.digits - 1
    while number > 0 {
      bytes[place] = 48 + UInt8(truncatingIfNeeded: number % 10)
      number /= 10
      place -= 1
    }
  }
}
