internal import Model

/// Reads a proportion of rows or of entities, by a filter, or of two columns' sums, by their names: `kind: proportion`.
struct ProportionReader {
  static let entity = Key.entity(
    .optional(default: "rows are counted"), "Whom to count, where a percentage of children, schools or others is wanted.")
  static let numerator = Key(
    "numerator", .entry(.either([.mapping("filter"), .name(of: "a column of numbers")])), .required,
    "Which of the rows are the part: a filter, or the column whose sum it is.", example: "{response: positive}")
  static let denominator = Key(
    "denominator", .name(of: "a column of numbers"), .optional(default: "the rows that count"),
    "The column whose sum is the whole, where the numerator is a column too.", example: "headcount")
  static let hidden = Key(
    SumReader.hidden.name, .words("hidden", ["left out"]), .optional(default: "there is no percentage where a number is hidden"),
    "Of two columns' sums: leaves out of both a row in which either number is suppressed or blank; the figure then says how many.",
    example: "left out")
  static let keys: [any DeclaredKey] = [entity, numerator, denominator, hidden]
  /// A column is divided by a column, and a filter by the rows.
  static let needs: [KeySet.Needs] = [
    .init(key: numerator.name, oneOf: [denominator.name], asTexts: true),
    .init(key: denominator.name, oneOf: [numerator.name], asTexts: true),
  ]

  func measure(_ rows: MeasureRows) -> MeasureDefinition? {
    let (of, whole, hidden) = (rows.fields[Self.entity], rows.fields[Self.denominator], rows.fields[Self.hidden])
    let source = rows.source
    guard let part = rows.fields[Self.numerator] else { return nil }
    if part.isMapping {
      whole?.report(
        .unknownKey, "this proportion needs no denominator: it counts the rows of 'where'", hint: "remove 'denominator'")
      if hidden != nil {
        rows.fields.entry(of: Self.hidden)?.report(
          .wrongColumnKind, "'hidden' is about numbers, and this proportion counts rows", hint: "remove 'hidden'")
      }
      let entity = of.flatMap { source.column(named: $0, .entity) }
      return .proportion(rows.rule, numerator: FilterReader(source: source).filter(part), of: entity)
    }
    guard let whole else {
      rows.fields.entry.report(.missingKey, "'denominator' is missing: name the column whose sum is the whole")
      return nil
    }
    guard let numerator = source.column(named: part, .number), let denominator = source.column(named: whole, .number) else {
      return nil
    }
    let addends = Addends([numerator], leavesOutHidden: hidden != nil)
    return .proportionOfSums(rows.rule, numerator: addends, denominator: denominator)
  }
}
