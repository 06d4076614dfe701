internal import Model

/// Reads a column's codes, and the values of an open vocabulary that have several spellings.
enum CodeReader {
  private static let label = Key(
    "label", .text, .optional(default: "the code"), "What people read in its place.", example: "SEN Support")
  private static let spellings = Key(
    "spellings", .list(of: SpellingReader.spelling), .optional, "Other ways to write it.",
    example: "[SEN Support, {text: A, until: 2014-08-31}]")
  static let keys = KeySet("code", "A code of a column.", [label, spellings, SpellingReader.from, SpellingReader.until])

  /// What a code is followed by: its other spellings, or a mapping.
  static let shape = Shape.either([.nothing, .list(of: SpellingReader.spelling.shape), .mapping(keys.name)])

  /// Reads a list of codes, or a mapping from each code to its other spellings.
  static func codes(_ entry: Entry) -> ColumnKind {
    let codes = entry.isMapping ? entry.pairs().compactMap(code) : entry.texts().map { Code(name: $0) }
    if codes.contains(where: { $0.name.lowercased() == "unknown" }) {
      entry.report(.duplicateName, "'unknown' is the category of rows without a code", hint: "give this code another name")
    }
    if codes.isEmpty { entry.report(.wrongValue, "'codes' is empty: every row would be rejected") }
    reportDoubles(codes, entry)
    if codes.count > 255 {
      entry.report(.wrongValue, "\(codes.count) codes are too many: at most 255", hint: "type: category needs no list")
    }
    return .code(codes)
  }

  /// Reads the values of an open vocabulary that have several spellings.
  static func known(_ entry: Entry) -> [Code] {
    let codes = entry.pairs().compactMap(code)
    reportDoubles(codes, entry)
    return codes
  }

  /// Reports a spelling that stands for two codes on one day.
  private static func reportDoubles(_ codes: [Code], _ entry: Entry) {
    var owners: [(text: String, code: String, period: Validity)] = []
    for code in codes {
      for spelling in [Spelling(code.name, code.period)] + code.spellings {
        let folded = spelling.text.lowercased()
        if let other = owners.first(where: { $0.text == folded && $0.code != code.name && $0.period.overlaps(spelling.period) }) {
          entry.report(.duplicateName, "'\(spelling.text)' is a spelling of both '\(other.code)' and '\(code.name)'")
        }
        owners.append((folded, code.name, spelling.period))
      }
    }
  }

  /// Reads `K: [SEN Support, {text: A, until: 2014-08-31}]`, or `{label: SEN Support, from: …, until: …, spellings: […]}` for a
  /// code that people know by another name, or that was not always in use.
  private static func code(_ key: Entry, _ value: Entry) -> Code? {
    guard let name = key.text() else { return nil }
    if value.scalar == "" { return Code(name: name) }
    guard value.isMapping else { return Code(name: name, spellings: spellings.form.read(value) ?? []) }
    return keys.read(value) { fields in
      Code(
        name: name, label: fields[label], spellings: fields[spellings] ?? [], period: SpellingReader.period(fields))
    }
  }
}
