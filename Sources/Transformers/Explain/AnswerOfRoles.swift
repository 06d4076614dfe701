internal import Model

/// A figure worked out a second time: from the roles of its rows and nothing that the measures have added up. Where it is another
/// answer, the explanation is wrong, or the figure.
struct AnswerOfRoles {
  private typealias Row = (event: Event, role: RowRole)
  /// What the roles make of the figure; `counted` and `hidden` are left out.
  let answer: Answer

  /// `fed` is a sealed measure, which was traced; `roles` are those of its parts, or its own, on the day.
  init(_ fed: FedMeasure, _ roles: [RowRoles], asOf day: Day) {
    guard case .combined(let combination, _) = fed.definition else {
      answer = Self.answer(fed, roles[0], asOf: day)
      return
    }
    let values = zip(fed.parts, roles).map { Self.answer($0, $1, asOf: day) }
    let value = combination.value(values.map(\.value))
    answer =
      switch combination {
      case .ratio: Answer(value: value, numerator: values[0].value, denominator: values[1].value, counted: 0)
      case .difference, .total:
        Answer(
          value: value, numerator: values.allSatisfy { $0.value == $0.numerator } ? value : nil, denominator: nil, counted: 0)
      }
  }

  private static func answer(_ fed: FedMeasure, _ found: RowRoles, asOf day: Day) -> Answer {
    let own: [Row] = found.counted.filter { found.pieces[$0.piece].use == 0 }.compactMap { row in
      found.roles[row.piece][row.row].map { (row.event, $0) }
    }
    func scale(_ column: String?) -> Double { column.flatMap { fed.source?.column($0)?.kind.scale } ?? 1 }
    let counts = (numerator: own.count { $0.role == .numerator }, all: own.count)
    switch fed.definition {
    case .count: return .count(counts.numerator)
    case .distinct: return .count(entities(own).count)
    case .sum(_, let addends):
      let sum = sum(own, addends, dropped: found.emptyRows) { $0.amount }.map { $0 / scale(addends.columns.first) }
      return Answer(value: sum, numerator: sum, denominator: nil, counted: 0)
    case .proportion(_, _, nil), .latest, .coverage: return .percentage(counts.numerator, of: counts.all)
    case .proportion: return .percentage(entities(own.filter { $0.role == .numerator }).count, of: entities(own).count)
    case .proportionOfSums(_, let part, let whole):
      let wholes = Addends([whole], leavesOutHidden: part.leavesOutHidden)
      let one = sum(own, part, dropped: 0) { $0.amount }.map { $0 / scale(part.columns.first) }
      let other = sum(own, wholes, dropped: 0) { $0.whole }.map { $0 / scale(whole) }
      let value = one.flatMap { one in other.flatMap { $0 == 0 ? nil : 100 * one / $0 } }
      return Answer(value: value, numerator: one, denominator: other, counted: 0)
    case .repeats(_, _, let repetition):
      return .count(repetition.statistic == .entities ? entities(own).count : counts.numerator)
    case .duration(_, _, _, .shareOver): return .percentage(counts.numerator, of: counts.all)
    case .duration(_, _, _, let statistic):
      return duration(own.compactMap { $0.event.days(asOf: day.number) }, statistic, daysInUnit: fed.unit.days ?? 1)
    case .stages(_, _, let stages):
      let reached = Double(entities(own).count)
      return Answer(value: reached, numerator: reached, denominator: Double(stages.count), counted: 0)
    case .statistic(_, let statistic, let numbers):
      return Self.statistic(own, statistic, numbers, dropped: found.emptyRows, scale: scale(numbers.addends?.columns.first))
    case .combined: return Answer(value: nil, numerator: nil, denominator: nil, counted: 0)
    }
  }

  private static func entities(_ rows: [Row]) -> Set<UInt32> { Set(rows.map(\.event.entity)) }

