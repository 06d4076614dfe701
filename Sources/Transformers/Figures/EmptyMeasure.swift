internal import Model

extension FedMeasure {
  /// Why it answers no value on a day although its source has rows: for a combination, why its first part without a value has none.
  func emptiness(asOf day: Day, _ answer: Answer) -> Emptiness {
    for part in parts {
      let own = FedMeasure.answers([(part, [day])]).answers[0][0]
      if own.value == nil { return part.emptiness(asOf: day, own) }
    }
    let source = definition.rule.source
    if let chosen = definition.cohortDay, day < chosen { return .noCohortYet(chosen) }
    return switch definition {
    case .sum(_, let addends):
      answer.counted == 0
        ? .nothingToAdd(source: source)
        : addends.leavesOutHidden ? .everyPartHidden : .partOfSumMissing(numbers: answer.hidden)
    case .statistic: answer.counted > 0 ? .numberMissing : .nobodyInDenominator(source: source)
    case .combined(_, let parts): .nothingToDivideBy(source: parts.last?.rule.source ?? source)
    case .proportionOfSums(_, let part, _) where answer.counted > 0 && part.leavesOutHidden:
      answer.denominator == nil ? .everyPartHidden : .wholeIsZero
    case .proportionOfSums where answer.counted > 0:
      answer.hidden > 0 ? .partOfSumMissing(numbers: answer.hidden) : .wholeIsZero
    case .proportionOfSums: .nobodyInDenominator(source: source)
    case .count, .distinct, .proportion, .latest, .repeats, .duration, .coverage, .stages: .nobodyInDenominator(source: source)
    }
  }
}
