internal import Model

/// Reads which members a rate chooses: `top quarter`, `bottom 10`, `{percentile: 90}`, `{at_least: 5}`.
enum CohortChoiceReader {
  static let percentile = Key(
    "percentile", .number(in: 0...100), .optional, "From this percentile of all members' rates up, and above 0.", example: "90")
  static let atLeast = Key("at_least", .number, .optional, "A rate of this or more.", example: "5")
  static let above = Key("above", .number, .optional, "A rate of more than this.", example: "5")
  static let atMost = Key("at_most", .number, .optional, "A rate of this or less.", example: "5")
  static let below = Key("below", .number, .optional, "A rate of less than this.", example: "5")
  static let keys = KeySet(
    "choice", "The members that a rate chooses: by a percentile, or by limits that must all hold.", [],
    kinds: KeySet.Kinds(
      choice: .presence(of: ["percentile"]),
      all: [("a percentile", [percentile]), ("limits", [atLeast, above, atMost, below])]),
    mayBeEmpty: false)

  /// The most members that a rank may have.
  private static let most = 100_000
  private static let words = ["top quarter", "bottom quarter"]
  static let form = Form(
    .either([
      .words(words), .form("a rank", pattern: "(top|bottom) [1-9][0-9]{0,4}", examples: ["top 10", "bottom 5"]),
      .mapping("choice"),
    ]), read: choice)

  private static func choice(_ entry: Entry) -> Cohort.Choice? {
    if entry.isMapping { return keys.read(entry) { compared(entry, $0) } }
    guard let text = entry.text() else { return nil }
    switch text {
    case "top quarter": return .fromPercentile(75)
    case "bottom quarter": return .upToPercentile(25)
    default: break
    }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    if words.count == 2, let count = Int(words[1]), String(count) == words[1], (1..<most).contains(count) {
      if words[0] == "top" { return .highest(count) }
      if words[0] == "bottom" { return .lowest(count) }
    }
    entry.report(
      .wrongValue, "'\(text)' does not say which members to choose",
      hint: NearestName.hint(for: text, among: Self.words + ["top 10", "bottom 10", "{percentile: 90}", "{at_least: 5}"]))
    return nil
  }

  private static func compared(_ entry: Entry, _ fields: Fields) -> Cohort.Choice? {
    if fields.has(percentile) { return fields[percentile].map(Cohort.Choice.fromPercentile) }
    let limits: [Cohort.Limit?] = [
      fields[atLeast].map(Cohort.Limit.atLeast), fields[above].map(Cohort.Limit.above), fields[atMost].map(Cohort.Limit.atMost),
      fields[below].map(Cohort.Limit.below),
    ]
    guard fields.has(atLeast) || fields.has(above) || fields.has(atMost) || fields.has(below) else {
      entry.report(
        .missingKey, "expected a choice, such as {percentile: 90}",
        hint: "choose from: percentile, at_least, above, at_most, below")
      return nil
    }
    return .limited(limits.compactMap(\.self))
  }
}
