/// An SVG picture under way: shapes in the order they are drawn, every text escaped. What each looks like is said by its class,
/// in `ChartStyle`.
struct Drawing: Sendable {
  private(set) var markup = ""

  /// Two decimal places are finer than any screen.
  static func number(_ value: Double) -> String {
    let hundredths = (value * 100).rounded()
    guard abs(hundredths) < 1e15 else { return "0" }
    let whole = Int(hundredths)
    let (units, rest) = abs(whole).quotientAndRemainder(dividingBy: 100)
    let fraction = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return (whole < 0 ? "-" : "") + "\(units)" + fraction
  }

  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { entity($0) != nil }) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 32)
    for byte in text.utf8 {
      if let entity = entity(byte) { entity.withUTF8Buffer { bytes += $0 } } else { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What stands for a sign that HTML would take for its own.
  private static func entity(_ byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }

  mutating func line(_ from: (x: Double, y: Double), _ to: (x: Double, y: Double), _ style: String) {
    markup +=
      "<line class=\"\(style)\" x1=\"\(Self.number(from.x))\" y1=\"\(Self.number(from.y))\" x2=\"\(Self.number(to.x))\" "
      + "y2=\"\(Self.number(to.y))\"/>"
  }

  /// A line through points, with a gap wherever one is nil.
  mutating func path(_ points: [(x: Double, y: Double)?], _ style: String) {
    var (steps, isDown) = ("", false)
    for point in points {
      guard let point else {
        isDown = false
        continue
      }
      steps += "\(isDown ? "L" : "M")\(Self.number(point.x)) \(Self.number(point.y))"
      isDown = true
    }
    if !steps.isEmpty { markup += "<path class=\"\(style)\" d=\"\(steps)\"/>" }
  }

  /// A mark with a shape of its own, so that it is not told by its colour alone, and what it says when pointed at.
  mutating func mark(_ shape: Shape, at point: (x: Double, y: Double), size: Double, _ style: String, title: String) {
    markup += "<path class=\"\(style)\" d=\"\(shape.steps(point, size))\"><title>\(Self.escaped(title))</title></path>"
  }

  mutating func text(_ text: String, at point: (x: Double, y: Double), _ style: String, anchor: Anchor = .start) {
    markup +=
      "<text class=\"\(style)\" x=\"\(Self.number(point.x))\" y=\"\(Self.number(point.y))\""
      + (anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\"") + ">\(Self.escaped(text))</text>"
  }

  enum Anchor: String, Sendable { case start, middle, end }

  enum Shape: Sendable {
    case circle, square, triangleUp, triangleDown, diamond

    /// `size` is that of a circle's radius; the others look as large.
    func steps(_ point: (x: Double, y: Double), _ size: Double) -> String {
      func number(_ value: Double) -> String { Drawing.number(value) }
      func polygon(_ corners: [(Double, Double)]) -> String {
        "M" + corners.map { "\(number(point.x + $0.0 * size)) \(number(point.y + $0.1 * size))" }.joined(separator: "L") + "Z"
      }
      switch self {
      case .circle:
        let (left, right, radius) = (number(point.x - size), number(2 * size), number(size))
        return "M\(left) \(number(point.y))a\(radius) \(radius) 0 1 0 \(right) 0a\(radius) \(radius) 0 1 0 -\(right) 0Z"
      case .square: return polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
      case .triangleUp: return polygon([(0, -1.25), (1.15, 0.8), (-1.15, 0.8)])
      case .triangleDown: return polygon([(0, 1.25), (1.15, -0.8), (-1.15, -0.8)])
      case .diamond: return polygon([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)])
      }
    }
  }
}
