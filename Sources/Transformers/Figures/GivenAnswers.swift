package import Model

/// What another engine has worked out of one measure of rows, for all days that a run asks about.
package struct GivenAnswers: Sendable {
  /// The days and the ends of months that were asked for.
  package var asked: Set<Day> = []
  /// By day; without one, no row counts.
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
    /// `nothing` is what is answered where no row counts.
    func entries(_ days: [Day], nothing: (Day) -> Answer) -> [[Entry]] {
      days.map { day in
        let answers = byDay[day] ?? [:]
        let others = answers.keys.filter { !listed.contains($0) && $0 != Vocabulary.unknown }.sorted()
        return listed.map { ($0, answers[$0] ?? nothing(day)) }
          + (others + [Vocabulary.unknown]).compactMap { name in answers[name].map { (name, $0) } }
      }
    }
  }

  /// Nothing.
  package init() {}

  /// The answers of these days; `nothing` is that where no row counts.
  func answers(_ days: [Day], nothing: (Day) -> Answer) -> [Answer] { days.map { known($0, answers) ?? nothing($0) } }

  func months(_ periods: [Period], nothing: (Day) -> Answer) -> [Answer] {
    periods.map { known($0.last, months) ?? nothing($0.last) }
  }

  /// The engine's answer; a day that the engine was never asked about is a mistake of ours.
  private func known(_ day: Day, _ answers: [Day: Answer]) -> Answer? {
    precondition(asked.contains(day), "the engine was not asked about \(day)")
    return answers[day]
  }
}
