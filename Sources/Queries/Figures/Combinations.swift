internal import Model

/// The steps of any measure: of one of rows, or of a combination of several.
extension QueryBuilder {
  /// The steps of a figure's measure under names that begin with `name`; the last has its answer.
  mutating func measure(_ measure: MeasureDefinition, _ unit: Unit, _ name: String, _ dimensions: [Dimension]) -> Result? {
    let comment = sentences.measure(measure, unit)
    guard case .combined(let combination, let definitions) = measure else {
      return measureOfRows(measure, name, comment, daysInUnit: unit.days ?? 1, dimensions)
    }
    let shared = dimensions.filter { dimension in
      definitions.allSatisfy { !breakdowns([dimension], of: $0.rule).isEmpty }
    }
    let partUnit = measure.unitOfParts(in: unit)
    var parts: [Result] = []
    for (place, part) in definitions.enumerated() {
      let own = "\(name)_\(combination.name(ofPart: place))"
      guard let part = measureOfRows(part, own, sentences.measure(part, partUnit), daysInUnit: partUnit.days ?? 1, shared)
      else { return nil }
      parts.append(part)
    }
    return combined(combination, parts, name, comment)
  }

  private mutating func combined(_ combination: Combination, _ parts: [Result], _ name: String, _ comment: String) -> Result {
    let hasCategories = parts.allSatisfy(\.hasCategories)
    let aliases = parts.indices.map { "p\($0 + 1)" }
    let from: [String]
    let keys = dayKey + (hasCategories ? ["dimension", "category"] : [])
    if hasCategories {
      let all = add(
        "\(name)_parts", ["The categories of all parts."],
        lines: parts.map { Select(columns: keys.map { "p.\($0)" }, from: ["\($0.step) AS p"]) }.unioned)
      let categories = add(
        "\(name)_categories", "Each of them once.",
        select: Select(columns: keys.map { "a.\($0)" }, from: ["\(all) AS a"], groups: keys.map { "a.\($0)" }))
      from =
        ["\(categories) AS c"]
        + zip(parts, aliases).map { part, alias in
          "LEFT JOIN \(part.step) AS \(alias) ON " + keys.map { "\(alias).\($0) = c.\($0)" }.joined(separator: " AND ")
        }
    } else {
      from = zip(parts, aliases).map { part, alias in
        alias == "p1" ? "\(part.step) AS \(alias)" : joinOfDay(part.step, alias, to: "p1")
      }
    }
    let values = zip(parts, aliases).map { part, alias in
      hasCategories ? part.valueOfNothing.map { "COALESCE(\(alias).value, \($0))" } ?? "\(alias).value" : "\(alias).value"
    }
    let numerators = zip(parts, aliases).map { part, alias in
      hasCategories
        ? part.valueOfNothing.map { "COALESCE(\(alias).numerator, \($0))" } ?? "\(alias).numerator" : "\(alias).numerator"
    }
    let step = add(
      name, comment,
      select: Select(
        columns: keys.map { "\(hasCategories ? "c" : "p1").\($0)" } + combination.columns(values, numerators), from: from))
    return Result(step: step, hasCategories: hasCategories)
  }
}

extension Combination {
  /// What a part is called in the names of steps, as its key is in definitions.
  fileprivate func name(ofPart place: Int) -> String {
    switch self {
    case .ratio: place == 0 ? "of" : "to"
    case .difference: place == 0 ? "of" : "less"
    case .total: "part_\(place + 1)"
    }
  }

  /// The combination's own value, numerator and denominator. A ratio has the two values as its numerator and its denominator;
  /// others have a numerator where the value of each part is its own.
  fileprivate func columns(_ values: [String], _ numerators: [String]) -> [String] {
    func whole(_ sign: String) -> [String] {
      let value = values.joined(separator: " \(sign) ")
      let areOwn = zip(values, numerators).map { "\($0) = \($1)" }.joined(separator: " AND ")
      return ["\(value) AS value", "CASE WHEN \(areOwn) THEN \(value) END AS numerator", "CAST(NULL AS DOUBLE) AS denominator"]
    }
    switch self {
    case .ratio(let per):
      return [
        "\(per.inSQL) * \(values[0]) / NULLIF(\(values[1]), 0) AS value", "\(values[0]) AS numerator",
        "\(values[1]) AS denominator",
      ]
    case .difference: return whole("-")
    case .total: return whole("+")
    }
  }
}
