/// What a measure answers for one day.
///
/// **Units**: `value` is in the measure's own unit.
package struct Answer: Hashable, Sendable {
  /// The value; nil where nobody is in the denominator, or where nothing can be computed.
  package var value: Double?
  /// What was counted or added up: the part of a share; nil for a median or another statistic of durations.
  package var numerator: Double?
  /// Out of how many: the whole of a share, the stages that there are, or the rows behind a median; nil for a count or a sum.
  package var denominator: Double?
  /// How many rows, or entities, play any role: where none does, a category is not there at all on the day.
  package var counted: Int
  /// How many cells without a value a sum leaves out, where its definition says that they are left out; elsewhere how many keep it
  /// from having a value.
  package var hidden = 0

  /// How many cells without a value its value leaves out; nil where it leaves out none, or has no value.
  package var hiddenNumbers: Int? { value != nil && hidden > 0 ? hidden : nil }

  /// An answer with all its parts.
  package init(value: Double?, numerator: Double?, denominator: Double?, counted: Int) {
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.counted = counted
  }

  /// The answer of a count: the number as its value and its numerator, and no denominator.
  package static func count(_ number: Int) -> Answer {
    Answer(value: Double(number), numerator: Double(number), denominator: nil, counted: number)
  }

  /// The answer of a share: 100 × part ÷ whole; no value where the whole is 0.
  ///
  /// **Units**: percent.
  package static func percentage(_ part: Int, of whole: Int) -> Answer {
    Answer(
      value: whole == 0 ? nil : 100 * Double(part) / Double(whole), numerator: Double(part), denominator: Double(whole),
      counted: whole)
  }
}
