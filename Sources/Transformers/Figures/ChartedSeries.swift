package import Model

/// The independent values of a figure from which an XmR chart can be drawn, or why there are none. A rolling figure has none:
/// two neighbouring month-ends share eleven months, so that every rule would fire falsely.
package enum ChartedSeries: Hashable, Sendable {
  /// The figure of each calendar month alone.
  case months
  /// The state at each month-end.
  case monthEnds
  /// One value for each census day.
  case censusDays
  /// No chart is drawn, for this reason.
  case none(ChartNote.NoChart)

  /// The values that a chart of this measure is drawn from, chosen by its kind and its window.
  package init(_ measure: MeasureDefinition) {
    switch measure {
    case .stages: self = .none(.stages)
    case .latest: self = .none(.latestOfEach)
    case .coverage(let rule, _, let cohort, let reached, _):
      let windows = [rule.window, reached.window] + (cohort?.rates ?? []).map(\.rule.window)
      self =
        windows.contains { if case .rolling(let months) = $0 { months > 1 } else { false } }
        ? .none(.rolling) : .none(.cumulative)
    case .duration(let rule, _, to: nil, _) where rule.window != .toDate && rule.window != .latest:
      self = .none(.waitsThatGoOn)
    case .count, .distinct, .sum, .proportion, .proportionOfSums, .repeats, .duration:
      switch measure.rule.window {
      case .rolling, .month: self = measure.looksAtTheDay ? .none(.waitsThatGoOn) : .months
      case .financialYear, .academicYear: self = .none(.startsAnewEachYear)
      case .latest: self = .censusDays
      case .toDate: self = measure.rule.mayEnd ? .monthEnds : .none(.cumulative)
      }
    }
  }

  /// Whether a chart can be drawn.
  package var hasChart: Bool { if case .none = self { false } else { true } }

  /// What one point of the chart stands for; a calendar month where no chart is drawn.
  package var basis: ControlChart.Basis {
    switch self {
    case .months, .none: .calendarMonth
    case .monthEnds: .monthEnd
    case .censusDays: .censusDay
    }
  }
}

extension FigureDefinition {
  /// The last days of the whole calendar months that the figure's chart is drawn from; empty where the chart has other points.
  func chartedMonths(asOf day: Day, series: [Day]) -> [Day] {
    guard control.isOn, ChartedSeries(measure) == .months, let first = series.first else { return [] }
    let start = measure.rule.window.period(asOf: first).first ?? first.startOfMonth
    return Day.monthEnds(from: start, to: day).filter { $0.isEndOfMonth && $0.startOfMonth >= start }
  }

  /// The target as it applies to one point of the chart, from the target that falls due next, or from the last one.
  func chartedTarget(asOf day: Day, baseline: Double?) -> (value: Double?, note: ChartNote?) {
    let targets = targets(baseline: baseline)
    guard let (_, value) = targets.first(where: { $0.target.date >= day }) ?? (endsWithLastTarget ? nil : targets.last) else {
      if case .repeats = measure, measure.rule.window != .month { return (nil, .repeatsOfEachMonth) }
      return (nil, nil)
    }
    guard case .rolling(let months) = measure.rule.window else { return (value, nil) }
    switch measure {
    case .count, .sum:
      return (value / Double(months), months == 1 ? nil : .targetShared(value, months: months))
    case .distinct:
      return (nil, months == 1 ? nil : .noAssurance(months: months))
    case .repeats: return (nil, months == 1 ? nil : .repeatsOfEachMonth)
    case .proportion, .proportionOfSums, .latest, .duration, .coverage, .stages: return (value, nil)
    }
  }
}

extension MeasureDefinition {
  /// Whether one of its filters measures how far the figure's own day is from a day of the row.
  fileprivate var looksAtTheDay: Bool { filters.contains { $0.filter.looksAtTheDay } }
}

extension RowRule {
  /// Whether a row that counts on one day may not count on a later one, because it stops or no longer passes.
  fileprivate var mayEnd: Bool { !stops.isEmpty || filter.mayEnd(placedBy: day) }
}
