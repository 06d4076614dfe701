internal import Model

/// The reference of the language of definitions, made from the declarations of its keys: every file, every key with its value,
/// what holds without it and an example, and the words that stand for windows, units and date formats.
package enum ReferencePage {
  /// The page, in Markdown.
  package static var text: String {
    var described: Set<String> = []
    let files = DefinitionKind.allCases.map { kind in
      section("`\(kind.place)`", kind.keys, level: 2)
        + DefinitionKeys.reachable(from: kind.keys).dropFirst().filter { described.insert($0.name).inserted }.map {
          section(heading($0.name), $0, level: 3)
        }.joined()
    }
    return files.joined() + "\n## Words\n" + WordTable.all.map(words).joined()
  }

  /// A heading, what a reader must know of these words, and their table.
  private static func words(_ table: WordTable) -> String {
    "\n### \(table.heading)\n\n\(table.sentence)\n\n\(table.markdown())"
  }

  /// A heading, what the mapping is, and the tables of its keys.
  private static func section(_ heading: String, _ keys: KeySet, level: Int) -> String {
    var text = "\n\(String(repeating: "#", count: level)) \(heading)\n\n\(keys.sentence)\n"
    if !keys.keys.isEmpty { text += "\n" + table(keys.keys) }
    if let others = keys.others {
      text += "\nEvery other key is \(others.what), and its value is \(others.shape.words).\n"
    }
    for (place, kind) in (keys.kinds?.all ?? []).enumerated() where !kind.keys.isEmpty {
      text += "\n\(condition(keys.kinds?.choice, kind.kind, place))\n\n" + table(kind.keys)
    }
    return text
  }

  private static func condition(_ choice: KeySet.Kinds.Choice?, _ kind: String, _ place: Int) -> String {
    switch choice {
    case .value(let name): "With `\(name): \(kind)`:"
    case .presence(let names):
      place < names.count ? "With `\(names[place])`:" : "Without `\(names.joined(separator: "` and `"))`:"
    case nil: ""
    }
  }

  private static func heading(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }

  private static func table(_ keys: [any DeclaredKey]) -> String {
    let rows = keys.map { key in
      let without: String =
        switch key.need {
        case .required: "it must be there"
        case .optional(let usual): usual
        }
      return ["`\(key.name)`", key.shape.words, without, key.sentence, "`\(key.name): \(key.example)`"]
    }
    return WordTable.markdown(["key", "value", "without it", "what it says", "example"], rows)
  }
}

extension Shape {
  /// What a value of this shape is, in a few words.
  var words: String {
    switch self {
    case .text: "a text"
    case .name(let what): what
    case .words(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .number(let range): "a number" + Self.bounds(range)
    case .wholeNumber(let range): "a whole number" + Self.bounds(Double(range.lowerBound)...Double(range.upperBound))
    case .yesOrNo: "`yes` or `no`"
    case .nothing: "nothing"
    case .day: "a date, such as `2023-04-01`"
    case .form(let what, _, let examples): what + ", such as " + examples.map { "`\($0)`" }.joined(separator: " or ")
    case .list(let item): "one or more of: " + item.words
    case .entries(let key, let value, _): "keys (each \(key)), each with " + value.words
    case .mapping(let name): "keys: see [\(name)](#\(Self.anchor(name)))"
    case .either(let shapes): shapes.map(\.words).joined(separator: "; or ")
    }
  }

  /// How a link names the heading of a key set.
  private static func anchor(_ name: String) -> String {
    name.prefix(1).uppercased() + name.dropFirst().split(separator: " ", omittingEmptySubsequences: false).joined(separator: "-")
  }

  private static func bounds(_ range: ClosedRange<Double>) -> String {
    func shown(_ number: Double) -> String { Unit.decimal(number, places: number == number.rounded() ? 0 : 2) }
    let isOpen = (range.lowerBound <= -DefinitionBounds.number, range.upperBound >= DefinitionBounds.number)
    return switch isOpen {
    case (true, true): ""
    case (false, true): ", \(shown(range.lowerBound)) or more"
    case (true, false): ", \(shown(range.upperBound)) or less"
    case (false, false): " from \(shown(range.lowerBound)) to \(shown(range.upperBound))"
    }
  }
}
