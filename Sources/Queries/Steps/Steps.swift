/// The steps of a query in their order. A step that is there already is not written again: figures that count the same rows share
/// them.
struct Steps: Sendable {
  /// Those that were added, each after those that it reads.
  private(set) var all: [Step] = []
  private var names: [[String]: String] = [:]
  private var taken: Set<String>

  /// No steps. None will have the name of one of these tables.
  init(besides tables: [String]) { taken = Set(tables.map { $0.lowercased() }) }

  /// Adds a step under this name, or one like it where another step has the name, and returns the name. Where a step has the same
  /// body, its name is returned.
  mutating func add(_ name: String, _ comment: [String], _ body: [String]) -> String {
    if let known = names[body] { return known }
    let free = ([name] + (2...1000).map { "\(name)_\($0)" }).first { !taken.contains($0) } ?? name
    taken.insert(free)
    names[body] = free
    all.append(Step(name: free, comment: comment, body: body))
    return free
  }
}
