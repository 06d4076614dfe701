internal import Model

/// The days that a figure looks at, by its rule and by their dates.
struct PeriodSentence {
  private let rules: [RowRule]
  private let sources: [SourceDefinition]
  private let day: Day
  private let cohortDay: Day?

  init(_ measure: MeasureDefinition, _ sources: [SourceDefinition], on day: Day) {
    rules = measure.ofRows.flatMap(\.ownAndOtherRules)
    (self.sources, self.day, cohortDay) = (sources, day, measure.cohortDay)
  }

  /// `the last 12 months, which are whole calendar months at the end of a month: 1 April 2023 to 31 March 2024`. Where exports
  /// have periods of their own, each is named.
  var text: String {
    let periods = rules.reduce(into: [(text: String, titles: [String])]()) { known, rule in
      let (text, title) = (text(rule), (sources.first { $0.name == rule.source }?.title ?? rule.source).insideSentence)
      if let place = known.firstIndex(where: { $0.text == text }) {
        if !known[place].titles.contains(title) { known[place].titles.append(title) }
      } else {
        known.append((text, [title]))
      }
    }
    let shown = periods.count == 1 ? [periods[0].text] : periods.map { "\($0.titles.joinedInWords): \($0.text)" }
    return (shown + [cohortDay.map { "the cohort is that of \($0.inWords)" }].compactMap(\.self)).joined(separator: "; ")
  }

  private func text(_ rule: RowRule) -> String {
    guard rule.hasDay else { return "everything in the export, which has no dates" }
    return Self.rule(rule.window) + dates(rule.window)
  }

  private func dates(_ window: Window) -> String {
    let period = window.period(asOf: day)
    return period.first.map { " (\($0.inWords) to \(period.last.inWords))" } ?? " (\(period.last.inWords))"
  }

  private static func rule(_ window: Window) -> String {
    switch window {
    case .rolling(let months):
      let length = months == 1 ? "month" : "\(months) months"
      return "the last \(length), which are whole calendar months at the end of a month"
    case .financialYear: return "the financial year so far, from 1 April"
    case .academicYear: return "the academic year so far, from 1 September"
    case .month: return "the calendar month so far"
    case .toDate: return "everything up to the date of the scorecard"
    case .latest: return "the latest day in the data up to the date of the scorecard"
    }
  }
}

/// What a figure is broken down by, and where the categories come from.
struct DimensionSentence {
  private let dimension: Dimension
  private let sources: [SourceDefinition]

  init(_ dimension: Dimension, _ sources: [SourceDefinition]) { (self.dimension, self.sources) = (dimension, sources) }

  /// `School phase: phase in the schools data, found by school URN.`
  var text: String {
    let name = WrittenName.of(dimension.name).withCapital
    switch dimension.lookup {
    case .column(let column): return "\(name): the column \(column) of each row."
    case .register(let source, let column, let through):
      let title = (sources.first { $0.name == source }?.title ?? source).insideSentence
      return
        "\(name): the column \(column) of the \(title) data, found by \(through). A row that is not found there counts under “unknown”."
    }
  }
}
