package import Model

/// What an alert says: one sentence for a head of service, with what it is about and who answers for it.
///
///     let sentence = AlertSentence(fact, key: alert.key, owner: alert.owner)
///     print(sentence.message)
package struct AlertSentence: Sendable {
  /// `KPI 7, Permanent exclusions: 119 exclusions on 31 March 2024. … Owner: Head of Service.`
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
      "missed its \(day.inWords) target: \(figure.shown(was))\(aim.map { " against \(Unit(figure.unit).aim($0))" } ?? "")."
    case .worsened(let now, let earlier, let day, _):
      "\(figure.at(now)), worse than \(figure.shown(earlier)) on \(day.inWords)."
    case .worsenedRepeatedly(let now, let earlier, let againstYearBefore):
      figure.worsened(now, earlier, againstYearBefore: againstYearBefore)
    case .specialCause(let fact): fact.sentence(figure)
    case .restated(let count, let day, let before, let now, let run):
      (count == 1 ? "a published figure has been revised: " : "\(count) published figures have been revised, most of all ")
        + "\(day.inWords): \(figure.shown(before, beside: now)) when published, \(figure.shown(now, beside: before)) "
        + (run == RunName.unpublished ? "now." : "since run \(run).")
    case .notComputed(let why): "\(why?.sentence(Unit(figure.unit)) ?? "")."
    }
  }

  /// ` Largest group: Physical assault (45 of the 119).`; empty where nothing is to be added.
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

  /// The same with as many digits as it takes to see that another value is not the same.
  fileprivate func shown(_ value: ToldValue, beside other: ToldValue) -> String {
    guard case .value(let one) = value, case .value(let two) = other else { return shown(value) }
    return Unit(unit).texts(one, two).0
  }

  /// `119 exclusions on 31 March 2024`.
  func at(_ value: ToldValue) -> String { "\(shown(value)) on \(asOf.inWords)" }

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
    let colour = "\(rag.rawValue.withCapital)\(since.map { " since \($0.monthInWords)" } ?? "")."
    guard let expected else { return "\(figure.at(now)). It is off its planned trajectory. \(colour)" }
    let target = unit.limit(expected, figure.better)
    return "\(figure.at(now)), against a target so far of \(unit.aimOrBetter(target, figure.better)). \(colour)"
  }
}

extension LargestPart {
  fileprivate var sentence: String {
    " Largest group: \(name) (\(Unit.decimal(count, places: 0)) of the \(Unit.decimal(whole, places: 0)))."
  }
}
