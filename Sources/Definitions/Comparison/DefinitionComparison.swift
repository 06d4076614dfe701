package import Model

/// The keys that differ between two versions of a definition file. Comments, order and quotes make no difference.
package enum DefinitionComparison {
  /// The keys in the order of the later text, then those that it no longer has. Nil for a text that is no YAML. `file` is the name
  /// by which the changes say which file they are of.
  package static func changes(from text: String, to other: String, in file: String) -> [KeyChange]? {
    guard let before = values(text), let after = values(other) else { return nil }
    let (known, now) = (before.byPath, after.byPath)
    let changed = after.paths.filter { known[$0] != now[$0] } + before.paths.filter { now[$0] == nil }
    return changed.map { KeyChange(file: file, path: $0, from: known[$0], to: now[$0]) }
  }

  /// What a file defines: `kpi 7`, or the name of a source; nil for any other file.
  package static func owner(_ text: String) -> String? {
    guard let values = values(text)?.byPath else { return nil }
    return values["kpi"].map { "kpi \($0)" } ?? values["source"]
  }

  private struct Values {
    var paths: [String] = []
    var byPath: [String: String] = [:]

    mutating func add(_ path: String, _ value: String) {
      if byPath[path] == nil { paths.append(path) }
      byPath[path] = value
    }

    mutating func add(_ node: Node, at path: String) {
      switch node.content {
      case .scalar(let text, _): add(path, text)
      case .sequence(let items):
        if let texts = Self.texts(items) { return add(path, "[\(texts.joined(separator: ", "))]") }
        for (index, item) in items.enumerated() { add(item, at: "\(path)[\(index + 1)]") }
      case .mapping(let pairs):
        if pairs.isEmpty { add(path, "{}") }
        for pair in pairs {
          let key = pair.key.scalar ?? "?"
          add(pair.value, at: path.isEmpty ? key : "\(path).\(key)")
        }
      }
    }

    private static func texts(_ items: [Node]) -> [String]? {
      let texts = items.compactMap(\.scalar)
      return texts.count == items.count ? texts : nil
    }
  }

  private static func values(_ text: String) -> Values? {
    switch Composition(of: DefinitionFile(path: "", text: text)) {
    case .node(let node):
      var values = Values()
      values.add(node, at: "")
      return values
    case .empty: return Values()
    case .broken: return nil
    }
  }
}
