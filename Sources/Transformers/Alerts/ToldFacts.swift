internal import Model

/// The facts that an alert about a figure may state: they identify no child, and give no count under 5 of children.
struct ToldFacts {
  private let line: ScorecardLine
  private let largestPart: LargestPart?
  private let telling: Telling
  private let now: ToldValue
  /// Whether values that follow from the baseline (targets, and the values expected until then) may be told.
  private let tellsBaseline: Bool

  init(_ line: ScorecardLine, _ calculation: Calculation, _ telling: Telling, largestPart: LargestPart?) {
    self.line = line
    self.largestPart = largestPart
    self.telling = telling
    now = telling.told(calculation.figure(asOf: line.asOf).answer)
    tellsBaseline =
      line.baseline.map { !$0.measured || telling.mayTell(calculation.figure(asOf: $0.date).answer) } ?? true
  }

  private var figure: AlertedFigure { AlertedFigure(line) }

  func offTrajectory(expected: Double, _ rag: RAG, since: Day?) -> AlertFact {
    .figure(
      figure,
      .offTrajectory(
        OffTrajectory(
          now: now, expected: tellsBaseline ? expected : nil, rag: rag, since: since, largestPart: largestPart)))
  }

  /// `answer` is the figure's answer on the day of the checkpoint.
  func targetMissed(_ target: TargetReading, _ answer: Answer) -> AlertFact {
    .figure(
      figure,
      .targetMissed(checkpoint: target.date, aim: tellsBaseline ? target.target : nil, was: telling.told(answer)))
  }

  func worsened(from earlier: Answer, at day: Day) -> AlertFact {
    .figure(figure, .worsened(now: now, earlier: telling.told(earlier), at: day, largestPart))
  }

  /// Step by step, the latest first.
  func worsened(_ steps: [(value: Answer, earlier: Answer)], againstYearBefore: Bool) -> AlertFact {
    .figure(
      figure,
      .worsenedRepeatedly(
        now: now, earlier: steps.map { telling.told($0.earlier) }, againstYearBefore: againstYearBefore))
  }

  func restated(_ restatement: Restatement, _ largest: Restatement.Change) -> AlertFact {
    .figure(
      figure,
      .restated(
        figures: restatement.changes.count, day: largest.day, before: telling.told(largest.before),
        now: telling.told(largest.now), since: largest.run))
  }

  var notComputed: AlertFact { .figure(figure, .notComputed(line.obstacle ?? line.notes?.first)) }

  /// Why the latest point of a chart is a cause for concern.
  func specialCause(_ point: ControlPoint, in chart: ControlChart) -> AlertFact {
    let isHigh = chart.better == .lower
    let cause: SpecialCauseFact.Cause =
      switch point.causes.first {
      case .outside: .outside(limit: openly(isHigh ? point.upper : point.lower))
      case .trend: .trend(length: chart.rules.trendLength)
      case .twoOfThree: .twoOfThree
      case .shift, nil: .shift(length: chart.rules.shiftLength)
      }
    let answer = Answer(value: point.value, numerator: point.numerator, denominator: point.denominator, counted: 0)
    return .figure(
      figure,
      .specialCause(
        SpecialCauseFact(
          value: telling.told(answer), day: point.asOf, basis: chart.basis, isHigh: isHigh, cause: cause,
          average: openly(point.mean))))
  }

  /// Nil where it would tell of fewer than five children.
  private func openly(_ value: Double?) -> Double? {
    value.flatMap { telling.mayTell(Answer(value: $0, numerator: nil, denominator: nil, counted: 0)) ? $0 : nil }
  }
}

extension Telling {
  fileprivate func told(_ answer: Answer) -> ToldValue { mayTell(answer) ? .value(answer.value ?? 0) : .few }
}

extension MeasureDefinition {
  /// Whether a category's value is a part of the whole: not where it is a quotient or a statistic.
  var hasLargestPart: Bool {
    switch self {
    case .statistic, .combined(.ratio, _): false
    case .count, .distinct, .sum, .proportion, .proportionOfSums, .latest, .repeats, .duration, .coverage, .stages, .combined:
      true
    }
  }
}

extension LargestPart {
  /// Nil where there is none, or something small could be told from it.
  ///
  /// `closed` are the dimensions whose categories are codes, and what each means: an open vocabulary may hold anything that
  /// somebody typed.
  init?(_ line: ScorecardLine, _ breakdowns: [BreakdownPoint], closed: [String: [String: String]]) {
    let parts = breakdowns.filter { $0.isOwn && $0.asOf == line.asOf && closed[$0.dimension] != nil }
    guard let dimension = parts.first?.dimension, let whole = line.value, Unit(line.unit).isCounted,
      let largest = parts.filter({ $0.dimension == dimension }).max(by: { ($0.value ?? 0) < ($1.value ?? 0) }),
      let part = largest.value, part >= 5, part == whole || whole - part >= 5
    else { return nil }
    self.init(name: closed[dimension]?[largest.category] ?? largest.category, count: part, whole: whole)
  }
}
