internal import Model

/// Reads which rows count and when: source, day, window, where, stops.
struct RuleReader {
  let sources: SourceCatalogue

  /// The rule, with its source, which the readers of the other columns need.
  func rule(_ fields: Fields) -> (rule: RowRule, source: SourceDefinition)? {
    let sourceEntry = fields.required("source")
    let dayEntry = fields.required("day")
    let window = fields.required("window")?.window()
    let blankDay = fields.optional("blank_day")
    let whereEntry = fields.optional("where")
    let stopsEntry = fields.optional("stops")
    guard let source = sourceEntry.flatMap(sources.source) else { return nil }
    let filters = FilterReader(source: source)
    let filter = whereEntry.map(filters.filter) ?? Filter()
    let stops = stopsEntry?.items().compactMap { stop($0, of: source) } ?? []
    guard let day = dayEntry.flatMap({ source.column(named: $0, .day) }), let window else { return nil }
    let always = blankDay?.name("blank_day", among: ["always", "never"]) == "always"
    return (
      RowRule(source: source.name, day: day, blankDayIsAlways: always, filter: filter, stops: stops, window: window), source
    )
  }

  /// Reads when a row stops counting: `{on: outcome_date, where: {outcome: withdrawn}, blank: from the start}`.
  private func stop(_ entry: Entry, of source: SourceDefinition) -> Stop? {
    Fields.read(entry) { fields in
      let column = fields.required("on").flatMap { source.column(named: $0, .day) }
      let filter = fields.optional("where").map(FilterReader(source: source).filter) ?? Filter()
      let onTheDay = fields.optional("last_day_counts")?.flag() ?? false
      let blank = fields.optional("blank")?.name("blank", among: ["from the start", "never"])
      return column.map {
        Stop(column: $0, countsOnTheDay: onTheDay, filter: filter, blankIsFromTheStart: blank == "from the start")
      }
    }
  }
}
