internal import Model

/// Why rows of one batch do not count: the same rule by which they are chosen, asked one condition at a time.
struct RowReasons: Sendable {
  private let day: String
  private let days: [Int32]
  private let rule: BoundRule
  private let conditions: [(drop: RowDrop, filter: BoundFilter)]
  private let stops: [Stop]
  private let blankDayIsAlways: Bool

  init(_ rule: RowRule, bound: BoundRule, _ view: BatchView) {
    func bind(_ filter: Filter) -> BoundFilter { BoundFilter(filter, view, settled: [rule.day]) }
    self.rule = bound
    day = rule.day
    days = rule.hasDay ? view.days(rule.day) ?? [] : []
    conditions =
      rule.filter.conditions.map { (.condition($0), bind(Filter([$0]))) }
      + rule.filter.groups.map { (.conditions($0), bind(Filter(groups: [$0]))) }
    stops = rule.stops
    blankDayIsAlways = rule.blankDayIsAlways || !rule.hasDay
  }

  /// The day that places a row in the window; nil where there is none.
  func placed(_ row: Int) -> Day? { days.isEmpty || days[row] == Blank.day ? nil : Day(number: days[row]) }

  /// The first rule by which a row does not count; nil where it counts.
  func reason(_ row: Int, _ question: Question) -> RowDrop? {
    let day = days.isEmpty ? Blank.day : days[row]
    if day == Blank.day, !blankDayIsAlways { return .noDay(column: self.day) }
    // A row that always counts does so from the first day that there is.
    let counted = max(day, .min + 1)
    // Of a row that is not there yet, nothing else is known: what its conditions look at may come later still.
    if counted > question.last { return .after }
    if let failed = conditions.first(where: { !$0.filter.passes(row, on: question.asOf) }) { return failed.drop }
    if counted < question.first { return .before }
    return rule.firstStop(of: row, by: question.asOf).map { .stopped(stops[$0]) }
  }
}
