internal import Model

/// Reads a statistic of numbers, one a row or one an entity: `kind: statistic`.
struct StatisticReader {
  static let column = Key(
    "column", .entry(.list(of: .name(of: "a column of numbers"))),
    .optional(default: "the number of rows of each of `of`"),
    "The column whose numbers these are; with `of`, it is added up for each of them.", example: "susp_rate")
  static let entity = Key.entity(
    .optional(default: "each row has a number of its own"), "Whose numbers these are: of each school, its rows or their sum.")
  static let statistic = Key(
    "statistic",
    .entry(
      .either([.words(["median", "mean", "minimum", "maximum"]), StatisticShape.percentile, .mapping("share of numbers")])),
    .required, "The number that is made of them; a share is a percentage.", example: "median")
  static let keys: [any DeclaredKey] = [column, entity, statistic, SumReader.hidden]

  static let atLeast = Key(
    "share_at_least", .number, .optional, "The percentage of the numbers that are this or more.", example: "3")
  static let above = Key(
    "share_above", .number, .optional, "The percentage of the numbers that are more than this.", example: "3")
  static let share = KeySet(
    "share of numbers", "The percentage of numbers from a limit on: one of these keys.", [atLeast, above], mayBeEmpty: false)

  func measure(_ rows: MeasureRows) -> MeasureDefinition? {
    let (columns, of) = (rows.fields[Self.column], rows.fields[Self.entity])
    let statistic = rows.fields[Self.statistic].flatMap(statistic)
    let hidden = rows.fields[SumReader.hidden]
    let entity = of.flatMap { rows.source.column(named: $0, .entity) }
    let addends = columns.flatMap { SumReader().addends($0, rows.source, leavesOutHidden: hidden != nil) }
    if columns == nil, of == nil {
      rows.fields.entry.report(
        .missingKey, "a statistic needs numbers: a 'column' of them, or 'of' whom rows are counted",
        hint: "write column: susp_rate")
    }
    if columns == nil, hidden != nil {
      rows.fields.entry(of: SumReader.hidden)?.report(
        .unknownKey, "'hidden' is about the numbers of a column, and there is none", hint: "remove 'hidden'")
    }
    guard let statistic, columns != nil || of != nil, (columns == nil) == (addends == nil), (of == nil) == (entity == nil) else {
      return nil
    }
    return .statistic(rows.rule, statistic, of: Numbers(addends, of: entity))
  }

  /// Reads `median`, `percentile 90` …, or `{share_at_least: 3}`, which is a percentage.
  private func statistic(_ entry: Entry) -> NumberStatistic? {
    if entry.isMapping { return share(entry) }
    guard let text = entry.text() else { return nil }
    switch text {
    case "median": return .percentile(50)
    case "mean": return .mean
    case "minimum": return .minimum
    case "maximum": return .maximum
    default:
      if let percent = StatisticShape.percent(text) { return .percentile(percent) }
      let known = ["median", "mean", "minimum", "maximum", "percentile 90", "{share_at_least: 3}", "{share_above: 3}"]
      entry.report(.unknownName, "statistic '\(text)' is not known", hint: NearestName.hint(for: text, among: known))
      return nil
    }
  }

  private func share(_ entry: Entry) -> NumberStatistic? {
    Self.share.read(entry) { fields in
      let isBoth = fields.has(Self.atLeast) && fields.has(Self.above)
      if isBoth { entry.report(.wrongShape, "a share has one limit, not two", hint: "write {share_at_least: 3}") }
      if !fields.has(Self.atLeast), !fields.has(Self.above) {
        entry.report(.missingKey, "'share_at_least' or 'share_above' is missing", hint: "write {share_at_least: 3}")
      }
      let (atLeast, above) = (fields[Self.atLeast], fields[Self.above])
      return isBoth ? nil : atLeast.map { .shareAtLeast($0) } ?? above.map { .shareAbove($0) }
    }
  }
}
