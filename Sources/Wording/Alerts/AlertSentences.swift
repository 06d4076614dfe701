package import Model

/// What an alert says: one sentence for a head of service, with what it is about and who answers for it.
///
///     let sentence = AlertSentence(fact, key: alert.key, owner: alert.owner)
///     print(sentence.message)
package struct AlertSentence: Sendable {
  /// `KPI 7, Permanent exclusions: 119 exclusions at 31 March 2024, … Owner: Head of Service.`
  package let message: String
  /// The same without what it is about and who answers for it, for a place that shows these already.
  package let statement: String

  /// `owner` is whoever answers for it; `key` says what it is about.
  package init(_ fact: AlertFact, key: AlertKey, owner: String) {
    switch fact {
    case .figure(let figure, let fact):
      let (finding, aside) = (fact.sentence(figure), fact.aside)
      message = "KPI \(figure.id), \(figure.title): \(finding) Owner: \(owner).\(aside)"
      statement = finding.withCapital + aside
    case .source(let source, let fact):
      message = fact.sentence(source)
      statement = message
    case .plan(let fact):
      statement = fact.sentence
      message = "\(fact.subject(key)): \(statement) \(fact.isOfLead ? "Lead" : "Owner"): \(owner)."
    }
  }
}

extension AlertFact.FigureFact {
  /// What was found, with a full stop.
  fileprivate func sentence(_ figure: AlertedFigure) -> String {
    switch self {
    case .offTrajectory(let fact): fact.sentence(figure)
    case .targetMissed(let day, let aim, let was):
      "missed its target for \(day.inWords)\(aim.map { ", \(figure.text($0))" } ?? ""): it was \(figure.shown(was))."
    case .worsened(let now, let earlier, let day, _):
      "\(figure.at(now)), worse than \(figure.shown(earlier)) at \(day.inWords)."
    case .worsenedRepeatedly(let now, let earlier, let againstYearBefore):
      figure.worsened(now, earlier, againstYearBefore: againstYearBefore)
    case .specialCause(let fact): fact.sentence(figure)
    case .restated(let count, let day, let before, let now, let run):
      (count == 1 ? "a published figure has changed" : "\(count) published figures have changed, most of all")
        + " that at \(day.inWords): \(figure.shown(before)) as published, \(figure.shown(now)) since run \(run)."
    case .notComputed(let why): "\(why?.sentence(Unit(figure.unit)) ?? "")."
    }
  }

  /// ` Largest part: Physical assault, 45 of 119.`; empty where nothing is to be added.
  fileprivate var aside: String {
    switch self {
    case .offTrajectory(let fact): fact.largestPart?.sentence ?? ""
    case .worsened(_, _, _, let part): part?.sentence ?? ""
    case .targetMissed, .worsenedRepeatedly, .specialCause, .restated, .notComputed: ""
    }
  }
}

extension AlertedFigure {
  func text(_ value: Double) -> String { Unit(unit).text(value) }

  /// A value as a message may tell it.
  func shown(_ value: ToldValue) -> String {
    let unit = Unit(unit)
    switch value {
    case .value(let value): return unit.text(value)
    case .few:
      return unit.isCounted ? "fewer than 5 \(unit.name)" : unit == .percent ? "a share of few cases" : "a figure of few cases"
    }
  }

  /// `119 exclusions at 31 March 2024`.
  func at(_ value: ToldValue) -> String { "\(shown(value)) at \(asOf.inWords)" }

  fileprivate func worsened(_ now: ToldValue, _ earlier: [ToldValue], againstYearBefore: Bool) -> String {
    let count = "\(earlier.count) \(earlier.count == 1 ? "month-end" : "month-ends in a row")"
    let before =
      againstYearBefore
      ? "a year before: \(earlier.first.map(shown) ?? "")" : "before: \(earlier.map(shown).joined(separator: ", "))"
    return "worse\(againstYearBefore ? " than the year before" : "") at \(count), now \(at(now)) (\(before))."
  }
}

extension OffTrajectory {
  fileprivate func sentence(_ figure: AlertedFigure) -> String {
    let unit = Unit(figure.unit)
    let course =
      expected.map { "expected \(unit.number(unit.limit($0, figure.better))) \(unit.orBetter(figure.better)) by now" }
      ?? "off its course"
    return "\(figure.at(now)), \(course); \(rag.rawValue)\(since.map { " since \(Self.month($0, figure.asOf))" } ?? "")."
  }

  /// `April`, or `April 2022` where that is not the year of the scorecard.
  private static func month(_ day: Day, _ asOf: Day) -> String {
    let name = Day.monthNames[day.civil.month - 1]
    return day.civil.year == asOf.civil.year ? name : "\(name) \(day.civil.year)"
  }
}

extension LargestPart {
  fileprivate var sentence: String {
    " Largest part: \(name), \(Unit.decimal(count, places: 0)) of \(Unit.decimal(whole, places: 0))."
  }
}
