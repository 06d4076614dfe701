internal import Model

/// A mapping with known keys. Whoever reads it asks for them by name; a key that nobody asked for is reported.
final class Fields {
  let entry: Entry
  private let values: [String: Entry]
  private let keys: [Entry]
  private var asked: [String] = []

  init(_ entry: Entry) {
    self.entry = entry
    let pairs = entry.pairs()
    keys = pairs.map(\.key)
    values = Dictionary(pairs.map { ($0.key.scalar ?? "", $0.value) }) { first, _ in first }
  }

  func optional(_ key: String) -> Entry? {
    asked.append(key)
    return values[key]
  }

  func required(_ key: String) -> Entry? {
    let value = optional(key)
    if value == nil { entry.report(.missingKey, "'\(key)' is missing") }
    return value
  }

  /// The same of a key that an earlier version called otherwise: whoever still does is told.
  func required(_ key: String, formerly old: String) -> Entry? {
    guard values[key] == nil, let value = optional(old) else { return required(key) }
    asked.append(key)
    keys.first { $0.scalar == old }?.report(.unknownKey, "'\(old)' is called '\(key)' now", hint: "write '\(key)'")
    return value
  }

  /// Reads the mapping with `body`, then reports every key that it did not ask for.
  static func read<Result>(_ entry: Entry, _ body: (Fields) -> Result) -> Result {
    let fields = Fields(entry)
    let result = body(fields)
    for key in fields.keys {
      guard let name = key.scalar, !fields.asked.contains(name) else { continue }
      key.report(
        .unknownKey, "'\(name)' is not a key that can stand here", hint: NearestName.hint(for: name, among: fields.asked))
    }
    return result
  }
}
