internal import Model

/// JSON under way: writes values as they encode themselves, to the byte as Foundation's encoder does, in a third of its time or less.
/// Foundation's builds a tree of all that it writes, and asks of each type anew what it can do.
///
/// Keys stand in the order of their bytes. Fields are written as they come, and put in order when their object ends.
final class JSONText {
  struct Style {
    /// Lines and margins, and a slash as it is.
    var isReadable: Bool
    /// `asOf` becomes `as_of`; keys of dictionaries stay as they are.
    var keysInSnakeCase: Bool
  }
  private struct Container {
    let isObject: Bool
    /// Where what is in it begins.
    let start: Int
    let firstField: Int
    let keepsKeys: Bool
    var count = 0
    var isSorted = true
  }
  private struct Field {
    let key: JSONKey
    let start: Int
  }

  private let style: Style
  private(set) var bytes: [UInt8] = []
  /// From the outermost in.
  private var containers: [Container] = []
  /// Of all objects that are under way.
  private var fields: [Field] = []
  private var keys: [String: JSONKey] = [:]
  private var margins: [[UInt8]] = [[]]

  init(_ style: Style) { self.style = style }

  /// Writes a value, and ends all that it has begun.
  func write<Value: Encodable>(_ value: Value) throws {
    if writePlain(value) { return }
    let (depth, start) = (containers.count, bytes.count)
    try value.encode(to: JSONLevel(text: self))
    end(to: depth)
    // One that encodes nothing.
    if bytes.count == start {
      beginObject(keepsKeys: false)
      end(to: depth)
    }
  }

  func writeNull() { bytes += "null".utf8 }

  /// Whether the value was one of JSON's own.
  ///
  /// Asked by type: it costs next to nothing where the type is known, and most values are of other types.
  @inline(__always)
  private func writePlain<Value>(_ value: Value) -> Bool {
    if Value.self == String.self, let text = value as? String {
      write(text: text)
    } else if Value.self == Double.self, let number = value as? Double {
      write(number: number)
    } else if Value.self == Int.self, let number = value as? Int {
      bytes += String(number).utf8
    } else if Value.self == Bool.self, let flag = value as? Bool {
      bytes += (flag ? "true" : "false").utf8
    } else if Value.self == Day.self, let day = value as? Day {
      write(text: day.description)
    } else if Self.otherNumbers.contains(ObjectIdentifier(Value.self)) {
      bytes += String(describing: value).utf8
    } else {
      return false
    }
    return true
  }

  /// Numbers that encode themselves as what they are.
  private static let otherNumbers = Set<ObjectIdentifier>(
    [
      Int8.self, Int16.self, Int32.self, Int64.self, UInt.self, UInt8.self, UInt16.self, UInt32.self, UInt64.self,
    ].map { (type: Any.Type) in ObjectIdentifier(type) })

  // MARK: Containers

  /// Begins an object; returns its depth. `keepsKeys`: they are a dictionary's.
  @discardableResult
  func beginObject(keepsKeys: Bool) -> Int { begin(UInt8(ascii: "{"), keepsKeys: keepsKeys) }

  /// Begins a list; returns its depth.
  func beginList() -> Int { begin(UInt8(ascii: "["), keepsKeys: true) }

  private func begin(_ bracket: UInt8, keepsKeys: Bool) -> Int {
    bytes.append(bracket)
    containers.append(
      Container(isObject: bracket == UInt8(ascii: "{"), start: bytes.count, firstField: fields.count, keepsKeys: keepsKeys))
    return containers.count
  }

  /// Ends all that is deeper than `depth`.
  func end(to depth: Int) {
    while containers.count > depth { endLast() }
  }

  /// The next field of the object at a depth begins: its value must follow.
  func field(_ name: String, at depth: Int) {
    end(to: depth)
    let place = depth - 1
    let key = containers[place].keepsKeys ? JSONKey(name, style) : self.key(name)
    if containers[place].count > 0 {
      bytes.append(UInt8(ascii: ","))
      if let last = fields.last, key < last.key { containers[place].isSorted = false }
    }
    containers[place].count += 1
    fields.append(Field(key: key, start: bytes.count))
    newLine(depth)
    bytes.append(UInt8(ascii: "\""))
    bytes += key.bytes
    bytes += (style.isReadable ? "\" : " : "\":").utf8
  }

  /// The next item of the list at a depth begins.
  func item(at depth: Int) {
    end(to: depth)
    if containers[depth - 1].count > 0 { bytes.append(UInt8(ascii: ",")) }
    containers[depth - 1].count += 1
    newLine(depth)
  }

  func count(at depth: Int) -> Int { containers[depth - 1].count }

  private func key(_ name: String) -> JSONKey {
    if let known = keys[name] { return known }
    let new = JSONKey(style.keysInSnakeCase ? name.inSnakeCase : name, style)
    keys[name] = new
    return new
  }

  private func endLast() {
    guard let container = containers.popLast() else { return }
    if !container.isSorted { sort(container) }
    fields.removeSubrange(container.firstField...)
    if container.count == 0, style.isReadable { bytes.append(UInt8(ascii: "\n")) }
    newLine(containers.count)
    bytes.append(container.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
  }

  private func sort(_ container: Container) {
    let own = fields[container.firstField...]
    let ends = own.dropFirst().map { $0.start - 1 } + [bytes.count]
    let pieces = zip(own, ends).sorted { $0.0.key < $1.0.key }
    var sorted: [UInt8] = []
    sorted.reserveCapacity(bytes.count - container.start)
    for (field, end) in pieces {
      if !sorted.isEmpty { sorted.append(UInt8(ascii: ",")) }
      sorted += bytes[field.start..<end]
    }
    bytes.replaceSubrange(container.start..., with: sorted)
  }

  private func newLine(_ depth: Int) {
    guard style.isReadable else { return }
    while margins.count <= depth { margins.append(Array(("\n" + String(repeating: "  ", count: margins.count)).utf8)) }
    if depth == 0 { bytes.append(UInt8(ascii: "\n")) } else { bytes += margins[depth] }
  }

  // MARK: Values

  private func write(number: Double) {
    if let whole = Int64(exactly: number), abs(whole) < 1 << 53 {
      bytes += (whole == 0 && number.sign == .minus ? "-0" : String(whole)).utf8
    } else {
      let text = number.description
      bytes += (text.hasSuffix(".0") ? text.dropLast(2) : text[...]).utf8
    }
  }

  private func write(text: String) {
    bytes.append(UInt8(ascii: "\""))
    bytes.append(escaping: text, style)
    bytes.append(UInt8(ascii: "\""))
  }
}
