internal import Synchronization

/// The shapes of a domain's identifiers, shared by all threads. A shape is here from the first time on, or never: where the
/// table was full when it was first met, it stays full.
final class IdentifierShapes: Sendable {
  /// What comes before the digits, and how many digits there are.
  struct Shape: Hashable, Sendable {
    var before: [UInt8]
    var digits: Int
  }
  private struct Table: Sendable {
    var numbers: [Shape: UInt64] = [:]
    var shapes: [Shape] = []
    /// By number: what tells identifiers of a shape from those of another, whichever was met first; none has number 0.
    var marks: [UInt64] = [0]
  }
  /// Real systems have a handful; identifiers of random letters have as many as there are children.
  static let most = 4096

  private let table = Mutex(Table())

  /// The shape's number, from 1; nil where there are too many.
  func number(before: UnsafeBufferPointer<UInt8>, digits: Int) -> UInt64? {
    let shape = Shape(before: Array(before), digits: digits)
    return table.withLock { table in
      if let known = table.numbers[shape] { return known }
      guard table.shapes.count < Self.most else { return nil }
      table.shapes.append(shape)
      table.marks.append(Self.mark(before: before, digits: digits))
      table.numbers[shape] = UInt64(table.shapes.count)
      return UInt64(table.shapes.count)
    }
  }

  /// The shapes that have been met, the first with number 1.
  var all: [Shape] { table.withLock { $0.shapes } }

  /// By a shape's number. With it and the digits' value identifiers have the same mark however they were coded.
  var marks: [UInt64] { table.withLock { $0.marks } }

  static func mark(before: UnsafeBufferPointer<UInt8>, digits: Int) -> UInt64 {
    TextMark.of(before, ignoresCase: false) &+ UInt64(digits) << IdentifierCode.numberBits
  }

  /// The identifier that a code stands for.
  func text(of code: UInt64) -> [UInt8] {
    let shape = table.withLock { $0.shapes[Int(code >> IdentifierCode.numberBits) - 1] }
    var digits = [UInt8](repeating: 48, count: shape.digits)
    var number = code & IdentifierCode.numberMask
    for index in digits.indices.reversed() {
      digits[index] += UInt8(number % 10)
      number /= 10
    }
    return shape.before + digits
  }
}
