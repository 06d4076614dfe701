package import Model

/// A column added up over the rows that count. Where one of them is blank, or there is no row, there is no sum.
///
/// Rows that always count are kept as running totals by day; published counts, for which sums are meant, have no others.
package struct Sum: MeasureOfRows {
  private var amounts = DayTally()
  private var blanks = DayTally()
  private var rows = DayTally()
  /// The amounts of rows that begin to count later than on their own days, or stop counting.
  private var changing = EventLog<Int64>()
  private var hasChanging = false
  /// How many units of what is added up are one of what is shown: 100 for a column with two decimal places.
  private let scale: Double

  /// `scale` is 1 for whole numbers.
  package init(scale: Double = 1) { self.scale = scale }

  /// Adds one row's amount, or notes that it is blank.
  package mutating func add(_ event: Event) {
    guard event.until == .max, event.since <= event.day else {
      changing.add(event.amount, from: event.day, since: event.since, until: event.until)
      hasChanging = true
      return
    }
    rows.add(1, on: event.day)
    if event.amount == Blank.integer { blanks.add(1, on: event.day) } else { amounts.add(event.amount, on: event.day) }
  }

  /// Adds the amounts and blanks of another sum of the same scale.
  package mutating func merge(_ other: Sum) {
    amounts.merge(other.amounts)
    blanks.merge(other.blanks)
    rows.merge(other.rows)
    changing.merge(other.changing)
    hasChanging = hasChanging || other.hasChanging
  }

  /// Works out running totals by day, from which any window is answered.
  package mutating func seal() {
    amounts.seal()
    blanks.seal()
    rows.seal()
  }

  /// One sum for each question; no value where a row in its window is blank, or there is no row.
  package func answers(_ questions: [Question]) -> [Answer] {
    var totals = questions.map(lasting)
    if hasChanging {
      var now = Total()
      changing.slide(
        questions, clear: { now = Total() }, enter: { now.add($0, times: 1) }, leave: { now.add($0, times: -1) },
        answer: { totals[$0].add(now) })
    }
    return totals.map { total in
      let sum = total.rows > 0 && total.blanks == 0 ? Double(total.amount) / scale : nil
      return Answer(value: sum, numerator: sum, denominator: nil, counted: total.rows)
    }
  }

  private struct Total {
    var rows = 0
    var blanks = 0
    var amount: Int128 = 0

    mutating func add(_ amount: Int64, times: Int) {
      rows += times
      if amount == Blank.integer { blanks += times } else { self.amount += Int128(amount) * Int128(times) }
    }

    mutating func add(_ other: Total) {
      rows += other.rows
      blanks += other.blanks
      amount += other.amount
    }
  }

  /// What the rows add up to that always count.
  private func lasting(_ question: Question) -> Total {
    let rows = Int(rows.sum(question.first, through: question.last))
    guard rows > 0 else { return Total() }
    let blanks = Int(blanks.sum(question.first, through: question.last))
    return Total(rows: rows, blanks: blanks, amount: amounts.sum(question.first, through: question.last))
  }
}

/// 100 × one column's sum ÷ another column's.
package struct ProportionOfSums: MeasureOfRows {
  private var part: Sum
  private var whole: Sum

  /// `scale` is that of the numerator's column, `wholeScale` that of the denominator's.
  package init(scale: Double = 1, wholeScale: Double = 1) {
    part = Sum(scale: scale)
    whole = Sum(scale: wholeScale)
  }

  /// Adds one row's `amount` to the numerator and its `whole` to the denominator.
  package mutating func add(_ event: Event) {
    part.add(event)
    var other = event
    other.amount = event.whole
    whole.add(other)
  }

  /// Adds both sums of another proportion.
  package mutating func merge(_ other: ProportionOfSums) {
    part.merge(other.part)
    whole.merge(other.whole)
  }

  /// Works out both columns' running totals by day.
  package mutating func seal() {
    part.seal()
    whole.seal()
  }

  /// One percentage for each question; no value where either sum has none, or the denominator is 0.
  package func answers(_ questions: [Question]) -> [Answer] {
    zip(part.answers(questions), whole.answers(questions)).map { part, whole in
      var value: Double?
      if let part = part.value, let whole = whole.value, whole != 0 { value = 100 * part / whole }
      return Answer(value: value, numerator: part.value, denominator: whole.value, counted: whole.counted)
    }
  }
}
