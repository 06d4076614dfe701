internal import Model

/// What a query is built of while its steps are written: the definitions, the day, and the steps so far.
struct QueryBuilder: Sendable {
  let definitions: DefinitionSet
  let dialect: Dialect
  let sentences: QuerySentences
  /// The days that the query is for, in ascending order.
  let asked: [Day]
  /// What a run's query has besides; nil for a query that people read.
  let run: RunTables?
  /// The steps that hold a day, each with the windows that are looked at from it; the query's own day is the first.
  private(set) var days: [(day: TheDay, windows: [Window])]
  private(set) var steps: Steps

  /// `monthsSeenFrom` is given where the figures are those of single calendar months, which end on the days asked for.
  init(
    _ definitions: DefinitionSet, on asked: [Day], monthsSeenFrom: Day? = nil, _ dialect: Dialect, _ sentences: QuerySentences,
    for run: RunTables? = nil
  ) {
    (self.definitions, self.asked, self.dialect, self.sentences) = (definitions, asked, dialect, sentences)
    self.run = run
    let tables = definitions.sources.map(\.name) + [DeliveredSources.table]
    let own = TheDay(asked, monthsSeenFrom: monthsSeenFrom, isKeyed: asked.count > 1 || run != nil, besides: tables)
    days = [(own, [])]
    steps = Steps(besides: tables + [own.name])
  }

  /// All sources of the plan.
  var sources: [SourceDefinition] { definitions.sources }

  /// The day that rows are seen from: the query's own, or a fixed one.
  mutating func seen(from fixed: Day?) -> TheDay {
    guard let fixed else { return days[0].day }
    let seen = TheDay(asked, fixed: fixed, isKeyed: days[0].day.isKeyed, besides: sources.map(\.name))
    if !days.contains(where: { $0.day.name == seen.name }) { days.append((seen, [])) }
    return seen
  }

  /// The first day of a window as a column of the day's step; nil where the window has none.
  mutating func firstDay(of window: Window, _ seen: TheDay) -> String? {
    guard let column = seen.column(window) else { return nil }
    for place in days.indices where days[place].day.name == seen.name { days[place].windows.append(window) }
    return "d.\(column)"
  }

  /// The columns that tell answers apart: the area in a run's query, and the day in a query for several.
  var dayKey: [String] { (isForRun ? ["_area"] : []) + (days[0].day.isKeyed ? ["as_of"] : []) }

  /// What is joined to rows `r` of one area has to be of that area too: ` AND k.area = r.area`; nothing where there are no areas.
  func sameArea(_ alias: String, _ other: String = "r") -> String { isForRun ? " AND \(alias)._area = \(other)._area" : "" }

  /// The area as a column of what goes by this name.
  func areaKey(_ alias: String) -> [String] { isForRun ? ["\(alias)._area"] : [] }

  /// Whether answers say besides how many rows are behind them, and how many cells have no value.
  var isForRun: Bool { run != nil }

  /// The step of the days that the query is for.
  var ownDays: String { days[0].day.name }

  /// The same as a column of what goes by this name: `r.as_of`.
  func dayKey(_ alias: String) -> [String] { dayKey.map { key(alias, $0) } }

  /// The step of days, `d`, has no area of its own: a row `r` is joined with it, and the row has the area.
  private func key(_ alias: String, _ name: String) -> String {
    "\(alias == "d" && name == "_area" ? "r" : alias).\(name)"
  }

  /// What has to hold besides, so that rows of one day are joined: ` AND r.as_of = m.as_of`.
  func sameDay(_ alias: String, _ other: String) -> String {
    dayKey.map { " AND \(key(alias, $0)) = \(key(other, $0))" }.joined()
  }

  /// Joins a step that has at most one row a day.
  func joinOfDay(_ step: String, _ alias: String, to other: String) -> String {
    let keys = dayKey.filter { $0 != "_area" || alias != "d" }.map { "\(alias).\($0) = \(other).\($0)" }
    return keys.isEmpty ? "CROSS JOIN \(step) AS \(alias)" : "JOIN \(step) AS \(alias) ON \(keys.joined(separator: " AND "))"
  }

  /// Adds a step under a name like this one, and returns its name.
  mutating func add(_ name: String, _ comment: String..., select: Select) -> String {
    add(name, comment, lines: select.lines)
  }

  /// Adds a step of these lines.
  mutating func add(_ name: String, _ comment: [String], lines: [String]) -> String {
    let plain = String(name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    return steps.add(plain, comment.filter { !$0.isEmpty }, lines)
  }

  /// The steps of the days, then all others.
  var allSteps: [Step] {
    days.map { seen, windows in
      let comment =
        seen.fixed == nil
        ? (days[0].day.isKeyed ? "The days that the figures are for, each with" : "The day that the figures are for, and")
          + " the first day of each period that ends with it."
          + (days[0].day.isKeyed ? " Comments speak of the last." : "")
        : "A fixed day, as on which a cohort is chosen, whatever the day of the figures; before it there is none."
      return Step(name: seen.name, comment: [comment], body: seen.body(windows, dialect))
    } + steps.all
  }

  /// The filters of a source's rows, seen from a day; without one, all days are known. `settled` is the column whose day is never
  /// later than that, in rows that count.
  func filters(of source: SourceDefinition, day: String?, settled: String) -> FilterText {
    FilterText(
      source: source, names: definitions.comparedNames(in: source), dialect: dialect, day: day, settled: settled)
  }

  /// The source of this name. Definitions have been checked, so that there is one.
  func source(_ name: String) -> SourceDefinition {
    definitions.source(name) ?? SourceDefinition(name: name, title: name, files: [], columns: [], key: [])
  }
}
