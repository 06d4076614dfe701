import Drawing
import Model
import Testing
import Transformers

/// Sums and statistics against plain counting: all events that count, one by one.
@Suite struct NumberMeasureTests {
  private static let rule = MeasurePropertyTests.rule
  /// Events of which some stop, and of which some have one or two cells without a value.
  private struct Cells {
    var source = EventSource(random: SeededGenerator())

    /// `hidden` of 10 rows have a cell without a value.
    mutating func events(columns: Int, hidden: Int) -> [Event] {
      (0..<Int.random(in: 0...60, using: &source.random)).map { _ in
        var event = source.event()
        event.amount = Int64.random(in: -9...30, using: &source.random)
        event.whole = Blank.integer
        guard Int.random(in: 1...10, using: &source.random) <= hidden else { return event }
        if columns == 1 {
          event.amount = Blank.integer
        } else {
          event.whole = Int64.random(in: 1...Int64(columns), using: &source.random)
          if event.whole == columns { event.amount = 0 }
        }
        return event
      }
    }

    mutating func question() -> Question { source.question() }
  }

  private func counted(_ events: [Event], _ question: Question) -> [Event] {
    events.filter { question.first <= $0.day && $0.day <= question.last && question.asOf < $0.until }
  }

  private func hidden(_ event: Event, of columns: Int) -> Int {
    event.amount == Blank.integer ? columns : event.whole == Blank.integer ? 0 : Int(event.whole)
  }

  private func visible(_ event: Event) -> Int { event.amount == Blank.integer ? 0 : Int(event.amount) }

  private func answer(_ definition: MeasureDefinition, _ events: [Event], _ question: Question) -> Answer {
    var state = MeasureState(definition, unit: .counted("rows"))
    for event in events { state.add(event) }
    state.seal()
    return state.answer(Asked(question))
  }

  @Test(arguments: [1, 2, 3], [false, true])
  func `a sum is that of the visible cells of the rows that count, or none`(columns: Int, leavesOut: Bool) {
    var cells = Cells()
    let names = (0..<columns).map { "c\($0)" }
    for round in 0..<200 {
      let events = cells.events(columns: columns, hidden: round % 3)
      let question = cells.question()
      let found = answer(.sum(Self.rule, column: Addends(names, leavesOutHidden: leavesOut)), events, question)
      let rows = counted(events, question)
      let missing = rows.reduce(0) { $0 + hidden($1, of: columns) }
      let isVisible = leavesOut ? rows.contains { hidden($0, of: columns) < columns } : !rows.isEmpty && missing == 0
      #expect(found.value == (isVisible ? Double(rows.reduce(0) { $0 + visible($1) }) : nil))
      #expect(found.hidden == missing)
      #expect(found.counted == rows.count)
    }
  }

  @Test(arguments: [
    NumberStatistic.minimum, .maximum, .mean, .percentile(50), .percentile(90), .shareAtLeast(7), .shareAbove(7),
  ])
  func `a statistic is that of the rows that count`(statistic: NumberStatistic) {
    var cells = Cells()
    for round in 0..<150 {
      let events = cells.events(columns: 1, hidden: round % 3)
      let question = cells.question()
      let rows = counted(events, question)
      let numbers = rows.filter { hidden($0, of: 1) == 0 }.map { Double(visible($0)) }
      let strict = answer(.statistic(Self.rule, statistic, of: Numbers("c")), events, question)
      let lenient = answer(
        .statistic(Self.rule, statistic, of: Numbers(Addends(["c"], leavesOutHidden: true))), events, question)
      #expect(isSame(lenient.value, naive(statistic, numbers)))
      #expect(lenient.denominator == Double(numbers.count))
      #expect(isSame(strict.value, rows.count == numbers.count ? naive(statistic, numbers) : nil))
    }
  }

  @Test(arguments: [NumberStatistic.maximum, .mean, .percentile(25), .shareAtLeast(2), .shareAbove(11)])
  func `a statistic of entities is that of their rows, or of their sums`(statistic: NumberStatistic) {
    var cells = Cells()
    for round in 0..<150 {
      let events = cells.events(columns: 2, hidden: round % 3)
      let question = cells.question()
      let rows = counted(events, question).filter { $0.entity != 0 }
      let entities = Dictionary(grouping: rows, by: \.entity).values
      let ofRows = answer(.statistic(Self.rule, statistic, of: Numbers(nil, of: "e")), events, question)
      #expect(isSame(ofRows.value, naive(statistic, entities.map { Double($0.count) })))
      #expect(ofRows.denominator == Double(entities.count))
      let addends = Addends(["a", "b"], leavesOutHidden: true)
      let ofSums = answer(.statistic(Self.rule, statistic, of: Numbers(addends, of: "e")), events, question)
      let seen = entities.filter { rows in rows.contains { hidden($0, of: 2) < 2 } }
      #expect(isSame(ofSums.value, naive(statistic, seen.map { Double($0.reduce(0) { $0 + visible($1) }) })))
      #expect(ofSums.hidden == rows.reduce(0) { $0 + hidden($1, of: 2) })
    }
  }

  @Test(arguments: 2...4)
  func `repeats of so many rows are counted one by one`(atLeast: Int) {
    var cells = Cells()
    for _ in 0..<150 {
      let events = cells.events(columns: 1, hidden: 0)
      let question = cells.question()
      let rows = counted(events, question).filter { $0.entity != 0 }
      let counts = Dictionary(grouping: rows, by: \.entity).values.map(\.count)
      func repeats(_ statistic: RepeatStatistic) -> Double? {
        answer(.repeats(Self.rule, of: "e", Repetition(statistic, atLeast: atLeast)), events, question).value
      }
      #expect(repeats(.entities) == Double(counts.count { $0 >= atLeast }))
      #expect(repeats(.furtherRows) == Double(counts.reduce(0) { $0 + max(0, $1 - atLeast + 1) }))
    }
  }

  private func isSame(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return abs(one - other) < 1e-9
  }

  private func naive(_ statistic: NumberStatistic, _ numbers: [Double]) -> Double? {
    guard !numbers.isEmpty else { return nil }
    func share(_ passes: (Double) -> Bool) -> Double { 100 * Double(numbers.count(where: passes)) / Double(numbers.count) }
    return switch statistic {
    case .minimum: numbers.min()
    case .maximum: numbers.max()
    case .mean: numbers.reduce(0, +) / Double(numbers.count)
    case .percentile(let percent): percentile(percent, of: numbers.sorted())
    case .shareAtLeast(let limit): share { $0 >= limit }
    case .shareAbove(let limit): share { $0 > limit }
    }
  }

  @Test func `a value without one of its parts is none, and nothing is divided by 0`() {
    #expect(Combination.ratio(per: 10_000).value([3, 200]) == 150)
    #expect(Combination.ratio(per: 1).value([3, 0]) == nil)
    #expect(Combination.ratio(per: 1).value([nil, 2]) == nil)
    #expect(Combination.difference.value([3, 5]) == -2)
    #expect(Combination.total.value([3, 5, 7]) == 15)
    #expect(Combination.total.value([3, nil, 7]) == nil)
  }
}
