internal import Model

/// Reads which rows count and when: source, day, window, where, stops.
struct RuleReader {
  static let source = Key(
    "source", .name(of: "a source"), .required, "The export whose rows count.", example: "exclusions")
  static let day = Key(
    "day", .entry(.either([.name(of: "a column of days"), .words(["none"])])), .required,
    "The column whose date places a row in the window. A row counts from this date on; with `none`, each row of an export without dates always counts.",
    example: "start_date")
  static let window = Key(
    "window", .window, .required, "The days that the figure looks at, up to its own day.", example: "rolling 12 months")
  static let blankDay = Key(
    "blank_day", .words("blank_day", ["always", "never"]), .optional(default: "never"),
    "Whether rows without a date in their `day` column count.", example: "always")
  static let filter = Key(
    "where", .mapping("filter"), .optional(default: "all rows"), "Which rows count.", example: "{sen_status: [K, E]}")
  static let stops = Key(
    "stops", .entry(.list(of: .mapping("stop"))), .optional, "When rows stop counting.",
    example: "[{on: outcome_date, where: {outcome: withdrawn}}]")
  static let keys: [any DeclaredKey] = [source, day, window, blankDay, filter, stops]

  static let on = Key(
    "on", .name(of: "a column of days"), .required, "The column with the date from which a row no longer counts.",
    example: "outcome_date")
  static let stopping = Key(
    "where", .mapping("filter"), .optional(default: "all rows"), "Which rows stop on that date.", example: "{outcome: withdrawn}")
  static let lastDayCounts = Key(
    "last_day_counts", .yesOrNo, .optional(default: "no"), "Whether a row still counts on that date.", example: "yes")
  static let blank = Key(
    "blank", .words("blank", ["from the start", "never"]), .optional(default: "never"),
    "When a row that has no such date stops: `from the start` means that it never counted.", example: "from the start")
  static let stop = KeySet("stop", "When rows stop counting, and which.", [on, stopping, lastDayCounts, blank])

  let sources: SourceCatalogue

  /// The rule, with its source, which the readers of the other columns need.
  func rule(_ fields: Fields) -> (rule: RowRule, source: SourceDefinition)? {
    let (sourceEntry, dayEntry) = (fields[Self.source], fields[Self.day])
    let (window, blankDay) = (fields[Self.window], fields[Self.blankDay])
    let (whereEntry, stopsEntry) = (fields[Self.filter], fields[Self.stops])
    guard let source = sourceEntry.flatMap(sources.source) else { return nil }
    let filters = FilterReader(source: source)
    let filter = whereEntry.map(filters.filter) ?? Filter()
    let stops = stopsEntry?.items().compactMap { stop($0, of: source) } ?? []
    guard let dayEntry, let day = day(dayEntry, of: source), let window else { return nil }
    if day.isEmpty, window != .toDate {
      fields.entry(of: Self.window)?.report(
        .wrongValue, "with 'day: none' there is no date that could be in this window", hint: "choose from: to date, at the day")
    }
    let isAlways = day.isEmpty || blankDay == "always"
    return (
      RowRule(source: source.name, day: day, blankDayIsAlways: isAlways, filter: filter, stops: stops, window: window), source
    )
  }

  /// The column that places rows in the window; empty where the source has no dates at all. Otherwise a row that is dated later
  /// than the figure's day would count.
  private func day(_ entry: Entry, of source: SourceDefinition) -> String? {
    guard entry.isPlain, entry.scalar == "none" else { return source.column(named: entry, .day) }
    let dates = source.columns.filter { $0.kind.isOfDays }.map(\.name)
    guard dates.isEmpty else {
      entry.report(
        .wrongValue, "'day: none' is for exports without dates, and \(source.name) has \(dates.joined(separator: ", "))",
        hint: "name one of these columns; with blank_day: always, rows without a date count too")
      return nil
    }
    return ""
  }

  /// Reads when a row stops counting: `{on: outcome_date, where: {outcome: withdrawn}, blank: from the start}`.
  private func stop(_ entry: Entry, of source: SourceDefinition) -> Stop? {
    Self.stop.read(entry) { fields in
      let column = fields[Self.on].flatMap { source.column(named: $0, .day) }
      let filter = fields[Self.stopping].map(FilterReader(source: source).filter) ?? Filter()
      let (onTheDay, blank) = (fields[Self.lastDayCounts] ?? false, fields[Self.blank])
      return column.map {
        Stop(column: $0, countsOnTheDay: onTheDay, filter: filter, blankIsFromTheStart: blank == "from the start")
      }
    }
  }
}
