/// A figure as at a day: a number, or why there is none. The states stay apart from here to the page.
package struct Figure: Hashable, Sendable {
  package var day: Day
  package var period: Period
  package var answer: Answer
  /// Why the value is what it is, where that needs saying.
  package var reason: Reason?
  package var note: FigureNote?
  /// Sources that are older than they should be on the day, or have fewer than half of the rows that they had: the value is
  /// provisional.
  package var staleSources: [String] = []
  package var shrunkSources: [String] = []

  package init(day: Day, period: Period, answer: Answer, reason: Reason?, note: FigureNote?) {
    self.day = day
    self.period = period
    self.answer = answer
    self.reason = reason
    self.note = note
  }

  package var value: Double? { answer.value }

  /// It has a value, and that rests on less than it should.
  package var isProvisional: Bool { value != nil && !(staleSources.isEmpty && shrunkSources.isEmpty) }
}
