internal import Model

/// The members of a population, and which of them a cohort's rates choose.
extension QueryBuilder {
  /// A step with the members that count on the day: `entity`, `category` and the sizes that rates are per.
  mutating func population(
    _ rule: RowRule, of entity: String, _ cohort: Cohort?, _ name: String, _ seen: TheDay
  ) -> String {
    let source = source(rule.source)
    let member = cohort?.within.map { memberCategory($0, of: source) }
    let category = member.map { [Kept(expression: "COALESCE(\($0.category), '')", name: "category")] } ?? []
    let sizes = (cohort?.sizes ?? []).enumerated().map { place, column in
      Kept(expression: units(column, in: source), name: "size_\(place + 1)")
    }
    let day = rule.hasDay ? "r.\(dialect.name(rule.day))" : "NULL"
    let counted = counted(
      rule, "\(name)_members", reading: [entity] + (cohort.map { $0.sizes + $0.ownColumns } ?? []),
      keep: [
        Kept(expression: "r.\(dialect.name(entity))", name: "entity"), Kept(expression: day, name: "day"),
      ] + category + sizes, joins: member?.joins ?? [], seenFrom: seen)
    let kept = dayKey("r") + ["r.entity"] + (category + sizes).map { "r.\($0.name)" }
    let one = (dayKey("r") + ["r.entity"]).joined(separator: ", ")
    let ordered = add(
      "\(name)_members", "Of one with two rows, as of a school that became an academy, the row that began later is the first.",
      select: Select(
        columns: kept + ["ROW_NUMBER() OVER (PARTITION BY \(one) ORDER BY r.day DESC NULLS LAST, r.row_number) AS place"],
        from: ["\(counted) AS r"], conditions: ["r.entity IS NOT NULL"]))
    return add(
      "\(name)_population", "The members of the population.",
      select: Select(columns: kept, from: ["\(ordered) AS r"], conditions: ["r.place = 1"]))
  }

  /// A step with the members that the cohort is made of, under `entity`.
  mutating func members(of cohort: Cohort, _ population: String, _ name: String, _ seen: TheDay) -> String {
    var chosen: [Select] = []
    for (place, rate) in cohort.rates.enumerated() {
      let own = "\(name)_rate_\(place + 1)"
      let size = rate.per.flatMap(cohort.sizes.firstIndex).map { "m.size_\($0 + 1)" }
      let rates = rates(rate, size, population, own, seen, keys: cohort.within == nil ? [] : ["category"])
      chosen.append(
        Select(
          columns: dayKey("c") + ["c.entity"],
          from: ["\(self.chosen(cohort.choice, rates, own, isWithin: cohort.within != nil)) AS c"]))
    }
    let all = add("\(name)_chosen", ["All that a rate chooses."], lines: chosen.unioned)
    return add(
      "\(name)_cohort", "Each of them once.",
      select: Select(columns: dayKey("c") + ["c.entity"], from: ["\(all) AS c"], groups: dayKey("c") + ["c.entity"]))
  }

  /// A step with `number`, the rate of each member that has one.
  private mutating func rates(
    _ rate: Cohort.Rate, _ size: String?, _ population: String, _ name: String, _ seen: TheDay, keys: [String]
  ) -> String {
    let source = source(rate.rule.source)
    let entity = Kept(expression: "r.\(dialect.name(rate.entity))", name: "entity")
    let number: String
    let kept: [Kept]
    let sums: [String]
    let nobody: String
    switch rate.number {
    case .rows:
      (number, kept, sums, nobody) = ("CAST(COALESCE(n.how_many, 0) AS DOUBLE)", [entity], [], "0")
    case .column(let column, let scale):
      kept = [entity, Kept(expression: units(column, in: source), name: "amount")]
      sums = ["SUM(r.amount) AS amount", "COUNT(r.amount) AS how_many_numbers"]
      let shown = "CAST(n.amount AS DOUBLE)" + (scale == 1 ? "" : " / \(scale.inSQL)")
      number = "CASE WHEN n.how_many_numbers = n.how_many THEN \(shown) END"
      nobody = "NULL"
    }
    let counted = counted(
      rate.rule, name, reading: [rate.entity] + (rate.column.map { [$0] } ?? []), keep: kept, seenFrom: seen)
    let numbers = add(
      "\(name)_numbers", "What the rows say of each.",
      select: Select(
        columns: dayKey("r") + ["r.entity", "COUNT(*) AS how_many"] + sums, from: ["\(counted) AS r"],
        conditions: ["r.entity IS NOT NULL"], groups: dayKey("r") + ["r.entity"]))
    let perSize = size.map { "CASE WHEN \($0) > 0 THEN 100 * \(number.inBrackets) / \($0) ELSE \(nobody) END" }
    return add(
      name, size == nil ? "The rate of each member." : "The rate of each member, per 100 of its size.",
      select: Select(
        columns: dayKey("m") + ["m.entity"] + keys.map { "m.\($0)" } + ["\(perSize ?? number) AS number"],
        from: ["\(population) AS m", "LEFT JOIN \(numbers) AS n ON n.entity = m.entity\(sameDay("n", "m"))"]))
  }

