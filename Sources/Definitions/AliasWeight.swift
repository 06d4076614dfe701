internal import Yams

/// How much the aliases of a YAML text stand for. A few lines of anchors that name each other can stand for more nodes than
/// there is time to look at; composing them looks at all of them where one is a key.
struct AliasWeight {
  /// Beyond it a text is refused; worked examples share tables, and need a few dozen.
  private static let most = 10_000

  private let mark: Character
  private var weights: [Anchor: Int] = [:]
  private var total = 0
  /// Where the text first stands for too much.
  private var place: Mark?

  /// The place of the alias with which a text stands for too much; nil where none does. The text is composed with its aliases as
  /// plain words, which takes no longer than it is long; then what each would stand for is counted.
  ///
  /// Throws: `YamlError` for a text that cannot be composed.
  static func excess(in text: String) throws -> Mark? {
    // A letter of nobody's, so that no word of the text begins with it.
    guard text.contains("&"), text.contains("*"),
      let mark = (0xE000...0xF8FF).lazy.compactMap(Unicode.Scalar.init).first(where: { !text.unicodeScalars.contains($0) })
    else { return nil }
    // Nodes know their anchors for as long as the parser is there.
    let parser = try Parser(yaml: text.replacing("*", with: String(mark)), resolver: .basic)
    return try withExtendedLifetime(parser) {
      guard let root = try parser.singleRoot() else { return nil }
      var weight = AliasWeight(mark: Character(mark))
      _ = weight.weigh(root)
      return weight.place
    }
  }

  private init(mark: Character) { self.mark = mark }

  /// How many nodes a node comes to, itself and its keys with it; no more than one beyond the bound is counted.
  private mutating func weigh(_ node: Node) -> Int {
    var weight = 1
    switch node {
    case .scalar(let scalar):
      if scalar.style == .plain, scalar.string.first == mark {
        weight = weights[Anchor(rawValue: String(scalar.string.dropFirst()))] ?? 1
        total = min(Self.most + 1, total + weight)
        if total > Self.most, place == nil { place = node.mark }
      }
    case .sequence(let sequence):
      for item in sequence { weight = min(Self.most + 1, weight + weigh(item)) }
    case .mapping(let mapping):
      for (key, value) in mapping { weight = min(Self.most + 1, weight + weigh(key) + weigh(value)) }
    case .alias: break
    }
    if let anchor = node.anchor { weights[anchor] = weight }
    return weight
  }
}
