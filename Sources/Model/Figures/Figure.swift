/// What a measure answers for one day, in its own unit: `value` nil where nobody is in the denominator.
package struct Answer: Hashable, Sendable {
  package var value: Double?
  /// A count has its count and no denominator; a median no numerator and the rows behind it.
  package var numerator: Double?
  package var denominator: Double?
  /// Rows (or entities) that play any role: whether a category is there at all on the day.
  package var counted: Int

  package init(value: Double?, numerator: Double?, denominator: Double?, counted: Int) {
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.counted = counted
  }

  /// A count of things: the count and nothing.
  package static func count(_ number: Int) -> Answer {
    Answer(value: Double(number), numerator: Double(number), denominator: nil, counted: number)
  }

  /// 100 × part ÷ whole; no value where the whole is 0.
  package static func percentage(_ part: Int, of whole: Int) -> Answer {
    Answer(
      value: whole == 0 ? nil : 100 * Double(part) / Double(whole), numerator: Double(part), denominator: Double(whole),
      counted: whole)
  }
}

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

/// The code of the state behind a figure (`reason` of `scorecard.csv`).
package enum Reason: String, Sendable, Codable, CaseIterable {
  /// The source was delivered with headings and no rows.
  case nilReturn = "nil_return"
  /// The source was not delivered.
  case missing
  case refused
  /// Nobody in the denominator.
  case notComputable = "not_computable"
  /// No target yet, or the plan has not started.
  case notDue = "not_due"
  /// Too few to publish.
  case suppressed
  /// Taken over from an earlier run for the same day.
  case carried
  /// A source is older than it should be.
  case stale
  /// A source has fewer than half of the rows that it had.
  case shrunk
  /// A file of a source has no heading for a column that the figure reads.
  case missingColumn = "missing_column"
  /// The plan sets no target.
  case noTarget = "no_target"

  /// Where the figure has no value, that is because of its data: exit code 65.
  package var isDataFault: Bool {
    switch self {
    case .missing, .refused, .stale, .missingColumn: true
    case .shrunk, .nilReturn, .notComputable, .notDue, .suppressed, .carried, .noTarget: false
    }
  }
}
