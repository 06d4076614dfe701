/// The tables of `Pipelines/README.md`, which teaches the language: made from the same declarations as the reference page, which is
/// complete.
package enum GuideTables {
  /// The table that a marker of the guide names, in Markdown: the keys of a mapping (`source`), or some words (`windows`). Nil
  /// where there is none of this name.
  package static func text(_ name: String) -> String? {
    if let table = WordTable.all.first(where: { $0.heading.lowercased() == name }) {
      // What stands above the conditions is about the rows that the reference page shows.
      if name == WordTable.conditions.heading.lowercased() { return table.markdown(width: 2) }
      return table.sentence + "\n\n" + table.markdown(width: 3)
    }
    let files = DefinitionKind.allCases.map(\.keys)
    return (files.first { $0.name == name } ?? DefinitionKeys.named(name)).map(table)
  }

  private static func table(_ set: KeySet) -> String {
    switch set.kinds?.choice {
    case .value(let choice):
      let kinds = (set.kinds?.all ?? []).flatMap { kind in kind.keys.map { (key: $0, of: "`\(kind.kind)`") } }
      let rows = (set.keys.map { (key: $0, of: "") } + kinds).map { key, kind in
        let cells = cells(key, mayBeRequired: true)
        return [cells[0], kind] + cells.dropFirst()
      }
      return WordTable.markdown(["key", "with `\(choice)`", "what it says", "example"], rows)
    case .presence, nil:
      // The keys of the plainest kind, and then those that others have besides.
      let plain = set.keys + (set.kinds?.all.last?.keys ?? [])
      let others = set.all.filter { key in !plain.contains { $0.name == key.name } }
      let rows = plain.map { cells($0, mayBeRequired: true) } + others.map { cells($0, mayBeRequired: false) }
      return WordTable.markdown(["key", "what it says", "example"], rows)
    }
  }

  private static func cells(_ key: any DeclaredKey, mayBeRequired: Bool) -> [String] {
    let (name, sentence, example) = ("`\(key.name)`", key.sentence, "`\(key.name): \(key.example)`")
    return switch key.need {
    case .required: [name + (mayBeRequired ? " (required)" : ""), sentence, example]
    case .optional(default: ""): [name, sentence, example]
    case .optional(let usual): [name, "\(sentence) Without it: \(usual).", example]
    }
  }
}
