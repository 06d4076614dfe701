internal import Model

/// What an alert about a figure says: sentences that a head of service understands. No child, and no count under 5 about
/// children.
struct AlertSentences {
  let line: ScorecardLine
  let unit: Unit
  private let largestPart: LargestPart
  let telling: Telling
  private let answer: Answer
  /// What follows from the baseline (targets, and the values expected until then) may be told.
  private let tellsBaseline: Bool

  init(_ line: ScorecardLine, _ calculation: Calculation, _ telling: Telling, largestPart: LargestPart) {
    self.line = line
    unit = Unit(line.unit)
    self.largestPart = largestPart
    self.telling = telling
    answer = calculation.figure(asOf: line.asOf).answer
    tellsBaseline =
      line.baseline.map { !$0.measured || telling.mayTell(calculation.figure(asOf: $0.date).answer) } ?? true
  }

  func offTrajectory(expected: Double, _ rag: RAG, since: Day?) -> String {
    let limit = unit.limit(expected, line.better)
    let orBetter = unit.orBetter(line.better)
    let course = tellsBaseline ? "expected \(unit.number(limit)) \(orBetter) by now" : "off its course"
    return "\(name): \(now), \(course); "
      + "\(rag.rawValue)\(since.map { " since \(month($0))" } ?? ""). \(owner)" + largestPart.sentence
  }

  /// `answer` is the figure's as at the checkpoint.
  func targetMissed(_ target: TargetReading, _ answer: Answer) -> String {
    let aim = tellsBaseline ? ", \(unit.text(target.target))" : ""
    return "\(name): missed its target for \(target.date.inWords)\(aim): it was \(shown(answer)). \(owner)"
  }

  func worsened(from earlier: Answer, at day: Day) -> String {
    "\(name): \(now), worse than \(shown(earlier)) at \(day.inWords). \(owner)"
      + largestPart.sentence
  }

  /// Step by step, the latest first; for a figure that starts anew each year, each against the year before.
  func worsened(_ steps: [(value: Answer, earlier: Answer)], sinceYearBefore: Bool) -> String {
    let count = "\(steps.count) \(steps.count == 1 ? "month-end" : "month-ends in a row")"
    let before =
      sinceYearBefore
      ? "a year before: \(steps.first.map { shown($0.earlier) } ?? "")"
      : "before: \(steps.map { shown($0.earlier) }.joined(separator: ", "))"
    return "\(name): worse\(sinceYearBefore ? " than the year before" : "") at \(count), now \(now) (\(before)). \(owner)"
  }

  func restated(_ restatement: Restatement, _ largest: Restatement.Change) -> String {
    let count = restatement.changes.count
    let what = count == 1 ? "a published figure has changed" : "\(count) published figures have changed, most of all"
    return "\(name): \(what) that at \(largest.day.inWords): \(shown(largest.before)) as published, "
      + "\(shown(largest.now)) since run \(largest.run). \(owner)"
  }

  var notComputed: String { "\(name): \(line.fault ?? line.note). \(owner)" }

  var name: String { "KPI \(line.id), \(line.shortTitle)" }
  var owner: String { "Owner: \(line.owner)." }

  /// `April`, or `April 2022` where that is not the year of the scorecard.
  private func month(_ day: Day) -> String {
    let name = Day.monthNames[day.civil.month - 1]
    return day.civil.year == line.asOf.civil.year ? name : "\(name) \(day.civil.year)"
  }

  /// `119 exclusions at 31 March 2024`.
  private var now: String { "\(shown(answer)) at \(line.asOf.inWords)" }

  /// A value as a message may tell it, which leaves the building by mail.
  func shown(_ answer: Answer) -> String {
    if telling.mayTell(answer) { return unit.text(answer.value ?? 0) }
    return unit.isCounted ? "fewer than 5 \(unit.name)" : unit == .percent ? "a share of few cases" : "a figure of few cases"
  }
}

/// The category that most of a count is in; only where nothing small can be told from it.
struct LargestPart {
  let sentence: String

  /// `closed` are the dimensions whose categories are codes, and what each means: an open vocabulary may hold anything that
  /// somebody typed.
  init(_ line: ScorecardLine, _ breakdowns: [BreakdownPoint], closed: [String: [String: String]]) {
    let parts = breakdowns.filter { $0.measure == "value" && $0.asOf == line.asOf && closed[$0.dimension] != nil }
    guard let dimension = parts.first?.dimension, let whole = line.value, Unit(line.unit).isCounted,
      let largest = parts.filter({ $0.dimension == dimension }).max(by: { ($0.value ?? 0) < ($1.value ?? 0) }),
      let part = largest.value, part >= 5, part == whole || whole - part >= 5
    else {
      sentence = ""
      return
    }
    let name = closed[dimension]?[largest.category] ?? largest.category
    sentence = " Largest part: \(name), \(Unit.decimal(part, places: 0)) of \(Unit.decimal(whole, places: 0))."
  }
}
