package import Model

/// Conditions on a source's rows in plain words: `SEN status is SEN Support or EHC plan`.
package struct FilterSentence {
  /// The source of the rows, whose codes have labels; nil where it is not defined, and codes are then shown as they are.
  package let source: SourceDefinition?
  /// The day that the figure is for.
  package let day: Day

  /// Sentences about the rows of a source, for a figure of this day.
  package init(source: SourceDefinition?, day: Day) { (self.source, self.day) = (source, day) }

  /// The conditions, joined by `and`; empty for a filter without conditions.
  package func sentence(_ filter: Filter) -> String {
    (([plain(filter.conditions)].filter { !$0.isEmpty }) + filter.groups.map(sentence)).joined(separator: ", and ")
  }

  private func plain(_ conditions: [Condition]) -> String {
    var sentences: [String] = []
    var rest = conditions[...]
    while let condition = rest.popFirst() {
      if let next = rest.first, next.column == condition.column, let range = range(condition, next) {
        sentences.append(range)
        rest.removeFirst()
      } else {
        sentences.append(sentence(condition))
      }
    }
    return sentences.joined(separator: " and ")
  }

  /// `either A or B`, or `it is not true that A`.
  private func sentence(_ group: Filter.Group) -> String {
    switch group {
    case .any(let filters):
      let isPlain = filters.allSatisfy { $0.groups.isEmpty && $0.conditions.count == 1 }
      let all = filters.map(sentence)
      return all.count == 1 ? all[0] : "either " + all.joined(separator: isPlain ? " or " : ", or ")
    case .not(let filter):
      let count = filter.conditions.count + filter.groups.count
      return "it is not true that " + (count == 2 ? "both " : "") + sentence(filter)
    }
  }

  private func sentence(_ condition: Condition) -> String {
    let name = WrittenName.of(condition.column)
    switch condition.test {
    // `'report found' is yes`: of an answer, the question is quoted.
    case .among(["yes"]): return "'\(name)' is yes"
    case .among(let values): return "\(name) is \(list(values, of: condition.column))"
    case .notAmong(let values): return "\(name) is not \(list(values, of: condition.column))"
    case .present: return "\(name) is recorded"
    case .blank: return "\(name) is not recorded"
    case .notAfter(let other): return "\(name) is \(comparison(.notAfter, .column(other)))"
    case .above(let number): return "\(name) is more than \(number)"
    case .compares(let order, let number): return "\(name) is \(comparison(order, number.text))"
    case .falls(let order, let other): return "\(name) is \(comparison(order, other))"
    case .lasts(let order, let length, .theDay):
      return "\(name) is \(span(order, length)) before \(said(.theDay))"
    case .lasts(let order, let length, let other): return "\(name) is \(span(order, length)) after \(said(other))"
    }
  }

  /// Both ends of a range in one: `headcount is from 5 to 10`; nil where the two conditions are none.
  private func range(_ one: Condition, _ other: Condition) -> String? {
    let name = WrittenName.of(one.column)
    switch (one.test, other.test) {
    case (.compares(.atLeast, let low), .compares(.atMost, let high)): return "\(name) is from \(low.text) to \(high.text)"
    case (.falls(.from, let first), .falls(.until, let last)): return "\(name) is from \(said(first)) to \(said(last))"
    default: return nil
    }
  }

  private func comparison(_ order: NumberOrder, _ number: String) -> String {
    switch order {
    case .above: "more than \(number)"
    case .below: "less than \(number)"
    case .atLeast: "\(number) or more"
    case .atMost: "\(number) or less"
    }
  }

  private func comparison(_ order: DayOrder, _ day: ReferenceDay) -> String {
    switch order {
    case .before: "before \(said(day))"
    case .after: "after \(said(day))"
    case .from: "on or after \(said(day))"
    case .until: "on or before \(said(day))"
    case .notBefore: "on or after \(said(day)) \(blankPasses(day))"
    case .notAfter: "on or before \(said(day)) \(blankPasses(day))"
    }
  }

  private func blankPasses(_ day: ReferenceDay) -> String {
    switch day {
    case .column: "(or one of the two is not recorded)"
    case .date, .theDay: "(or not recorded)"
    }
  }

  private func span(_ order: SpanOrder, _ length: LengthOfTime) -> String {
    switch order {
    case .within: "no more than \(length.text)"
    case .over: "more than \(length.text)"
    }
  }

  private func said(_ day: ReferenceDay) -> String {
    switch day {
    case .date(let date): date.inWords
    case .column(let column): WrittenName.of(column)
    case .theDay: self.day.inWords
    }
  }

  private func list(_ values: [String], of column: String) -> String {
    let meant = values.map { meaning(of: $0, in: column) }
    return meant.count < 2 ? meant.first ?? "nothing" : meant.dropLast().joined(separator: ", ") + " or " + (meant.last ?? "")
  }

  /// The label that people read for a code.
  private func meaning(of code: String, in column: String) -> String {
    guard case .code(let codes) = source?.column(column)?.kind else { return code }
    return codes.first { $0.name == code }?.shown ?? code
  }
}
