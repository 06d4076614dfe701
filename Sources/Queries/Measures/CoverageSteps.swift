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
        columns: ["r.entity"], from: ["\(found) AS r"], conditions: ["r.entity IS NOT NULL"], groups: ["r.entity"]))
    let cohort = cohort.map { "JOIN \(members(of: $0, population, name, seen)) AS c ON c.entity = m.entity" }
    let totals = add(
      "\(name)_total", "The part and the whole.",
      select: Select(
        columns: ["COUNT(r.entity) AS part", "COUNT(*) AS whole"],
        from: ["\(population) AS m"] + (cohort.map { [$0] } ?? []) + ["LEFT JOIN \(reached) AS r ON r.entity = m.entity"]))
    return share(name, comment, totals, Cells(step: population))
  }
}
