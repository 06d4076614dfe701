internal import Model

extension WordTable {
  /// What a figure is counted in.
  static let units = WordTable(
    heading: "Units",
    sentence:
      "`units` in `plan.yml` lists other nouns and rates that a plan needs: `units: [plans, \"per 10,000 pupils\"]`. A name with a comma has quotes there.",
    columns: ["unit", "which measures have it", "shown as"],
    rows: Unit.names.filter { !Unit($0).isCounted }.map { row([$0]) } + [row(Unit.names.filter { Unit($0).isCounted })]
      + [row(["per 10,000 pupils"])])

  private static func row(_ names: [String]) -> [String] {
    let unit = Unit(names[0])
    return [code(names), unit.measures, code([unit.text(unit.exampleValue)])]
  }

  /// Which members of a population a rate chooses.
  static let choices = WordTable(
    heading: "Choices of a cohort",
    sentence: "What `choose` of a `cohort` says; several limits in one mapping must all hold.",
    columns: ["`choose`", "the members that each rate chooses"],
    rows: [
      ["`top quarter`", "those at or above the 75th percentile of all members' rates, and above 0"],
      ["`bottom quarter`", "those at or below the 25th percentile"],
      ["`{percentile: 90}`", "those at or above this percentile, and above 0"],
      ["`top 10`", "the ten with the highest rates above 0; all that tie with the tenth are in"],
      ["`bottom 10`", "the ten with the lowest rates; all that tie with the tenth are in"],
      [code(["{at_least: 5}", "{above: 5}", "{at_most: 5}", "{below: 5}"]), "those within the limit"],
    ])
}

extension Unit {
  /// The kinds of measure that can have the unit.
  fileprivate var measures: String {
    switch self {
    case .percent:
      "`proportion`, `latest` and `coverage`; a `ratio`; a share in `duration` or `statistic`; a `statistic` of percentages"
    case .weeks, .months, .days: "`duration`; a `statistic` of such numbers"
    case .rate: "`ratio`, of which `per` is the number in the unit; a `statistic` of rates"
    case .counted: "what is counted: `count`, `distinct`, `sum`, `repeats`, `stages`; a `statistic` of such numbers"
    }
  }

  /// A value that shows how many decimal places people read.
  fileprivate var exampleValue: Double {
    switch self {
    case .percent: 65.625
    case .weeks, .months, .days: 19
    case .rate: 15.1164
    case .counted: 7473
    }
  }
}
