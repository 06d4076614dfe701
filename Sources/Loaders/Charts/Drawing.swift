/// An SVG picture under way: shapes in the order they are drawn, every text escaped. What each looks like is said by its class,
/// in `ChartStyle`.
struct Drawing: Sendable {
  private(set) var markup = ""

  /// A tenth is finer than a screen shows: a chart is drawn about as large as its frame.
  static func number(_ value: Double) -> String {
    let tenths = (value * 10).rounded()
    guard abs(tenths) < 1e15 else { return "0" }
    let whole = Int(tenths)
    let (units, rest) = abs(whole).quotientAndRemainder(dividingBy: 10)
    return (whole < 0 ? "-" : "") + "\(units)" + (rest == 0 ? "" : ".\(rest)")
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

  /// A rectangle with rounded corners.
  mutating func box(at corner: (x: Double, y: Double), size: (width: Double, height: Double), _ style: String) {
    markup +=
      "<rect class=\"\(style)\" x=\"\(Self.number(corner.x))\" y=\"\(Self.number(corner.y))\" width=\"\(Self.number(size.width))\" "
      + "height=\"\(Self.number(size.height))\" rx=\"3\"/>"
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

  /// Shapes that look alike, under one class. Nothing is written where nothing is drawn.
  mutating func group(_ style: String, _ draw: (inout Drawing) -> Void) {
    var inner = Drawing()
    draw(&inner)
    if !inner.markup.isEmpty { markup += "<g class=\"\(style)\">\(inner.markup)</g>" }
  }

  /// A mark with a shape of its own, so that nobody has to tell it by its colour alone, and what it says when pointed at.
  mutating func mark(_ shape: Shape, at point: (x: Double, y: Double), size: Double, title: String? = nil) {
    let title = title.map { "<title>\(Self.escaped($0))</title>" } ?? ""
    if shape == .circle {
      let (x, y, radius) = (Self.number(point.x), Self.number(point.y), Self.number(size))
      markup += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\">\(title)</circle>"
    } else {
      markup += "<path d=\"\(shape.steps(point, size))\">\(title)</path>"
    }
  }

  mutating func text(_ text: String, at point: (x: Double, y: Double), _ style: String, anchor: Anchor = .start) {
    markup +=
      "<text class=\"\(style)\" x=\"\(Self.number(point.x))\" y=\"\(Self.number(point.y))\""
      + (anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\"") + ">\(Self.escaped(text))</text>"
  }

  enum Anchor: String, Sendable { case start, middle, end }

  enum Shape: Sendable {
    case circle, square, triangleUp, triangleDown, diamond

    /// The path of a shape with corners. `size` is a circle's radius; the shapes look as large as that circle.
    fileprivate func steps(_ point: (x: Double, y: Double), _ size: Double) -> String {
      func number(_ value: Double) -> String { Drawing.number(value) }
      func polygon(_ corners: [(Double, Double)]) -> String {
        "M" + corners.map { "\(number(point.x + $0.0 * size)) \(number(point.y + $0.1 * size))" }.joined(separator: "L") + "Z"
      }
      switch self {
      case .circle: return ""
      case .square: return polygon([(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)])
      case .triangleUp: return polygon([(0, -1.25), (1.15, 0.8), (-1.15, 0.8)])
      case .triangleDown: return polygon([(0, 1.25), (1.15, -0.8), (-1.15, -0.8)])
      case .diamond: return polygon([(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)])
      }
    }
  }
}
