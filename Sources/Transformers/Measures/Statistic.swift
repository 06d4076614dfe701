package import Model

/// A statistic of numbers: of those in the cells of rows, or of one number an entity, which is that of its rows or the sum of
/// their cells. An entity without a row that counts has no number.
///
/// An event's `amount` is the sum of its row's cells that have a value, and `whole` the number of cells that have none, as in
/// `Sum`. Where a cell has no value there is no statistic; where such cells are left out, it is of the numbers that there are.
package struct Statistic: MeasureOfRows {
  private struct Row: Sendable {
    var entity: UInt32
    var hidden: Int32
    var amount: Int64
    /// Whether none of its cells has a value.
    var isEmpty: Bool
  }
  private let statistic: NumberStatistic
  private let scale: Double
  private let columns: Int
  private let isOfEntities: Bool
  private let leavesOutHidden: Bool
  private var log = EventLog<Row>()

  /// `scale` is how many units of what is added up are one of what is shown, as in `Sum`; an entity's number is that of its
  /// rows where `numbers` has no columns.
  package init(_ statistic: NumberStatistic, of numbers: Numbers, scale: Double = 1) {
    (self.statistic, self.scale) = (statistic, scale)
    columns = numbers.addends?.columns.count ?? 0
    isOfEntities = numbers.entity != nil
    leavesOutHidden = numbers.addends?.leavesOutHidden ?? false
  }

  /// Takes one row; where the numbers are those of entities, a row without an entity is left out.
  package mutating func add(_ event: Event) {
    guard !isOfEntities || event.entity != 0 else { return }
    let hidden = columns == 0 ? 0 : event.hiddenCells(of: columns)
    let amount = columns == 0 ? 1 : event.amount == Blank.integer ? 0 : event.amount
    let row = Row(
      entity: event.entity, hidden: Int32(truncatingIfNeeded: hidden), amount: amount, isEmpty: columns > 0 && hidden >= columns)
    log.add(row, from: event.day, since: event.since, until: event.until)
  }

  /// Adds the rows of another statistic of the same definition. An entity that both have has one number.
  package mutating func merge(_ other: Statistic) { log.merge(other.log) }

  /// One answer for each question, with the number of rows or entities that have a number as the denominator.
  package func answers(_ questions: [Question]) -> [Answer] {
    var found = questions.map { _ in Answer(value: nil, numerator: nil, denominator: 0, counted: 0) }
    var running = RunningNumbers(isOfEntities: isOfEntities)
    log.slide(
      questions, clear: { running = RunningNumbers(isOfEntities: isOfEntities) },
      enter: { running.change($0.entity, by: 1, $0.amount, hidden: Int($0.hidden), isEmpty: $0.isEmpty) },
      leave: { running.change($0.entity, by: -1, $0.amount, hidden: Int($0.hidden), isEmpty: $0.isEmpty) },
      answer: { found[$0] = answer(running) })
    return found
  }

  private func answer(_ running: RunningNumbers) -> Answer {
    let numbers = running.sorted
    let count = numbers.reduce(0) { $0 + $1.times }
    var answer = Answer(value: nil, numerator: nil, denominator: Double(count), counted: max(count, running.hidden))
    answer.hidden = leavesOutHidden ? running.hidden : 0
    let isWhole = leavesOutHidden || running.hidden == 0
    if case .shareAtLeast(let limit) = statistic { (answer.value, answer.numerator) = share(numbers, count) { $0 >= limit } }
    if case .shareAbove(let limit) = statistic { (answer.value, answer.numerator) = share(numbers, count) { $0 > limit } }
    if !statistic.isShare { answer.value = value(numbers, count) }
    if !isWhole { (answer.value, answer.numerator) = (nil, nil) }
    return answer
  }

  private func value(_ numbers: [(number: Int128, times: Int)], _ count: Int) -> Double? {
    guard let lowest = numbers.first, let highest = numbers.last else { return nil }
    func shown(_ number: Int128) -> Double { Double(number) / scale }
    return switch statistic {
    case .minimum: shown(lowest.number)
    case .maximum: shown(highest.number)
    case .mean: shown(numbers.reduce(0) { $0 + $1.number * Int128($1.times) }) / Double(count)
    case .percentile(let percent): interpolated(percent, of: count) { shown(Self.ranked(numbers, $0)) }
    case .shareAtLeast, .shareAbove: nil
    }
  }

  /// The number at a place in ascending order, from 0.
  private static func ranked(_ numbers: [(number: Int128, times: Int)], _ place: Int) -> Int128 {
    var passed = 0
    for (number, times) in numbers {
      passed += times
      if passed > place { return number }
    }
    return numbers.last?.number ?? 0
  }

  private func share(
    _ numbers: [(number: Int128, times: Int)], _ count: Int, _ passes: (Double) -> Bool
  ) -> (value: Double?, part: Double?) {
    let part = numbers.reduce(0) { $0 + (passes(Double($1.number) / scale) ? $1.times : 0) }
    let answer = Answer.percentage(part, of: count)
    return (answer.value, answer.numerator)
  }
}

/// The numbers of the rows, or of the entities, that count on a day: how often each number occurs.
private struct RunningNumbers {
  private struct Entity {
    var rows = 0
    var empty = 0
    var number: Int128 = 0
    var hasNumber: Bool { rows > empty }
  }
  private let isOfEntities: Bool
  private var times: [Int128: Int] = [:]
  private var entities: [UInt32: Entity] = [:]
  private(set) var hidden = 0

  init(isOfEntities: Bool) { self.isOfEntities = isOfEntities }

  /// One row more (`by` 1) or one less (-1).
  mutating func change(_ entity: UInt32, by sign: Int, _ amount: Int64, hidden: Int, isEmpty: Bool) {
    self.hidden += sign * hidden
    guard isOfEntities else {
      if !isEmpty { count(Int128(amount), sign) }
      return
    }
    var changed = entities[entity] ?? Entity()
    if changed.hasNumber { count(changed.number, -1) }
    changed.rows += sign
    changed.empty += isEmpty ? sign : 0
    changed.number += Int128(sign) * Int128(amount)
    if changed.hasNumber { count(changed.number, 1) }
    entities[entity] = changed.rows > 0 ? changed : nil
  }

  private mutating func count(_ number: Int128, _ sign: Int) {
    let left = (times[number] ?? 0) + sign
    times[number] = left == 0 ? nil : left
  }

  var sorted: [(number: Int128, times: Int)] { times.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
}
