package import Model

/// The examples of all keys, as their readers read them.
package enum KeyExamples {
  /// What is wrong with the examples: one that is not YAML, or not as its key reads it. There is nothing, or the reference page
  /// would teach mistakes. What takes more than one place to know, such as whether a column exists, is not looked at.
  package static var mistakes: [Diagnostic] {
    let findings = Findings()
    for keys in DefinitionKind.allCases.flatMap({ DefinitionKeys.reachable(from: $0.keys) }) {
      for key in keys.all { check(key, of: keys, findings) }
    }
    return findings.diagnostics
  }

  /// The names of key sets that some key refers to and that nobody has declared.
  package static var missingKeySets: [String] {
    DefinitionKind.allCases.flatMap { DefinitionKeys.reachable(from: $0.keys) }.flatMap(\.references)
      .filter { DefinitionKeys.named($0) == nil }
  }

  private static func check(_ key: any DeclaredKey, of keys: KeySet, _ findings: Findings) {
    let file = DefinitionFile(path: "\(keys.name).\(key.name)", text: "\(key.name): \(key.example)\n")
    guard let root = DefinitionLoader.root(of: file, Composition(of: file), findings),
      let entry = root.value(of: key.name)
    else { return findings.report(.syntax, at: nil, "\(file.path): the example is not YAML") }
    key.check(entry)
    key.shape.check(entry)
  }
}

extension Shape {
  /// Reports a value that is not of this shape, as far as readers of forms do not.
  fileprivate func check(_ entry: Entry) {
    switch self {
    case .entries: _ = entry.pairs()
    case .list(let item): for entry in entry.items() { item.check(entry) }
    case .mapping(let name): if let keys = DefinitionKeys.named(name) { keys.check(entry) }
    case .either(let shapes): check(entry, among: shapes)
    case .text, .name, .words, .number, .wholeNumber, .yesOrNo, .day, .form: _ = entry.text()
    case .nothing: break
    }
  }

  private func check(_ entry: Entry, among shapes: [Shape]) {
    let mappings = shapes.filter { if case .mapping = $0 { true } else { false } }
    if entry.isMapping, let mapping = mappings.first { mapping.check(entry) }
  }
}

extension KeySet {
  /// Reports keys that this mapping may not have.
  fileprivate func check(_ entry: Entry) { read(entry) { _ in () } }
}
