internal import Dispatch
internal import Synchronization

/// What one definition file holds as YAML: a node, nothing, or text that is not YAML.
enum Composition: Sendable {
  case node(Node)
  case empty
  case broken(YAMLFault)

  init(of file: DefinitionFile) {
    do throws(YAMLFault) {
      self = try Composer.root(of: file.text).map { .node($0) } ?? .empty
    } catch { self = .broken(error) }
  }

  /// The composition of each file, worked out on all processors, because reading YAML is most of what a small run does before
  /// it can begin.
  static func all(of files: [DefinitionFile]) -> [Composition] { files.sideBySide(Composition.init) }
}

extension Array where Element: Sendable {
  /// What `make` returns for each element, in their order, worked out on all processors.
  func sideBySide<Made: Sendable>(_ make: @escaping @Sendable (Element) -> Made) -> [Made] {
    let made = Mutex([Made?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let one = make(self[index])
      made.withLock { $0[index] = one }
    }
    return made.withLock { $0 }.compactMap(\.self)
  }
}
