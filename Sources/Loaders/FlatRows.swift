internal import Model

/// Rows of a list in JSON, each an object of texts, numbers and yes or no, to the byte as `PublishedJSON` writes them. Nine of ten
/// bytes of a feed are such rows, and Foundation's encoder, which knows nothing of what comes, takes ten times as long for them.
struct FlatRows {
  private(set) var bytes: [UInt8] = []
  /// What stands before each row, before each of its fields, and before the fields of an object in it.
  private let margins: (row: String, field: String, inner: String)
  private var isFirstRow = true
  private var isFirstField = true

  /// `depth` is that of the list, in objects and lists around it.
  init(depth: Int) {
    let margin = "\n" + String(repeating: "  ", count: depth + 1)
    margins = (margin, margin + "  ", margin + "    ")
  }

  /// `fields` come in the order of their keys' bytes.
  mutating func row(_ fields: (inout FlatRows) -> Void) {
    if !isFirstRow { bytes.append(UInt8(ascii: ",")) }
    bytes += margins.row.utf8
    bytes.append(UInt8(ascii: "{"))
    (isFirstRow, isFirstField) = (false, true)
    fields(&self)
    bytes += margins.row.utf8
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func key(_ key: StaticString) {
    if !isFirstField { bytes.append(UInt8(ascii: ",")) }
    isFirstField = false
    bytes += margins.field.utf8
    bytes.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { bytes += $0 }
    bytes += "\" : ".utf8
  }

  mutating func field(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    key(name)
    text(value)
  }

  mutating func field(_ name: StaticString, _ value: Day?) {
    if let value { field(name, value.description) }
  }

  mutating func field(_ name: StaticString, _ value: Bool?) {
    guard let value else { return }
    key(name)
    bytes += (value ? "true" : "false").utf8
  }

  mutating func field(_ name: StaticString, _ value: Double?) {
    guard let value else { return }
    key(name)
    if let whole = Int64(exactly: value), abs(whole) < 1 << 53 {
      bytes += (whole == 0 && value.sign == .minus ? "-0" : String(whole)).utf8
    } else {
      let text = value.description
      bytes += (text.hasSuffix(".0") ? text.dropLast(2) : text[...]).utf8
    }
  }

  mutating func field(_ name: StaticString, _ id: FigureID) {
    key(name)
    bytes += "{\(margins.inner)\"kpi\" : ".utf8
    text(id.kpi)
    bytes += ",\(margins.inner)\"part\" : ".utf8
    text(id.part)
    bytes += "\(margins.field)}".utf8
  }

  mutating func field(_ name: StaticString, _ texts: [String]) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for (place, each) in texts.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += margins.inner.utf8
      text(each)
    }
    bytes += (texts.isEmpty ? "\n\(margins.field)]" : "\(margins.field)]").utf8
  }

  private mutating func text(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case 0x08: bytes += "\\b".utf8
      case 0x09: bytes += "\\t".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0C: bytes += "\\f".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0..<0x20:
        let digits = String(byte, radix: 16)
        bytes += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension FlatRows {
  init(_ series: [SeriesPoint]) {
    self.init(depth: 1)
    bytes.reserveCapacity(series.count * 320)
    for point in series {
      row { row in
        row.field("as_of", point.asOf)
        row.field("denominator", point.denominator)
        row.field("expected", point.expected)
        row.field("first_published", point.firstPublished)
        row.field("first_published_on", point.firstPublishedOn)
        row.field("id", point.id)
        row.field("measure", point.measure)
        row.field("numerator", point.numerator)
        row.field("restated", point.restated)
        row.field("restated_by", point.restatedBy)
        row.field("title", point.title)
        row.field("unit", point.unit)
        row.field("value", point.value)
      }
    }
  }

  init(_ breakdowns: [BreakdownPoint]) {
    self.init(depth: 1)
    bytes.reserveCapacity(breakdowns.count * 300)
    for point in breakdowns {
      row { row in
        row.field("as_of", point.asOf)
        row.field("category", point.category)
        row.field("denominator", point.denominator)
        row.field("dimension", point.dimension)
        row.field("id", point.id)
        row.field("label", point.label)
        row.field("measure", point.measure)
        row.field("numerator", point.numerator)
        row.field("unit", point.unit)
        row.field("value", point.value)
      }
    }
  }

  init(_ points: [ControlPoint]) {
    self.init(depth: 3)
    bytes.reserveCapacity(points.count * 400)
    for point in points {
      row { row in
        row.field("as_of", point.asOf)
        row.field("causes", point.causes.map(\.rawValue))
        row.field("denominator", point.denominator)
        row.field("lower", point.lower)
        row.field("mean", point.mean)
        row.field("numerator", point.numerator)
        row.field("upper", point.upper)
        row.field("value", point.value)
        row.field("variation", point.variation?.rawValue)
      }
    }
  }
}
