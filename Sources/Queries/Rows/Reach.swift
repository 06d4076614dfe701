internal import Model

/// Whether the exports reach the period that a figure looks at: where the newest row of one lies before it, nobody knows whether the
/// period is empty, and the figure has no value.
extension QueryBuilder {
  /// Steps with `is_reached`, 1 or 0, of each source whose rows a measure counts over a period.
  mutating func reaches(_ measure: MeasureDefinition) -> [String] {
    var steps: [String] = []
    for part in measure.ofRows {
      let looked = sources.lookups(in: part.needs).filter { $0.column.choice == .first }
      let seen = seen(from: part.cohortDay)
      for rule in part.countedRules {
        let others = looked.filter { $0.owner == rule.source }.map(\.column.source)
        for name in [rule.source] + others {
          guard let step = reach(source(name), rule.window, seen), !steps.contains(step) else { continue }
          steps.append(step)
        }
      }
    }
    return steps
  }

  /// Nil where no column dates the source's rows, or the window reaches back for ever.
  private mutating func reach(_ source: SourceDefinition, _ window: Window, _ seen: TheDay) -> String? {
    guard let place = source.datedBy, let first = firstDay(of: window, seen) else { return nil }
    let day = "r.\(dialect.name(source.columns[place].name))"
    // Before a fixed day there is none to be reached.
    let days =
      dayKey.isEmpty || seen.fixed == nil
      ? ["\(seen.name) AS d"] : ["\(ownDays) AS a", "LEFT JOIN \(seen.name) AS d ON d.as_of = a.as_of"]
    let key = dayKey(days.count == 1 ? "d" : "a")
    return add(
      "\(source.name)_reach", "Whether \(source.name) has a row of the period or a later one, so that it is known what it holds.",
      select: Select(
        columns: key + ["CASE WHEN MAX(\(day)) < MAX(\(first)) THEN 0 ELSE 1 END AS is_reached"],
        from: days + ["LEFT JOIN \(dialect.name(source.name)) AS r ON \(day) <= d.day"], groups: key))
  }
}
