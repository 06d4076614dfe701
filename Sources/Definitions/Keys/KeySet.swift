/// The keys of one kind of mapping: a risk, a column, a measure.
///
///     static let keys = KeySet("risk", "A risk of the register.", [raised, risk, mitigation])
///     let risk = keys.read(entry) { fields in … }
struct KeySet: Sendable {
  /// What the mapping is, in a word or two: `column`. Shapes refer to it.
  let name: String
  /// What it says, in one sentence.
  let sentence: String
  /// The keys that it may always have.
  let keys: [any DeclaredKey]
  /// The keys that it may have besides, by what one of its keys says; nil where all mappings of this kind have the same keys.
  let kinds: Kinds?
  /// What keys of one's own are, and what their values look like, as the columns of a filter; nil where there are none.
  let others: Others?
  /// Keys that say something only next to another: `of` next to `within` or `over`.
  let needs: [Needs]
  /// Whether it may say nothing at all.
  let mayBeEmpty: Bool
  // Worked out once, because thousands of mappings are read: the names of the keys that are always allowed, those that a mapping of
  // each kind may have, and those that any may have.
  private let names: [String]
  private let namesOfKinds: [[String]]
  private let everyName: [String]

  /// A key that needs another of the same mapping.
  struct Needs: Sendable {
    let key: String
    let oneOf: [String]
    /// Whether it does so only where its value is a text, and needs the other to be one too.
    var asTexts = false
  }

  /// Keys of one's own besides those that are declared.
  struct Others: Sendable {
    /// What such a key is: `a column`.
    let what: String
    let shape: Shape
  }

  /// Keys that depend on what another says.
  struct Kinds: Sendable {
    /// What tells the kinds apart.
    enum Choice: Hashable, Sendable {
      /// The value of the key of this name.
      case value(of: String)
      /// Which of the keys of these names is there: each kind but the last has the one in its place and none before it, and the
      /// last kind has none of them.
      case presence(of: [String])
    }
    let choice: Choice
    let all: [(kind: String, keys: [any DeclaredKey])]
  }

  init(
    _ name: String, _ sentence: String, _ keys: [any DeclaredKey], kinds: Kinds? = nil, others: Others? = nil,
    needs: [Needs] = [],
    mayBeEmpty: Bool = true
  ) {
    (self.name, self.sentence, self.keys, self.kinds, self.others) = (name, sentence, keys, kinds, others)
    (self.needs, self.mayBeEmpty) = (needs, mayBeEmpty)
    names = keys.map(\.name)
    namesOfKinds = (kinds?.all ?? []).map { (keys + $0.keys).map(\.name) }
    everyName = Array(Set(names + namesOfKinds.flatMap(\.self))).sorted()
  }

  /// All keys of all kinds, each name once.
  var all: [any DeclaredKey] {
    (keys + (kinds?.all ?? []).flatMap(\.keys)).reduce(into: []) { all, key in
      if !all.contains(where: { $0.name == key.name }) { all.append(key) }
    }
  }

  /// The names of the keys that this mapping may have. Where it is not clear of which kind it is, all of them, so that one mistake
  /// causes no others.
  private func names(of entry: Entry) -> [String] {
    guard let kinds else { return names }
    switch kinds.choice {
    case .value(let name):
      let kind = entry.value(of: name)?.scalar
      return kinds.all.firstIndex { $0.kind == kind }.map { namesOfKinds[$0] } ?? everyName
    case .presence(let asked):
      let place = asked.firstIndex { entry.value(of: $0) != nil } ?? asked.count
      return place < namesOfKinds.count ? namesOfKinds[place] : names
    }
  }

  /// Reads a mapping with `body`, and reports every key that it may not have.
  func read<Result>(_ entry: Entry, _ body: (Fields) -> Result) -> Result {
    let fields = Fields(entry)
    let result = body(fields)
    let names = names(of: entry)
    if others == nil {
      fields.reportKeys(notIn: names, of: name, kinds(with:))
    } else {
      fields.reportMissing(among: names, besides: [])
    }
    return result
  }

  /// The kinds that have a key of this name.
  func kinds(with name: String) -> [String] {
    (kinds?.all ?? []).filter { $0.keys.contains { $0.name == name } }.map(\.kind)
  }
}
