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
    case .combined(let combination, let parts): self = Self.combined(combination, parts.map(ChartedSeries.init))
    case .count, .distinct, .sum, .proportion, .proportionOfSums, .repeats, .duration, .statistic:
      switch measure.rule.window {
      case .rolling, .month: self = measure.looksAtTheDay ? .none(.waitsThatGoOn) : .months
      case .financialYear, .academicYear: self = .none(.startsAnewEachYear)
      case .latest: self = .censusDays
      case .toDate: self = measure.rule.mayEnd ? .monthEnds : .none(.cumulative)
      }
    }
  }

  /// The values of a combination: each month alone where each part has such values, or where a ratio compares a month with a
  /// state, such as the number on roll at its end; the state at each month-end where all parts are states.
  private static func combined(_ combination: Combination, _ parts: [ChartedSeries]) -> ChartedSeries {
    for part in parts { if case .none(let reason) = part, reason != .cumulative { return part } }
    let ofMonths = parts.filter { $0 == .months }.count
    if ofMonths == parts.count { return .months }
    if ofMonths > 0 {
      guard case .ratio = combination, parts[0] == .months else { return .none(.rolling) }
      return .months
    }
    if parts.allSatisfy({ $0 == .censusDays }) { return .censusDays }
    return parts.contains(where: \.hasChart) ? .monthEnds : .none(.cumulative)
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
    case .combined, .statistic:
      guard months > 1 else { return (value, nil) }
      switch measure.growth {
      case .none: return (value, nil)
      case .withMonths: return (value / Double(months), .targetShared(value, months: months))
      case .otherwise: return (nil, .noAssurance(months: months))
      }
    case .distinct:
      return (nil, months == 1 ? nil : .noAssurance(months: months))
    case .repeats: return (nil, months == 1 ? nil : .repeatsOfEachMonth)
    case .proportion, .proportionOfSums, .latest, .duration, .coverage, .stages: return (value, nil)
    }
  }
}

/// How a value of several months follows from those of its months.
private enum Growth {
  /// It is no larger: a share, a mean.
  case none
  /// It is their sum.
  case withMonths
  /// It is larger, and nobody knows by how much: different children.
  case otherwise
}

extension MeasureDefinition {
  /// How its value grows with the months that it looks at.
  fileprivate var growth: Growth {
    switch self {
    case .count, .sum: rule.window.isState ? .none : .withMonths
    case .distinct, .repeats: rule.window.isState ? .none : .otherwise
    case .statistic(_, _, let numbers): numbers.entity == nil || rule.window.isState ? .none : .otherwise
    case .proportion, .proportionOfSums, .latest, .duration, .coverage, .stages: .none
    case .combined(.ratio, let parts): Self.growth(ofRatio: parts)
    case .combined(.difference, let parts), .combined(.total, let parts): Self.growth(ofSum: parts)
    }
  }

  /// Of two sums of the same months, the months cancel out.
  private static func growth(ofRatio parts: [MeasureDefinition]) -> Growth {
    guard parts.count == 2 else { return .otherwise }
    let (part, whole) = (parts[0], parts[1])
    switch (part.growth, whole.growth) {
    case (.none, .none): return .none
    case (.withMonths, .none): return .withMonths
    case (.withMonths, .withMonths): return part.rule.window == whole.rule.window ? .none : .otherwise
    case (.none, _), (.otherwise, _), (.withMonths, .otherwise): return .otherwise
    }
  }

  private static func growth(ofSum parts: [MeasureDefinition]) -> Growth {
    let all = parts.map(\.growth)
    if all.allSatisfy({ $0 == .none }) { return .none }
    let isOfSameMonths = parts.allSatisfy { $0.rule.window == parts[0].rule.window }
    return isOfSameMonths && all.allSatisfy { $0 == .withMonths } ? .withMonths : .otherwise
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