  /// What the rows add up to; nil where there are none, or where one has a cell without a value that may not be left out.
  private static func sum(_ rows: [Row], _ addends: Addends, dropped: Int, _ amount: (Event) -> Int64) -> Double? {
    let isHidden = rows.contains { row in
      amount(row.event) == Blank.integer || addends.columns.count > 1 && row.event.hiddenCells(of: addends.columns.count) > 0
    }
    // Where all of them may be left out and all are, there is no sum; where there are no rows at all, neither.
    guard addends.leavesOutHidden ? !rows.isEmpty : !rows.isEmpty && !isHidden && dropped == 0 else { return nil }
    return Double(rows.reduce(Int128(0)) { $0 + (amount($1.event) == Blank.integer ? 0 : Int128(amount($1.event))) })
  }

  private static func duration(_ days: [Int], _ statistic: DurationStatistic, daysInUnit: Double) -> Answer {
    let value: Double? =
      switch statistic {
      case .percentile(let percent): percentile(days.map(Double.init), percent)
      case .longest: days.max().map(Double.init)
      case .mean: days.isEmpty ? nil : Double(days.reduce(0, +)) / Double(days.count)
      case .shareOver: nil
      }
    return Answer(value: value.map { $0 / daysInUnit }, numerator: nil, denominator: Double(days.count), counted: 0)
  }

  private static func statistic(
    _ rows: [Row], _ statistic: NumberStatistic, _ numbers: Numbers, dropped: Int, scale: Double
  ) -> Answer {
    let columns = numbers.addends?.columns.count ?? 0
    func amount(_ event: Event) -> Double { columns == 0 ? 1 : event.amount == Blank.integer ? 0 : Double(event.amount) }
    let isHidden = columns > 0 && (dropped > 0 || rows.contains { $0.event.hiddenCells(of: columns) > 0 })
    let isWhole = numbers.addends?.leavesOutHidden == true || !isHidden
    let all: [Double] =
      numbers.entity == nil
      ? rows.map { amount($0.event) / scale }
      : Dictionary(grouping: rows) { $0.event.entity }.values.map { $0.reduce(0) { $0 + amount($1.event) } / scale }
    var answer = Answer(value: nil, numerator: nil, denominator: Double(all.count), counted: 0)
    guard isWhole else { return answer }
    func share(_ passes: (Double) -> Bool) -> Answer { .percentage(all.count { passes($0) }, of: all.count) }
    switch statistic {
    case .percentile(let percent): answer.value = percentile(all, percent)
    case .minimum: answer.value = all.min()
    case .maximum: answer.value = all.max()
    case .mean: answer.value = all.isEmpty ? nil : all.reduce(0, +) / Double(all.count)
    case .shareAtLeast(let limit): answer = share { $0 >= limit }
    case .shareAbove(let limit): answer = share { $0 > limit }
    }
    return answer
  }

  /// Type 7 of Hyndman and Fan: between the two numbers around the place, in proportion.
  private static func percentile(_ numbers: [Double], _ percent: Double) -> Double? {
    guard !numbers.isEmpty else { return nil }
    let sorted = numbers.sorted()
    let place = Double(sorted.count - 1) * percent / 100
    let (low, high) = (sorted[Int(place.rounded(.down))], sorted[Int(place.rounded(.up))])
    return low + (high - low) * (place - place.rounded(.down))
  }
}

extension RowRoles {
  /// How many of the measure's own rows have no number at all to add up.
  fileprivate var emptyRows: Int {
    zip(pieces, roles).reduce(0) { count, pair in
      pair.0.use == 0 ? count + pair.1.count { $0 == .dropped(.noNumber) } : count
    }
  }
}

extension Answer {
  /// Whether two answers are the same but for rounding.
  func agrees(with other: Answer) -> Bool {
    func same(_ one: Double?, _ other: Double?) -> Bool {
      guard let one, let other else { return one == nil && other == nil }
      return abs(one - other) <= 1e-9 * max(1, abs(one), abs(other))
    }
    return same(value, other.value) && same(numerator, other.numerator) && same(denominator, other.denominator)
  }
}
