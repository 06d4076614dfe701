package import Model

/// An XmR chart in sentences: what a reader who cannot see it, or does not know such charts, needs.
package struct ControlChartSentences: Sendable {
  let chart: ControlChart
  private let unit: Unit

  /// `chart` is drawn already: its points have their limits and special causes.
  package init(_ chart: ControlChart) {
    self.chart = chart
    unit = Unit(chart.unit)
  }

  /// The lower limit as it is shown, in the chart's unit; nil where there are no limits. It is at least 0 where no value is
  /// negative, or, for percentages, where all values are from 0 to 100.
  package func lower(_ point: ControlPoint) -> Double? { point.lower.map { isNeverNegative ? max(0, $0) : $0 } }
  /// The upper limit as it is shown, in the chart's unit; nil where there are no limits. It is at most 100 for percentages
  /// whose values are all from 0 to 100.
  package func upper(_ point: ControlPoint) -> Double? {
    point.upper.map { unit == .percent && isNeverNegative ? min(100, $0) : $0 }
  }

  private var isNeverNegative: Bool {
    chart.points.allSatisfy { point in point.value.map { $0 >= 0 && (unit != .percent || $0 <= 100) } ?? true }
  }

  /// A value, mean or limit as it is shown. Those of counts have a decimal place where they are not whole, so that 3.4 children
  /// a month do not become 3.
  package func number(_ value: Double) -> String {
    // Of a file's values nobody knows the unit: three digits tell them apart.
    if chart.basis == .value, value.rounded() != value, abs(value) < 10 {
      return Unit.decimal(value, places: abs(value) < 0.1 ? 4 : 2)
    }
    return unit.isCounted ? Unit.decimal(value, places: value.rounded() == value ? 0 : 1) : unit.number(value)
  }

  /// The name of a point: `May 2023` where it stands for a month, and otherwise its day.
  package func name(of day: Day) -> String {
    chart.basis == .calendarMonth ? day.monthInWords : day.inWords
  }

  /// One point: `May 2023: 22, above the upper limit (deterioration)`.
  package func sentence(_ point: ControlPoint) -> String {
    let day = name(of: point.asOf)
    guard let value = point.value else { return "\(day): no value" }
    let causes = point.causes.map { cause(point, $0) }
    let kind = point.variation?.change.map { " (\($0))" } ?? ""
    return "\(day): \(number(value))" + (causes.isEmpty ? "" : ", " + causes.joined(separator: ", ") + kind)
  }

  /// One special cause of a point, in words: `above the upper limit`.
  package func cause(_ point: ControlPoint, _ cause: SpecialCause) -> String {
    let isHigh = (point.value ?? 0) > (point.mean ?? 0)
    return switch cause {
    case .outside: isHigh ? "above the upper limit" : "below the lower limit"
    case .trend: "one of \(chart.rules.trendLength) in a row that all rise or all fall"
    case .twoOfThree: "one of 2 in 3 close to the \(isHigh ? "upper" : "lower") limit"
    case .shift: "one of \(chart.rules.shiftLength) in a row \(isHigh ? "above" : "below") the average"
    }
  }

  /// The special cause that is shown, in a few words; empty within common cause variation.
  package func brief(_ point: ControlPoint) -> String {
    guard let variation = point.variation, let cause = point.causes.first else { return "" }
    let isHigh = (point.value ?? 0) > (point.mean ?? 0)
    let why =
      switch cause {
      case .outside: isHigh ? "above upper limit" : "below lower limit"
      case .trend: "\(chart.rules.trendLength) in a row rise or fall"
      case .twoOfThree: "2 of 3 near \(isHigh ? "upper" : "lower") limit"
      case .shift: "\(chart.rules.shiftLength) in a row \(isHigh ? "above" : "below") average"
      }
    return "\(variation.change ?? ""): \(why)"
  }

  /// The whole chart in one or two sentences.
  package var summary: String {
    guard let latest = chart.latest else { return chart.note.withCapital + "." }
    var sentences: [String] = []
    if let mean = latest.mean, let lower = lower(latest), let upper = upper(latest) {
      let range = "\(number(lower)) to \(number(upper))\(measured) (average \(number(mean)))"
      sentences = ["Normal range of the \(chart.basis.plural): \(range).", read(latest)]
    } else if let value = latest.value {
      sentences = ["Latest: \(number(value))\(measured) \(chart.basis.place(of: latest.asOf))."]
    }
    // A process that is changing will not vary in the time to come as it did.
    if let target = chart.target, let assurance = chart.assurance, latest.variation == .commonCause {
      sentences.append(assured(assurance, unit.aimNumber(target)))
    }
    if !chart.note.isEmpty { sentences.append("\(chart.note.withCapital).") }
    return sentences.joined(separator: " ")
  }

  /// The unit after a number that does not show it: ` weeks`; empty for percentages and for numbers of an unknown unit.
  private var measured: String { unit == .percent || unit.name.isEmpty ? "" : " \(unit.name)" }

  /// `March 2024, at 6.1, is below the lower limit: a real improvement.`
  private func read(_ point: ControlPoint) -> String {
    guard let value = point.value else { return "" }
    let place = "\(name(of: point.asOf).withCapital), at \(number(value)),"
    guard let kind = point.variation?.change else { return "\(place) is within it: no significant change." }
    return "\(place) is \(point.causes.map { cause(point, $0) }.joinedInWords): a real \(kind)."
  }

  private func assured(_ assurance: ControlChart.Assurance, _ target: String) -> String {
    let target = "\(chart.basis == .calendarMonth ? "the monthly target" : "the target") of \(target)"
    return switch assurance {
    case .passes: "Unless something changes, \(target) will be met every time."
    case .fails: "Unless something changes, \(target) will not be met."
    case .hitAndMiss: "Unless something changes, \(target) will be met at some times and missed at others."
    }
  }
}

extension ControlChart.Variation {
  /// What kind of a real change it is: `improvement`, `deterioration`; nil within normal variation.
  package var change: String? {
    switch self {
    case .commonCause: nil
    case .improvement: "improvement"
    case .concern: "deterioration"
    case .high: "change upwards"
    case .low: "change downwards"
    }
  }
}

extension ControlChart.Basis {
  /// `in May 2023`, `on 31 May 2023`.
  package func place(of day: Day) -> String {
    switch self {
    case .calendarMonth: "in \(day.monthInWords)"
    case .monthEnd, .censusDay, .value: "on \(day.inWords)"
    }
  }

  /// What the points of such a chart are called: `months`.
  package var plural: String {
    switch self {
    case .calendarMonth: "months"
    case .monthEnd: "month-ends"
    case .censusDay: "census days"
    case .value: "values"
    }
  }
}
