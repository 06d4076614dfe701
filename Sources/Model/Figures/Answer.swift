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
