internal import Definitions
internal import Model

/// The texts that definitions themselves write: an example may keep them, because they are published with the definitions.
struct WrittenTexts {
  /// By the key above them: `kpi` has `14` where a filter says `{kpi: 14}`.
  private var below: [String: Set<String>] = [:]
  private var all: Set<String> = []

  /// `texts` are those of the files of a KPI and of its sources. What their examples hold is left out.
  init(_ texts: [String]) {
    for text in texts {
      if let root = try? Composer.root(of: text) { add(root, []) }
    }
  }

  private mutating func add(_ node: Node, _ keys: [String]) {
    switch node.content {
    case .scalar(let text, _):
      all.insert(text.foldedValue)
      for key in keys { below[key, default: []].insert(text.foldedValue) }
    case .sequence(let items):
      for item in items { add(item, keys) }
    case .mapping(let pairs):
      for pair in pairs {
        guard case .scalar(let key, _) = pair.key.content, key != "examples" else { continue }
        // The spellings of a category are keys of `known`, and what is below them.
        if keys.contains("known") { all.insert(key.foldedValue) }
        add(pair.value, keys + [key])
      }
    }
  }

  /// Whether an identifier is one with which a condition on its column compares.
  func hasIdentifier(_ text: String, of column: String) -> Bool { below[column]?.contains(text.foldedValue) == true }
  /// Whether a category is written anywhere: a condition, a stage, a known value.
  func hasCategory(_ text: String) -> Bool { all.contains(text.foldedValue) }
}
