internal import Model

/// What a query is built of while its steps are written: the definitions, the day, and the steps so far.
struct QueryBuilder: Sendable {
  let sources: [SourceDefinition]
  let dialect: Dialect
  let sentences: QuerySentences
  /// The day that the query is for.
  let day: Day
  /// The steps that hold a day, each with the windows that are looked at from it; the query's own day is the first.
  private(set) var days: [(day: TheDay, windows: [Window])]
  private(set) var steps: Steps

  init(_ sources: [SourceDefinition], on day: Day, _ dialect: Dialect, _ sentences: QuerySentences) {
    (self.sources, self.day, self.dialect, self.sentences) = (sources, day, dialect, sentences)
    days = [(TheDay(day), [])]
    steps = Steps(besides: sources.map(\.name) + ["the_day"])
  }

  /// The day that rows are seen from: the query's own, or a fixed one.
  mutating func seen(from fixed: Day?) -> TheDay {
    let seen = TheDay(day, fixed: fixed)
    if !days.contains(where: { $0.day.name == seen.name }) { days.append((seen, [])) }
    return seen
  }

  /// The first day of a window as a column of the day's step; nil where the window has none.
  mutating func firstDay(of window: Window, _ seen: TheDay) -> String? {
    guard let column = seen.column(window) else { return nil }
    for place in days.indices where days[place].day.name == seen.name { days[place].windows.append(window) }
    return "d.\(column)"
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
        ? "The day that the figures are for, and the first day of each period that ends with it."
        : "A fixed day, as on which a cohort is chosen, whatever the day of the figures; before it there is none."
      return Step(name: seen.name, comment: [comment], body: seen.body(windows, dialect))
    } + steps.all
  }

  /// The source of this name. Definitions have been checked, so that there is one.
  func source(_ name: String) -> SourceDefinition {
    sources.first { $0.name == name } ?? SourceDefinition(name: name, title: name, files: [], columns: [], key: [])
  }
}
