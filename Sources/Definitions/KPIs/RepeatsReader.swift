internal import Model

/// Reads how entities with several rows are counted: `kind: repeats`.
struct RepeatsReader {
  static let entity = Key.entity(.required, "Whose rows are looked for more than once.")
  static let count = Key(
    "count", .choice("what repeats count", RepeatStatistic.self), .required,
    "Whether to count the entities with several rows, or their further rows.", example: "entities")
  static let atLeast = Key(
    "at_least", .wholeNumber(in: 2...1000), .optional(default: "2"),
    "How many rows are several; further rows are then those from this one on.", example: "3")
  static let keys: [any DeclaredKey] = [entity, count, atLeast]

  func measure(_ rows: MeasureRows) -> MeasureDefinition? {
    let (statistic, entry) = (rows.fields[Self.count], rows.fields.entry(of: Self.atLeast))
    let atLeast = entry.map(Self.atLeast.form.read)
    guard let of = rows.column(Self.entity, .entity), let statistic else { return nil }
    guard let atLeast else { return .repeats(rows.rule, of: of, Repetition(statistic)) }
    return atLeast.map { .repeats(rows.rule, of: of, Repetition(statistic, atLeast: $0)) }
  }
}
