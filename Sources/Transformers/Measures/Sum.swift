package import Model

/// One or several columns added up over the rows that count. Where a cell of one of them has no value, or there is no row, there
/// is no sum; where such cells are left out, there is none if no cell has a value.
///
/// An event's `amount` is the sum of its row's cells that have a value, and `whole` the number of cells that have none. Rows that
/// always count are kept as running totals by day; published counts, for which sums are meant, have no others.
package struct Sum: MeasureOfRows {
  /// What is added up: amounts, cells without a value, rows, and rows of which no cell has a value.
  private struct Totals {
    var amount: Int128 = 0
    var hidden = 0
    var rows = 0
    var empty = 0

    mutating func add(_ part: Part) {
      amount += Int128(part.amount)
      hidden += Int(part.hidden)
      rows += 1
      empty += part.isEmpty ? 1 : 0
    }

    mutating func remove(_ part: Part) {
      amount -= Int128(part.amount)
      hidden -= Int(part.hidden)
      rows -= 1
      empty -= part.isEmpty ? 1 : 0
    }

    mutating func add(_ other: Totals) {
      amount += other.amount
      hidden += other.hidden
      rows += other.rows
      empty += other.empty
    }
  }
  /// What one row adds.
  private struct Part: Sendable {
    var amount: Int64
    var hidden: Int32
    /// Whether none of its cells has a value.
    var isEmpty: Bool
  }
  private var amounts = DayTally()
  private var hidden = DayTally()
  private var rows = DayTally()
  private var empty = DayTally()
  /// Rows that begin to count later than on their own days, or stop counting.
  private var changing = EventLog<Part>()
  private var hasChanging = false
  /// How many units of what is added up are one of what is shown: 100 for a column with two decimal places.
  private let scale: Double
  /// How many cells of a row are added up.
  private let columns: Int
  private let leavesOutHidden: Bool

  /// `scale` is 1 for whole numbers, and `columns` the number of columns. Where cells without a value are not left out, there is
  /// no sum with one.
  package init(scale: Double = 1, columns: Int = 1, leavesOutHidden: Bool = false) {
    (self.scale, self.columns, self.leavesOutHidden) = (scale, columns, leavesOutHidden)
  }

  /// Adds one row's amount, or notes what has no value.
  package mutating func add(_ event: Event) {
    let hidden = event.hiddenCells(of: columns)
    let part = Part(
      amount: event.amount == Blank.integer ? 0 : event.amount, hidden: Int32(truncatingIfNeeded: hidden),
      isEmpty: hidden >= columns)
    guard event.until == .max, event.since <= event.day else {
      changing.add(part, from: event.day, since: event.since, until: event.until)
      hasChanging = true
      return
    }
    rows.add(1, on: event.day)
    if part.amount != 0 { amounts.add(part.amount, on: event.day) }
    guard hidden > 0 else { return }
    self.hidden.add(Int64(hidden), on: event.day)
    if part.isEmpty { empty.add(1, on: event.day) }
  }

  /// Adds what another sum of the same definition has taken.
  package mutating func merge(_ other: Sum) {
    amounts.merge(other.amounts)
    hidden.merge(other.hidden)
    rows.merge(other.rows)
    empty.merge(other.empty)
    changing.merge(other.changing)
    hasChanging = hasChanging || other.hasChanging
  }

  /// Works out running totals by day, from which any window is answered.
  package mutating func seal() {
    amounts.seal()
    hidden.seal()
    rows.seal()
    empty.seal()
  }

  /// One sum for each question; no value where a cell has none and is not left out, or where no cell has one.
  package func answers(_ questions: [Question]) -> [Answer] {
    var totals = questions.map { question in
      Totals(
        amount: amounts.sum(question.first, through: question.last), hidden: count(hidden, question),
        rows: count(rows, question), empty: count(empty, question))
    }
    if hasChanging {
      var running = Totals()
      changing.slide(
        questions, clear: { running = Totals() }, enter: { running.add($0) }, leave: { running.remove($0) },
        answer: { totals[$0].add(running) })
    }
    return totals.map(answer)
  }

  private func count(_ tally: DayTally, _ question: Question) -> Int { Int(tally.sum(question.first, through: question.last)) }

  private func answer(_ totals: Totals) -> Answer {
    let isWhole = leavesOutHidden ? totals.empty < totals.rows : totals.rows > 0 && totals.hidden == 0
    let sum = isWhole ? Double(totals.amount) / scale : nil
    var answer = Answer(value: sum, numerator: sum, denominator: nil, counted: totals.rows)
    answer.hidden = totals.hidden
    return answer
  }
}

extension Event {
  /// How many of a row's cells have no value, of so many that are added up. Where that is one, its amount is blank itself.
  func hiddenCells(of columns: Int) -> Int {
    if amount == Blank.integer { return columns }
    return columns > 1 && whole != Blank.integer ? Int(whole) : 0
  }
}

/// 100 × one column's sum ÷ another column's. Where a row with a hidden number is left out, it is in neither sum.
package struct ProportionOfSums: MeasureOfRows {
  private var part: Sum
  private var whole: Sum
  private let leavesOutHidden: Bool

  /// `scale` is that of the numerator's column, `wholeScale` that of the denominator's.
  package init(scale: Double = 1, wholeScale: Double = 1, leavesOutHidden: Bool = false) {
    // The part counts the hidden numbers of both columns.
    part = Sum(scale: scale, columns: leavesOutHidden ? 2 : 1, leavesOutHidden: leavesOutHidden)
    whole = Sum(scale: wholeScale, leavesOutHidden: leavesOutHidden)
    self.leavesOutHidden = leavesOutHidden
  }

  /// Adds one row's `amount` to the numerator and its `whole` to the denominator.
  package mutating func add(_ event: Event) {
    var (one, other) = (event, event)
    other.amount = event.whole
    if leavesOutHidden {
      one.whole = [event.amount, event.whole].reduce(0) { $0 + ($1 == Blank.integer ? 1 : 0) }
      if one.whole > 0 { (one.amount, other.amount) = (0, Blank.integer) }
    }
    part.add(one)
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
      let isNothing = leavesOutHidden && whole.value == nil
      var answer = Answer(
        value: value, numerator: isNothing ? nil : part.value, denominator: whole.value, counted: whole.counted)
      answer.hidden = leavesOutHidden ? part.hidden : part.hidden + whole.hidden
      return answer
    }
  }
}
