internal import Model

/// The parts of a combination are measures of their own, each with the rows and the windows of its definition. Their answers are
/// combined day by day, and category by category.
extension FedMeasure {
  /// The answers of the combination for days in ascending order, and for months that follow each other, as known on `day`.
  func combinedAnswers(_ days: [Day], months: [Period], asOf day: Day) -> (answers: [[Answer]], months: [Answer]) {
    let all = parts.map { part in
      let isState = part.definition.rule.window.isState
      let (answers, alone) = FedMeasure.answers([(part, days)], months: isState ? [] : months, asOf: day)
      // A month has its own rows; what it is compared with, such as the number on roll, is as it was at the month's end.
      return (answers[0], isState ? FedMeasure.answers([(part, months.map(\.last))]).answers[0] : alone)
    }
    return ([combined(all.map(\.0))], months.isEmpty ? [] : combined(all.map(\.1)))
  }

  /// The names of the breakdowns that all parts have.
  var sharedDimensions: [String] {
    guard let first = parts.first?.dimensionNames else { return [] }
    return first.filter { name in parts.allSatisfy { $0.dimensionNames.contains(name) } }
  }

  /// For each day, every category that a part has of one breakdown, with the combination's answer.
  func combinedBreakdown(
    _ dimension: Int, asOf days: [Day]
  ) -> [[(dimension: String, category: String, answer: Answer)]] {
    let name = sharedDimensions[dimension]
    let entries = parts.map { part in
      part.dimensionNames.firstIndex(of: name).map { FedMeasure.breakdown($0, of: [part], asOf: days)[0] } ?? days.map { _ in [] }
    }
    let nothing = parts.map { $0.answersOfNothing(days) }
    return days.indices.map { day in
      let answers = entries.map { part in
        Dictionary(part[day].map { ($0.category, $0.answer) }) { first, _ in first }
      }
      return categories(of: entries.map { $0[day].map(\.category) }, in: name).map { category in
        let known = parts.indices.map { answers[$0][category] ?? nothing[$0][day] }
        return (name, category, combination(of: known))
      }
    }
  }

  /// The categories of all parts, each once: the listed ones in the order of the list, then the others by name, then `unknown`.
  private func categories(of parts: [[String]], in dimension: String) -> [String] {
    let met = Set(parts.joined())
    var listed: [String] = []
    for part in self.parts {
      for name in part.listedCategories(of: dimension) where met.contains(name) && !listed.contains(name) { listed.append(name) }
    }
    let others = met.subtracting(listed + [Vocabulary.unknown]).sorted()
    return listed + others + (met.contains(Vocabulary.unknown) ? [Vocabulary.unknown] : [])
  }

  /// By day, from the answers of each part.
  private func combined(_ parts: [[Answer]]) -> [Answer] {
    (parts.first ?? []).indices.map { day in combination(of: parts.map { $0[day] }) }
  }

  /// Its parts, or itself where it is a measure of rows.
  var ofRows: [FedMeasure] { parts.isEmpty ? [self] : parts }

  /// The answer that is made of those of `ofRows`, in their order.
  func answer(ofParts answers: [Answer]) -> Answer { parts.isEmpty ? answers[0] : combination(of: answers) }

  /// The answer that is made of those of the parts, in their order.
  func combination(of parts: [Answer]) -> Answer {
    guard case .combined(let combination, _) = definition else { return parts[0] }
    return combination.answer(parts)
  }
}

extension Combination {
  /// The answer that is made of the parts' answers: a ratio has the two values as its numerator and its denominator.
  func answer(_ parts: [Answer]) -> Answer {
    let value = value(parts.map(\.value))
    // What few rows are behind is what few rows are behind one of the parts.
    var answer = Answer(
      value: value, numerator: nil, denominator: nil, counted: parts.map(\.counted).filter { $0 > 0 }.min() ?? 0)
    switch self {
    case .ratio: (answer.numerator, answer.denominator) = (parts[0].value, parts[1].value)
    case .difference, .total: answer.numerator = parts.allSatisfy { $0.value == $0.numerator } ? value : nil
    }
    answer.hidden = parts.reduce(0) { $0 + $1.hidden }
    return answer
  }
}
