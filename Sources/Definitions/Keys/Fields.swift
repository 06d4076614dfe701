internal import Model

/// A mapping with known keys, which a reader asks for one by one.
///
///     let raised = RiskReader.keys.read(entry) { fields in fields[RiskReader.raised] }
final class Fields {
  let entry: Entry
  private let values: [String: Entry]
  private let keys: [Entry]
  private var renamed: [String] = []
  /// The required keys that are not there.
  private var missing: [String] = []

  init(_ entry: Entry) {
    self.entry = entry
    let pairs = entry.pairs()
    keys = pairs.map(\.key)
    values = Dictionary(pairs.map { ($0.key.scalar ?? "", $0.value) }) { first, _ in first }
  }

  func optional(_ key: String) -> Entry? { values[key] }

  func required(_ key: String) -> Entry? {
    let value = optional(key)
    if value == nil { missing.append(key) }
    return value
  }

  /// The value of a declared key; nil where it is not there or not as it should be, which is then reported.
  subscript<Value>(key: Key<Value>) -> Value? { entry(of: key).flatMap(key.form.read) }

  /// The entry of a declared key, for the place of what a reader finds wrong with it; a required key that is not there is
  /// reported.
  func entry<Value>(of key: Key<Value>) -> Entry? {
    key.need == .required ? required(key.name) : optional(key.name)
  }

  /// Whether a key is there.
  func has<Value>(_ key: Key<Value>) -> Bool { values[key.name] != nil }

  /// Reports the required keys that are not there. Where a key that is not known is spelled much like one of them, it alone is
  /// reported, with the right spelling.
  func reportMissing(among names: [String], besides unknown: [Entry]) {
    let meant = Set(unknown.compactMap(\.scalar).compactMap { NearestName.meant(by: $0, among: names) })
    for key in missing where entry.isMapping && !meant.contains(key) { entry.report(.missingKey, "'\(key)' is missing") }
    missing = []
  }

  /// Reports the keys that are not among `names` and that no reader asked for by an older name.
  ///
  /// `what` is what the mapping is, such as `column`; `kinds` gives the kinds of it that have a key of a name.
  func reportKeys(notIn names: [String], of what: String, _ kinds: (_ name: String) -> [String]) {
    let unknown = keys.filter { key in key.scalar.map { !names.contains($0) && !renamed.contains($0) } ?? false }
    reportMissing(among: names, besides: unknown)
    for key in unknown {
      guard let name = key.scalar else { continue }
      let kinds = kinds(name)
      let belongs = kinds.isEmpty ? nil : "'\(name)' belongs to \(kinds.joined(separator: ", "))"
      key.report(
        .unknownKey, "'\(name)' is not a key of this \(what)", hint: belongs ?? NearestName.hint(for: name, among: names))
    }
  }

  /// The value of a key that an earlier version called otherwise. Where a file still has the old name, it is read, and reported
  /// with the new one.
  func required(_ key: Key<Entry>, formerly old: String) -> Entry? {
    optional(key.name, formerly: old) ?? required(key.name)
  }

  /// The value of a key that an earlier version called otherwise; nil where neither name is there. The old name is read, and
  /// reported with the new one.
  func optional(_ key: String, formerly old: String) -> Entry? {
    let (value, former) = (optional(key), values[old])
    guard value == nil, former != nil else { return value }
    renamed.append(old)
    keys.first { $0.scalar == old }?.report(.unknownKey, "'\(old)' is now called '\(key)'", hint: "write '\(key)'")
    return former
  }
}
