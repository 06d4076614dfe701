internal import Model

/// The percentage of a population, or of a cohort of it, that is found in another source.
extension QueryBuilder {
  mutating func coverage(
    _ name: String, _ comment: String, _ rule: RowRule, of entity: String, _ cohort: Cohort?, reached: RowRule, by: String
  ) -> Result {
    let seen = seen(from: cohort?.asAt)
    let population = population(rule, of: entity, cohort, name, seen)
    let found = counted(
      reached, "\(name)_found", reading: [by], keep: [Kept(expression: "r.\(dialect.name(by))", name: "entity")],
      seenFrom: self.seen(from: nil))
    let reached = add(
      "\(name)_reached", "Those reached, each once.",
      select: Select(
        columns: dayKey("r") + ["r.entity"], from: ["\(found) AS r"], conditions: ["r.entity IS NOT NULL"],
        groups: dayKey("r") + ["r.entity"]))
    var whole = population
    if let cohort {
      let chosen = members(of: cohort, population, name, seen)
      whole = add(
        "\(name)_whole", "The members of the cohort.",
        select: Select(
          columns: dayKey("m") + ["m.entity"],
          from: ["\(population) AS m", "JOIN \(chosen) AS c ON c.entity = m.entity\(sameDay("c", "m"))"]))
    }
    let members = add(
      "\(name)_found", "Which of them are reached.",
      select: Select(
        columns: dayKey("m") + ["m.entity", "r.entity AS reached"],
        from: ["\(whole) AS m", "LEFT JOIN \(reached) AS r ON r.entity = m.entity\(sameDay("r", "m"))"]))
    let cells = Cells(step: members, categories: isForRun ? met(name, members, []) : nil, dayKey: dayKey)
    let totals = totals(
      "\(name)_total", "The part and the whole.", cells, ["COUNT(r.reached) AS part", "COUNT(r.entity) AS whole"])
    return share(name, comment, totals, cells)
  }
}
