package import Model

/// A column added up over the rows that count; with a blank among them, or without any row, there is no sum.
///
/// Rows with a stop are not summed: published counts, which sums are for, have none.
package struct Sum: MeasureOfRows {
  private var amounts = DayTally()
  private var blanks = DayTally()
  private var rows = DayTally()
  /// How many of what is added up make one of what is counted.
  private let scale: Double

  package init(scale: Double = 1) { self.scale = scale }

  package mutating func add(_ event: Event) {
    rows.add(1, on: event.day)
    if event.amount == Blank.integer { blanks.add(1, on: event.day) } else { amounts.add(event.amount, on: event.day) }
  }

  package mutating func merge(_ other: Sum) {
    amounts.merge(other.amounts)
    blanks.merge(other.blanks)
    rows.merge(other.rows)
  }

  package mutating func seal() {
    amounts.seal()
    blanks.seal()
    rows.seal()
  }

  package func answers(_ questions: [Question]) -> [Answer] { questions.map(total) }

  private func total(_ question: Question) -> Answer {
    let counted = Int(rows.sum(question.first, through: question.last))
    let sum =
      counted > 0 && blanks.sum(question.first, through: question.last) == 0
      ? Double(amounts.sum(question.first, through: question.last)) / scale : nil
    return Answer(value: sum, numerator: sum, denominator: nil, counted: counted)
  }
}

/// 100 × one column's sum ÷ another's.
package struct ProportionOfSums: MeasureOfRows {
  private var part: Sum
  private var whole: Sum

  package init(scale: Double = 1, wholeScale: Double = 1) {
    part = Sum(scale: scale)
    whole = Sum(scale: wholeScale)
  }

  package mutating func add(_ event: Event) {
    part.add(event)
    var other = event
    other.amount = event.whole
    whole.add(other)
  }

  package mutating func merge(_ other: ProportionOfSums) {
    part.merge(other.part)
    whole.merge(other.whole)
  }

  package mutating func seal() {
    part.seal()
    whole.seal()
  }

  package func answers(_ questions: [Question]) -> [Answer] {
    zip(part.answers(questions), whole.answers(questions)).map { part, whole in
      var value: Double?
      if let part = part.value, let whole = whole.value, whole != 0 { value = 100 * part / whole }
      return Answer(value: value, numerator: part.value, denominator: whole.value, counted: whole.counted)
    }
  }
}
