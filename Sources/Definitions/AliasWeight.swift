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
    guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else { return nil }
    // A letter of nobody's, so that no word of the text begins with it.
    let used = Set(text.unicodeScalars.lazy.filter { $0.value > 0x7F })
    let letters = (0xE000...0xF8FF).lazy.compactMap(Unicode.Scalar.init)
    guard let mark = letters.first(where: { !used.contains($0) }) else { return nil }
    // Nodes know their anchors for as long as the parser is there.
    let parser = try Parser(yaml: text.marking(stars: mark), resolver: .basic, encoding: .utf8)
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

extension String {
  /// The same with a letter in the place of each star.
  fileprivate func marking(stars mark: Unicode.Scalar) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count + 64)
    for byte in utf8 {
      if byte == UInt8(ascii: "*") { bytes += UTF8.encode(mark).map(Array.init) ?? [] } else { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