  /// A step with the members whose rates are chosen.
  private mutating func chosen(_ choice: Cohort.Choice, _ rates: String, _ name: String, isWithin: Bool) -> String {
    let keys = isWithin ? ["category"] : []
    let known = add(
      "\(name)_known", "The members that have a rate.",
      select: Select(
        columns: dayKey("m") + ["m.entity"] + keys.map { "m.\($0)" } + ["m.number"], from: ["\(rates) AS m"],
        conditions: ["m.number IS NOT NULL"]))
    switch choice {
    case .fromPercentile(let percent):
      return atPercentile(percent, known, name, ["m.number >= p.value", "m.number > 0"], isWithin)
    case .upToPercentile(let percent): return atPercentile(percent, known, name, ["m.number <= p.value"], isWithin)
    case .highest(let count): return ranked(count, known, name, "DESC", ["m.number > 0"], isWithin)
    case .lowest(let count): return ranked(count, known, name, "ASC", [], isWithin)
    case .limited(let limits):
      return add(
        "\(name)_chosen", "Those within the limits.",
        select: Select(columns: dayKey("m") + ["m.entity"], from: ["\(known) AS m"], conditions: limits.map(Self.condition)))
    }
  }

  private static func condition(_ limit: Cohort.Limit) -> String {
    switch limit {
    case .atLeast(let number): "m.number >= \(number.inSQL)"
    case .above(let number): "m.number > \(number.inSQL)"
    case .atMost(let number): "m.number <= \(number.inSQL)"
    case .below(let number): "m.number < \(number.inSQL)"
    }
  }

  private mutating func atPercentile(
    _ percent: Double, _ known: String, _ name: String, _ conditions: [String], _ isWithin: Bool
  ) -> String {
    let keys = dayKey + (isWithin ? ["category"] : [])
    let value = percentile(percent, of: known, name, keys: keys)
    let same = keys.map { "p.\($0) = m.\($0)" }.joined(separator: " AND ")
    let join = keys.isEmpty ? "CROSS JOIN \(value) AS p" : "JOIN \(value) AS p ON \(same)"
    return add(
      "\(name)_chosen", "Those on the right side of the percentile.",
      select: Select(columns: dayKey("m") + ["m.entity"], from: ["\(known) AS m", join], conditions: conditions))
  }

  private mutating func ranked(
    _ count: Int, _ known: String, _ name: String, _ order: String, _ conditions: [String], _ isWithin: Bool
  ) -> String {
    let keys = dayKey("m") + (isWithin ? ["m.category"] : [])
    let within = keys.isEmpty ? "" : "PARTITION BY \(keys.joined(separator: ", ")) "
    let ranked = add(
      "\(name)_ranked", "The members in the order of their rates; those with one rate have one place.",
      select: Select(
        columns: dayKey("m") + ["m.entity", "m.number", "RANK() OVER (\(within)ORDER BY m.number \(order)) AS place"],
        from: ["\(known) AS m"]))
    return add(
      "\(name)_chosen", "The first \(count), and all that tie with the last of them.",
      select: Select(
        columns: dayKey("m") + ["m.entity"], from: ["\(ranked) AS m"], conditions: ["m.place <= \(count)"] + conditions))
  }
}

extension String {
  /// In brackets, unless it is one expression as it is.
  fileprivate var inBrackets: String { hasPrefix("CAST(") && !contains(" / ") ? self : "(\(self))" }
}
