internal import Model

/// What a measure that was given all its rows answers, for itself and for its categories.
extension FedMeasure {
  /// The days that the figure looks at, seen from `day`; for the `latest` window the census day, nil where there was none. For a
  /// combination, the days of its first part.
  func period(asOf day: Day) -> Period? {
    if let first = parts.first { return first.period(asOf: day) }
    return Self.period(definition.rule.window, rowDays, asOf: day)
  }

  /// The same for one use of rows: 0 for its own, then those of other sources.
  func period(ofUse place: Int, asOf day: Day) -> Period? {
    let seen = place == 1 ? day : min(definition.cohortDay ?? day, day)
    if place == 0 { return Self.period(definition.rule.window, rowDays, asOf: seen) }
    return Self.period(definition.otherRows[place - 1].rule.window, otherRowDays[place - 1] ?? [], asOf: seen)
  }

  private static func period(_ window: Window, _ rowDays: Set<Int32>, asOf day: Day) -> Period? {
    guard window == .latest else { return window.period(asOf: day) }
    return rowDays.filter { $0 <= day.number }.max().map { Period(first: Day(number: $0), last: Day(number: $0)) }
  }

  /// The figure's answers for days in ascending order, and with them those of figures that share its rows, so that the rows are
  /// counted once.
  ///
  /// `months`: periods that follow each other, for which the first figure's answers are given too, as known on `day`.
  static func answers(
    _ figures: [(figure: FedMeasure, days: [Day])], months: [Period] = [], asOf day: Day = Day(number: .max)
  ) -> (answers: [[Answer]], months: [Answer]) {
    if let combined = figures.first, !combined.figure.parts.isEmpty {
      return combined.figure.combinedAnswers(combined.days, months: months, asOf: day)
    }
    if let first = figures.first?.figure, let given = first.given {
      let answers = figures.map { figure, days in figure.given?.answers(days, nothing: figure.answerOfNothing) ?? [] }
      return (answers, given.months(months, nothing: first.answerOfNothing))
    }
    var whole: MeasureState?
    let answers = answers(figures) { figure in
      let state = figure.whole
      whole = state
      return state
    }
    let asked = months.map { Question($0, asOf: day) }
    return (answers, asked.isEmpty ? [] : whole?.answers(asked.map { Asked($0) }) ?? [])
  }

  /// `state` is that of the first figure; the others ask it, where they can.
  private static func answers(
    _ figures: [(figure: FedMeasure, days: [Day])], of state: (FedMeasure) -> MeasureState
  ) -> [[Answer]] {
    var shared: MeasureState?
    return figures.map { figure, days in
      let own = shared?.asking(for: figure.definition, unit: figure.unit) ?? state(figure)
      shared = own
      return own.answers(days.map(figure.asked))
    }
  }

  /// The number of rows that cannot be right and are counted nowhere.
  var leftOut: Int { (given?.leftOut ?? total.leftOut) + parts.reduce(0) { $0 + $1.leftOut } }

  private var whole: MeasureState { kept?.added(to: empty) ?? total }

  var dimensionCount: Int { parts.isEmpty ? dimensionNames.count : sharedDimensions.count }

  /// The names of its breakdowns.
  var dimensionNames: [String] { given?.breakdowns.map(\.name) ?? groups.map(\.name) }

  /// The categories of a breakdown that are always shown, in their order.
  func listedCategories(of dimension: String) -> [String] {
    given?.breakdowns.first { $0.name == dimension }?.listed ?? groups.first { $0.name == dimension }?.listedNames ?? []
  }

  /// What it answers for each day where no row counts, as for a category of which it has none.
  func answersOfNothing(_ days: [Day]) -> [Answer] {
    var none = empty
    none.seal()
    return none.answers(days.map(asked))
  }

  private func answerOfNothing(_ day: Day) -> Answer { answersOfNothing([day])[0] }

  /// For each day, every category of one dimension with its answer, in the order in which it is shown; for each of several
  /// figures that share their rows.
  static func breakdown(
    _ dimension: Int, of figures: [FedMeasure], asOf days: [Day]
  ) -> [[[(dimension: String, category: String, answer: Answer)]]] {
    if let combined = figures.first, !combined.parts.isEmpty { return [combined.combinedBreakdown(dimension, asOf: days)] }
    if figures.first?.given != nil {
      return figures.map { figure in
        figure.given?.breakdowns[dimension].entries(days, nothing: figure.answerOfNothing).map { entries in
          entries.map { (figure.dimensionNames[dimension], $0.category, $0.answer) }
        } ?? []
      }
    }
    guard let group = figures.first?.groups[dimension] else { return [] }
    // By category, so that no more than one accumulator is there at a time.
    let answers = Dictionary(
      uniqueKeysWithValues: group.shown.map { category in
        (category, Self.answers(figures.map { ($0, days) }) { $0.state(of: category, in: dimension) })
      })
    return figures.indices.map { figure in
      group.entries(days.count) { answers[$0]?[figure] ?? [] }.map { entries in
        entries.map { (group.name, $0.category, $0.answer) }
      }
    }
  }

  private func state(of category: UInt32, in group: Int) -> MeasureState {
    if let kept { return kept.added(to: empty, of: groups[group].members[category] ?? [], in: group) }
    if let state = byCategory[group][category] { return state }
    var none = empty
    none.seal()
    return none
  }

  /// What it is asked for a figure of this day.
  func asked(asOf day: Day) -> Asked {
    // Before the first census day there is nothing to look at: a count of nothing is 0, a percentage none. So it is before the
    // day as on which a cohort is chosen.
    func question(_ window: Window, _ rowDays: Set<Int32>, seenFrom seen: Day) -> Question {
      let period = seen <= day ? Self.period(window, rowDays, asOf: seen) : nil
      return Question(period ?? Period(first: day + 1, last: day), asOf: min(seen, day))
    }
    let seen = definition.cohortDay ?? day
    return Asked(
      question(definition.rule.window, rowDays, seenFrom: seen),
      others: definition.otherRows.enumerated().map { place, other in
        // Place 0 are those reached: by the figure's own day.
        question(other.rule.window, otherRowDays[place] ?? [], seenFrom: place == 0 ? day : seen)
      })
  }
}
