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

  /// One point: `May 2023: 22, above the upper limit (concern)`.
  package func sentence(_ point: ControlPoint) -> String {
    let day = name(of: point.asOf)
    guard let value = point.value else { return "\(day): no value" }
    let causes = point.causes.map { cause(point, $0) }
    let kind = point.variation.flatMap { $0 == .commonCause ? nil : " (\($0.rawValue))" } ?? ""
    return "\(day): \(number(value))" + (causes.isEmpty ? "" : ", " + causes.joined(separator: ", ") + kind)
  }

  /// One special cause of a point, in words: `above the upper limit`.
  package func cause(_ point: ControlPoint, _ cause: SpecialCause) -> String {
    let isHigh = (point.value ?? 0) > (point.mean ?? 0)
    return switch cause {
    case .outside: isHigh ? "above the upper limit" : "below the lower limit"
    case .trend: "one of \(chart.rules.trendLength) in a row that only rise or only fall"
    case .twoOfThree: "one of two in three close to the \(isHigh ? "upper" : "lower") limit"
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
    return "\(variation.rawValue): \(why)"
  }

  /// The whole chart in one or two sentences.
  package var summary: String {
    guard let latest = chart.latest else { return chart.note.withCapital + "." }
    var sentences: [String] = []
    if let mean = latest.mean, let lower = lower(latest), let upper = upper(latest) {
      sentences.append(
        "Ordinary variation of the \(chart.basis.plural) is between \(number(lower)) and \(number(upper)), around an average of \(number(mean))"
      )
      sentences.append("the latest, \(sentence(latest)), is \(kind(latest.variation))")
    } else {
      sentences.append("The latest, \(sentence(latest)), has no limits to be compared with")
    }
    var text = sentences.joined(separator: "; ") + "."
    // A process that is changing will not vary in the time to come as it did.
    if let target = chart.target, let assurance = chart.assurance, latest.variation == .commonCause {
      text += " " + assured(assurance, number(target))
    }
    return text + (chart.note.isEmpty ? "" : " \(chart.note.withCapital).")
  }

  private func kind(_ variation: ControlChart.Variation?) -> String {
    switch variation {
    case nil, .commonCause: "within ordinary variation"
    case .improvement: "more than ordinary variation: an improvement"
    case .concern: "more than ordinary variation: a concern"
    case .high: "more than ordinary variation: high"
    case .low: "more than ordinary variation: low"
    }
  }

  private func assured(_ assurance: ControlChart.Assurance, _ target: String) -> String {
    switch assurance {
    case .passes: "As things vary now, the target of \(target) will be met each time."
    case .fails: "As things vary now, the target of \(target) will not be met: the way it is done has to change."
    case .hitAndMiss: "As things vary now, the target of \(target) will be met at some times and missed at others."
    }
  }
}

extension ControlChart.Basis {
  /// `in May 2023`, `at 31 May 2023`, `on 18 May 2023`.
  package func place(of day: Day) -> String {
    switch self {
    case .calendarMonth: "in \(day.monthInWords)"
    case .monthEnd: "at \(day.inWords)"
    case .censusDay, .value: "on \(day.inWords)"
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
