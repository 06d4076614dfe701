package import Model

/// What another engine has worked out of one measure of rows, for all days that a run asks about.
package struct GivenAnswers: Sendable {
  /// By day.
  package var answers: [Day: Answer] = [:]
  /// For single calendar months, by their last days.
  package var months: [Day: Answer] = [:]
  /// Its breakdowns, in the order of the definition.
  package var breakdowns: [Breakdown] = []
  /// The days on which its source has a row, for the `latest` window.
  package var rowDays: Set<Int32> = []
  /// The number of rows that cannot be right and are counted nowhere.
  package var leftOut = 0

  /// One breakdown.
  package struct Breakdown: Sendable {
    package typealias Entry = (category: String, answer: Answer)
    /// The name as it is published.
    package let name: String
    /// The categories that are always shown, in their order.
    package let listed: [String]
    private var byDay: [Day: [String: Answer]] = [:]

    /// Without any answer.
    package init(name: String, listed: [String]) { (self.name, self.listed) = (name, listed) }

    /// Takes the answer of a category.
    package mutating func add(_ answer: Answer, of category: String, on day: Day) {
      byDay[day, default: [:]][category] = answer
    }

    /// For each day its categories in the order in which they are shown: those that are listed, the others by name, and last those of
    /// which nobody knows the category.
    func entries(_ days: [Day]) -> [[Entry]] {
      days.map { day in
        let answers = byDay[day] ?? [:]
        let others = answers.keys.filter { !listed.contains($0) && $0 != Vocabulary.unknown }.sorted()
        return (listed + others + [Vocabulary.unknown]).compactMap { name in answers[name].map { (name, $0) } }
      }
    }
  }

  /// Nothing.
  package init() {}

  /// The answers of these days. Each was asked for, so that it is there.
  func answers(_ days: [Day]) -> [Answer] {
    days.map { day in
      guard let answer = answers[day] else { preconditionFailure("nobody asked for the figure of \(day)") }
      return answer
    }
  }

  func months(_ periods: [Period]) -> [Answer] {
    periods.map { period in
      guard let answer = months[period.last] else {
        preconditionFailure("nobody asked for the month that ends on \(period.last)")
      }
      return answer
    }
  }
}
