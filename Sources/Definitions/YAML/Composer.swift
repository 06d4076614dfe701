internal import CYAML

/// Builds the nodes of one YAML text from the events that libyaml finds in it. https://yaml.org/spec/1.1/
package struct Composer: ~Copyable {
  /// The number of nodes for which the aliases of a text may stand. A few lines of anchors that name each other can stand for
  /// more nodes than could ever be read; worked examples that share tables need a few dozen.
  private static let most = 10_000

  /// How many lists and mappings may be within each other. A plan needs eight. Each level is a call, and a thread's stack is
  /// limited.
  private static let deepest = 100

  private struct Anchored {
    var node: Node
    /// The number of nodes in it, itself and its keys included; counted to one more than the bound.
    var weight: Int
  }

  private var events: YAMLEvents
  private var anchors: [String: Anchored] = [:]
  private var aliased = 0
  private var depth = 0

  /// The one document of a text; nil where there is none.
  ///
  /// Throws: `YAMLFault` with the first reason why it cannot be composed.
  package static func root(of text: String) throws(YAMLFault) -> Node? {
    var text = text
    return try text.withUTF8 { bytes -> Result<Node?, YAMLFault> in
      Result { () throws(YAMLFault) in
        var composer = Composer(events: try YAMLEvents(bytes))
        return try composer.root()
      }
    }.get()
  }

  private init(events: consuming YAMLEvents) { self.events = events }

  private mutating func root() throws(YAMLFault) -> Node? {
    try events.next()
    try events.next()
    guard events.kind != YAML_STREAM_END_EVENT else { return nil }
    try events.next()
    let root = try node().node
    try events.next()
    try events.next()
    guard events.kind == YAML_STREAM_END_EVENT else { throw .syntax("there is a second document (---)", events.place) }
    return root
  }

  /// The node that begins with the current event.
  private mutating func node() throws(YAMLFault) -> Anchored {
    guard events.kind != YAML_ALIAS_EVENT else { return try alias() }
    let (anchor, place) = (events.anchor, events.place)
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw .syntax("lists and mappings are more than \(Self.deepest) deep here", place) }
    let (content, weight) =
      switch events.kind {
      case YAML_SEQUENCE_START_EVENT: try sequence()
      case YAML_MAPPING_START_EVENT: try mapping()
      default: (Node.Content.scalar(events.text, isPlain: events.isPlain), 1)
      }
    let node = Anchored(node: Node(content: content, place: place), weight: min(weight, Self.most + 1))
    if let anchor { anchors[anchor] = node }
    return node
  }

  private mutating func alias() throws(YAMLFault) -> Anchored {
    guard let anchored = events.anchor.flatMap({ anchors[$0] }) else { throw .syntax("this alias has no anchor", events.place) }
    aliased += anchored.weight
    guard aliased <= Self.most else { throw .excessiveAliases(events.place) }
    return anchored
  }

  private mutating func sequence() throws(YAMLFault) -> (Node.Content, weight: Int) {
    var items: [Node] = []
    var weight = 1
    try events.next()
    while events.kind != YAML_SEQUENCE_END_EVENT {
      let item = try node()
      items.append(item.node)
      weight += item.weight
      try events.next()
    }
    return (.sequence(items), weight)
  }

  private mutating func mapping() throws(YAMLFault) -> (Node.Content, weight: Int) {
    var pairs: [Node.Pair] = []
    var weight = 1
    try events.next()
    while events.kind != YAML_MAPPING_END_EVENT {
      let key = try node()
      try events.next()
      let value = try node()
      pairs.append(Node.Pair(key: key.node, value: value.node))
      weight += key.weight + value.weight
      try events.next()
    }
    try refuseRepeated(pairs)
    return (.mapping(pairs), weight)
  }

  /// Refuses a mapping with a key twice. Keys that are no text are left to the readers to refuse.
  private func refuseRepeated(_ pairs: [Node.Pair]) throws(YAMLFault) {
    var names: Set<String> = []
    names.reserveCapacity(pairs.count)
    var repeated: [String] = []
    for pair in pairs {
      guard let name = pair.key.scalar, !names.insert(name).inserted else { continue }
      repeated.append(name)
    }
    guard let first = repeated.min(), let place = pairs.first(where: { $0.key.scalar == first })?.key.place else { return }
    throw .repeatedKeys(Set(repeated).sorted(), place)
  }
}
