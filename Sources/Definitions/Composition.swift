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

  /// Of each file, side by side: reading YAML is most of what a small run does before it can begin.
  static func all(of files: [DefinitionFile]) -> [Composition] {
    let made = Mutex([Made](repeating: Made(composition: .empty), count: files.count))
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let one = Made(composition: Composition(of: files[index]))
      made.withLock { $0[index] = one }
    }
    return made.withLock { $0 }.map(\.composition)
  }

  /// Nodes are values that nobody else has when they are handed over, but do not say so themselves.
  private struct Made: @unchecked Sendable {
    var composition: Composition
  }
}
