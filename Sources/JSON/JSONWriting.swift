/// The bytes of a JSON text that is being written, and the objects and lists in it that have not ended.
///
/// Keys are sorted by their bytes: fields are written as they come, and put in order when their object ends.
struct JSONWriting {
  private struct Container {
    let isObject: Bool
    /// Where its content begins.
    let start: Int
    let firstField: Int
    /// Whether the keys are a dictionary's, which are written as they are.
    let keepsKeys: Bool
    var count = 0
    var isSorted = true
  }
  private struct Field {
    let key: JSONKeys.Place
    let start: Int
  }

  /// A field, key and value, where it was written.
  private struct Span {
    var key: JSONKeys.Place
    var bytes: Range<Int>
  }

  private let style: JSONStyle
  private(set) var bytes: [UInt8] = []
  /// The objects and lists that have not ended, the outermost first.
  private var containers: [Container] = []
  /// The fields of all objects that have not ended.
  private var fields: [Field] = []
  private var keys: JSONKeys
  /// Room for the fields of an object in their order.
  private var sorted: [UInt8] = []
  private var margins: [[UInt8]] = [Array("\n".utf8)]

  init(_ style: JSONStyle) {
    self.style = style
    keys = JSONKeys(style)
    bytes.reserveCapacity(1 << 12)
  }

  var depth: Int { containers.count }

  /// Begins an object or a list; returns its depth.
  mutating func begin(isObject: Bool, keepsKeys: Bool) -> Int {
    bytes.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
    containers.append(
      Container(isObject: isObject, start: bytes.count, firstField: fields.count, keepsKeys: keepsKeys))
    return containers.count
  }

  /// Ends all that is deeper than `depth`.
  mutating func end(to depth: Int) {
    while containers.count > depth { endLast() }
  }

  /// The next field of the object at a depth begins: its value must follow.
  mutating func field(_ name: String, at depth: Int) {
    end(to: depth)
    let place = depth - 1
    let key = containers[place].keepsKeys ? keys.place(ofWord: name) : keys.place(of: name)
    if containers[place].count > 0 {
      bytes.append(UInt8(ascii: ","))
      if let last = fields.last, keys.precedes(key, last.key) { containers[place].isSorted = false }
    }
    containers[place].count += 1
    fields.append(Field(key: key, start: bytes.count))
    newLine(depth)
    bytes += keys.text(key)
  }

  /// The next item of the list at a depth begins.
  mutating func item(at depth: Int) {
    end(to: depth)
    if containers[depth - 1].count > 0 { bytes.append(UInt8(ascii: ",")) }
    containers[depth - 1].count += 1
    newLine(depth)
  }

  func count(at depth: Int) -> Int { containers[depth - 1].count }

  private mutating func endLast() {
    guard let container = containers.popLast() else { return }
    if !container.isSorted { sort(container) }
    if fields.count > container.firstField { fields.removeLast(fields.count - container.firstField) }
    if container.count == 0, style.isReadable { bytes.append(UInt8(ascii: "\n")) }
    newLine(containers.count)
    bytes.append(container.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
  }

  private mutating func sort(_ container: Container) {
    let own = fields[container.firstField...]
    let ends = own.dropFirst().map { $0.start - 1 } + [bytes.count]
    var spans = zip(own, ends).map { Span(key: $0.key, bytes: $0.start..<$1) }
    // Objects have a dozen fields, most of them in order.
    for place in 1..<spans.count {
      let span = spans[place]
      var free = place
      while free > 0, keys.precedes(span.key, spans[free - 1].key) {
        spans[free] = spans[free - 1]
        free -= 1
      }
      spans[free] = span
    }
    sorted.removeAll(keepingCapacity: true)
    for span in spans {
      if !sorted.isEmpty { sorted.append(UInt8(ascii: ",")) }
      sorted.append(contentsOf: bytes[span.bytes])
    }
    bytes.withUnsafeMutableBufferPointer { bytes in
      sorted.withUnsafeBufferPointer { _ = bytes[container.start...].update(fromContentsOf: $0) }
    }
  }

  private mutating func newLine(_ depth: Int) {
    guard style.isReadable else { return }
    while margins.count <= depth { margins.append(margins[margins.count - 1] + Array("  ".utf8)) }
    bytes += margins[depth]
  }

  mutating func write(plain text: String) { bytes += text.utf8 }

  mutating func write(number: Double) {
    if let whole = Int64(exactly: number), abs(whole) < 1 << 53 {
      write(plain: whole == 0 && number.sign == .minus ? "-0" : String(whole))
    } else {
      let text = number.description
      bytes += (text.hasSuffix(".0") ? text.dropLast(2) : text[...]).utf8
    }
  }

  mutating func write(text: String) {
    bytes.append(UInt8(ascii: "\""))
    bytes.append(escaping: text, style)
    bytes.append(UInt8(ascii: "\""))
  }
}
