internal import Dispatch
internal import Synchronization
internal import Yams

/// What one definition file says as YAML.
enum Composition {
  case node(Node)
  case empty
  /// Its aliases stand for too much to be looked at, with the one at this place.
  case excessive(Mark)
  case broken(any Error)

  init(of file: DefinitionFile) {
    do {
      if let place = try AliasWeight.excess(in: file.text) {
        self = .excessive(place)
        return
      }
      // Every value is read as the text it is: what `yes` or `010` mean is the readers' to say.
      self = try Yams.compose(yaml: file.text, .basic, .default, .utf8).map { .node($0) } ?? .empty
    } catch { self = .broken(error) }
  }

  /// Of each file: reading YAML is most of what a small run does before it can begin.
  static func all(of files: [DefinitionFile]) -> [Composition] { files.sideBySide(Composition.init) }
}

extension Array {
  /// What each element becomes, in their order, worked out on all processors.
  func sideBySide<Made>(_ make: @escaping (Element) -> Made) -> [Made] {
    let (elements, make) = (Lent(self), Lent(make))
    let made = Mutex(Lent<[Made?]>(Array<Made?>(repeating: nil, count: count)))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let one = Lent(make.value(elements.value[index]))
      made.withLock { $0.value[index] = one.value }
    }
    return made.withLock { $0 }.value.compactMap(\.self)
  }
}

/// What nobody changes while it is lent, and nobody else has when it is handed over, though YAML's nodes do not say so themselves.
private struct Lent<Value>: @unchecked Sendable {
  var value: Value

  init(_ value: Value) { self.value = value }
}
