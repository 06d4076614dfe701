/// A figure for a day: a number, or the reason why there is none. The two stay apart from here to the page.
package struct Figure: Equatable, Sendable {
  /// The day that the figure is for.
  package var day: Day
  /// The days that it looks at.
  package var period: Period
  /// What its measure answers, in the figure's unit.
  package var answer: Answer
  /// Why the value is what it is; nil where there is nothing to say.
  package var reason: Reason?
  /// The same with its details; nil where there is nothing to say.
  package var note: FigureNote?
  /// The sources that are older on the day than they should be: the value is provisional.
  package var staleSources: [String] = []
  /// The sources that have fewer than half of the rows that they had: the value is provisional.
  package var shrunkSources: [String] = []

  /// A figure about whose sources nothing is doubtful.
  package init(day: Day, period: Period, answer: Answer, reason: Reason?, note: FigureNote?) {
    self.day = day
    self.period = period
    self.answer = answer
    self.reason = reason
    self.note = note
  }

  /// The value in the figure's unit; nil where there is none.
  package var value: Double? { answer.value }

  /// How many numbers without a value it leaves out; nil where it leaves out none, or has no value itself.
  package var hiddenNumbers: Int? { answer.hiddenNumbers }

  /// Whether it has a value, and that rests on less than it should.
  package var isProvisional: Bool { value != nil && !(staleSources.isEmpty && shrunkSources.isEmpty) }
}
