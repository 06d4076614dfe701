import Drawing
import Model
import Testing
import Transformers

/// Random events that crowd the edges, and questions about them.
struct EventSource {
  var random: SeededGenerator

  mutating func event() -> Event {
    let day = Int32.random(in: 0...60, using: &random)
    let stops = Int.random(in: 0...2, using: &random)
    return Event(
      day: day, until: stops == 0 ? .max : day + Int32.random(in: -2...30, using: &random),
      entity: UInt32.random(in: 0...12, using: &random), place: Int64.random(in: 0...1_000_000, using: &random),
      isNumerator: Bool.random(using: &random), isDenominator: Bool.random(using: &random),
      amount: Int.random(in: 0...20, using: &random) == 0 ? Blank.integer : Int64.random(in: 0...20, using: &random),
      whole: Int.random(in: 0...20, using: &random) == 0 ? Blank.integer : Int64.random(in: 20...60, using: &random))
  }

  mutating func question() -> Question {
    let first = Int32.random(in: -5...60, using: &random)
    let last = first + Int32.random(in: 0...40, using: &random)
    return Question(Period(first: Day(number: first), last: Day(number: last)), asOf: Day(number: last))
  }
}

@Suite struct MeasurePropertyTests {
  static let rule = RowRule(source: "s", day: "d", window: .toDate)
  static let definitions: [MeasureDefinition] = [
    .count(rule), .distinct(rule, of: "e"), .sum(rule, column: "c"), .proportion(rule, numerator: Filter(), of: nil),
    .proportion(rule, numerator: Filter(), of: "e"), .proportionOfSums(rule, numerator: "n", denominator: "w"),
    .latest(rule, per: "e", denominator: Filter(), numerator: Filter()), .repeats(rule, of: "e", Repetition(.entities)),
    .repeats(rule, of: "e", Repetition(.furtherRows)), .duration(rule, from: "f", to: "t", .percentile(50)),
    .duration(rule, from: "f", to: nil, .longest), .duration(rule, from: "f", to: "t", .mean),
    .duration(rule, from: "f", to: "t", .shareOver(days: 20)), .duration(rule, from: "f", to: nil, .shareOver(days: 13)),
    .stages(rule, column: "e", stages: ["a", "b", "c"]),
    .sum(rule, column: Addends(["a", "b"])), .sum(rule, column: Addends(["a"], leavesOutHidden: true)),
    .repeats(rule, of: "e", Repetition(.entities, atLeast: 3)), .repeats(rule, of: "e", Repetition(.furtherRows, atLeast: 4)),
    .statistic(rule, .percentile(50), of: Numbers("a")), .statistic(rule, .minimum, of: Numbers("a", of: "e")),
    .statistic(rule, .mean, of: Numbers(Addends(["a", "b"], leavesOutHidden: true), of: "e")),
    .statistic(rule, .maximum, of: Numbers(Addends(["a"], leavesOutHidden: true))),
    .statistic(rule, .shareAtLeast(2), of: Numbers(nil, of: "e")), .statistic(rule, .shareAbove(9), of: Numbers("a")),
    .coverage(rule, of: "e", cohort: nil, reached: rule, by: "e"),
  ]

  private func sealed(_ state: MeasureState) -> MeasureState {
    var state = state
    state.seal()
    return state
  }

  private func answer(_ state: MeasureState, _ question: Question) -> Answer {
    state.answer(Asked(question, others: [question]))
  }

  @Test("split anyhow and merged in any order, the answer is the same", arguments: definitions)
  func merges(_ definition: MeasureDefinition) {
    var source = EventSource(random: SeededGenerator())
    for _ in 0..<40 {
      let events = (0..<Int.random(in: 0...120, using: &source.random)).map { _ in source.event() }
      let empty = MeasureState(definition, unit: .days)
      var whole = empty
      for event in events { whole.add(event) }
      var pieces = Array(repeating: empty, count: Int.random(in: 1...6, using: &source.random))
      for event in events { pieces[Int.random(in: pieces.indices, using: &source.random)].add(event) }
      // The identity may stand anywhere.
      pieces.append(empty)
      pieces.shuffle(using: &source.random)
      var left = empty
      for piece in pieces { left.merge(piece) }
      var right = pieces[pieces.count - 1]
      for piece in pieces.dropLast().reversed() {
        var joined = piece
        joined.merge(right)
        right = joined
      }
      for _ in 0..<20 {
        let question = source.question()
        let expected = answer(sealed(whole), question)
        #expect(answer(sealed(left), question) == expected)
        #expect(answer(sealed(right), question) == expected)
      }
    }
  }

  @Test("events dated after the day change nothing", arguments: definitions)
  func later(_ definition: MeasureDefinition) {
    var source = EventSource(random: SeededGenerator())
    for _ in 0..<40 {
      let question = source.question()
      var known = MeasureState(definition, unit: .days)
      for _ in 0..<60 {
        let event = source.event()
        if event.day <= question.asOf { known.add(event) }
      }
      var more = known
      for _ in 0..<30 {
        var event = source.event()
        event.day = question.asOf + Int32.random(in: 1...50, using: &source.random)
        event.until = .max
        more.add(event)
      }
      #expect(answer(sealed(known), question) == answer(sealed(more), question))
    }
  }

  @Test func `a count over a window is the sum over its parts, as all are known on one day`() {
    var source = EventSource(random: SeededGenerator())
    for _ in 0..<200 {
      var count = MeasureState(.count(Self.rule), unit: .counted("rows"))
      for _ in 0..<80 { count.add(source.event()) }
      count.seal()
      let whole = source.question()
      let cuts = (0..<3).map { _ in Int32.random(in: whole.first...whole.last, using: &source.random) }.sorted()
      var sum = 0
      var first = whole.first
      for last in cuts + [whole.last] {
        var part = whole
        (part.first, part.last) = (first, last)
        sum += answer(count, part).counted
        first = last + 1
      }
      #expect(answer(count, whole).counted == sum)
    }
  }

  @Test func `ties of one day go by the record's place, whatever the order of merging`() {
    let definition = MeasureDefinition.latest(Self.rule, per: "e", denominator: Filter(), numerator: Filter())
    let earlier = Event(day: 5, entity: 1, place: 10, isNumerator: false)
    let later = Event(day: 5, entity: 1, place: 11, isNumerator: true)
    for order in [[earlier, later], [later, earlier]] {
      var state = MeasureState(definition, unit: .percent)
      for event in order { state.add(event) }
      let question = Question(Period(first: nil, last: Day(number: 9)), asOf: Day(number: 9))
      #expect(answer(sealed(state), question).numerator == 1)
    }
  }
}

@Suite struct CoverageMergeTests {
  @Test func `a population, those reached and every rate merge in any order`() {
    var source = EventSource(random: SeededGenerator())
    for _ in 0..<60 {
      func fill(_ coverage: inout Coverage, _ part: Int, _ event: Event) {
        switch part {
        case 0: coverage.add(event)
        default: coverage.add(EventBatch([event]), ofOthers: part - 1)
        }
      }
      // A member of the population stands in it once, as a source's key sees to.
      let members = (1...12).map { entity in
        (0, Event(day: 0, entity: UInt32(entity), amount: Int64.random(in: 0...40, using: &source.random)))
      }
      let events = members + (0..<80).map { _ in (Int.random(in: 1...4, using: &source.random), source.event()) }
      let rate = Cohort.Rate(rule: MeasurePropertyTests.rule, entity: "e", per: "size")
      let cohort = Cohort(.fromPercentile(75), rates: [rate, rate, rate])
      var whole = Coverage(cohort)
      for (part, event) in events { fill(&whole, part, event) }
      var pieces = (0..<4).map { _ in Coverage(cohort) }
      for (part, event) in events { fill(&pieces[Int.random(in: 0..<4, using: &source.random)], part, event) }
      var merged = pieces.removeLast()
      for piece in pieces.shuffled(using: &source.random) { merged.merge(piece) }
      whole.seal()
      merged.seal()
      for _ in 0..<20 {
        var everyone = source.question()
        everyone.first = 0
        everyone.asOf = everyone.last
        let questions = (0..<3).map { _ in source.question() }
        let reached = source.question()
        let asked = [Asked(everyone, others: [reached] + questions)]
        let (expected, found) = (whole.answers(asked)[0], merged.answers(asked)[0])
        #expect(found.numerator == expected.numerator && found.denominator == expected.denominator)
      }
    }
  }
}

@Suite struct UnknownEndTests {
  @Test func `an end dated after the day is not known yet: the wait goes on`() {
    let definition = MeasureDefinition.duration(MeasurePropertyTests.rule, from: "a", to: "b", .longest)
    var state = MeasureState(definition, unit: .days)
    state.add(Event(day: 10, amount: 10, whole: 100))
    state.seal()
    for (asOf, days) in [(40, 30.0), (100, 90), (200, 90)] {
      let question = Question(Period(first: nil, last: Day(number: Int32(asOf))), asOf: Day(number: Int32(asOf)))
      #expect(state.answer(Asked(question)).value == days)
    }
  }

  @Test func `twelve calendar months, each as known at the end of the last, add up to the rolling twelve`() throws {
    var source = EventSource(random: SeededGenerator())
    let start = try #require(Day(iso: "2021-01-01"))
    for _ in 0..<40 {
      var count = MeasureState(.count(MeasurePropertyTests.rule), unit: .counted("rows"))
      for _ in 0..<200 {
        var event = source.event()
        event.day = start.number + Int32.random(in: 0...1500, using: &source.random)
        event.until = event.until == .max ? .max : event.day + Int32.random(in: 0...400, using: &source.random)
        count.add(event)
      }
      count.seal()
      for end in Day.monthEnds(from: try #require(Day(iso: "2022-01-31")), to: try #require(Day(iso: "2024-12-31"))) {
        func counted(_ period: Period) -> Int {
          let question = Question(period, asOf: end)
          return count.answer(Asked(question)).counted
        }
        let months = (0..<12).map { Window.month.period(asOf: end.startOfMonth.adding(months: -$0).endOfMonth) }
        #expect(months.map(counted).reduce(0, +) == counted(Window.rolling(months: 12).period(asOf: end)))
      }
    }
  }

  @Test func `sums as large as numbers go do not overflow`() {
    var state = MeasureState(.sum(MeasurePropertyTests.rule, column: "c"), unit: .counted("rows"))
    for _ in 0..<3 { state.add(Event(day: 1, amount: .max)) }
    state.seal()
    let question = Question(Period(first: nil, last: Day(number: 9)), asOf: Day(number: 9))
    #expect(state.answer(Asked(question)).value == 3 * Double(Int64.max))
  }
}

@Suite struct ArithmeticTests {
  @Test(arguments: [
    ([1.0, 2, 3, 4], 75.0, 3.25), ([1, 2, 3, 4], 50, 2.5), ([7], 75, 7), ([1, 2, 3], 0, 1), ([1, 2, 3], 100, 3),
    ([0, 0, 0, 10], 75, 2.5),
  ])
  func `percentiles interpolate as Hyndman and Fan's type 7`(values: [Double], percent: Double, answer: Double) {
    #expect(percentile(percent, of: values) == answer)
  }

  @Test func `no values have no percentile`() { #expect(percentile(50, of: []) == nil) }

  @Test func `nobody in the denominator is no percentage`() {
    #expect(Answer.percentage(0, of: 0).value == nil)
    #expect(Answer.percentage(84, of: 128).value == 65.625)
  }

  @Test func `a blank among the amounts leaves no sum`() {
    let question = Question(Period(first: nil, last: Day(number: 9)), asOf: Day(number: 9))
    var state = MeasureState(.sum(MeasurePropertyTests.rule, column: "c"), unit: .counted("pupils"))
    state.add(Event(day: 1, amount: 3))
    state.add(Event(day: 2, amount: 4))
    var blank = state
    blank.add(Event(day: 3, amount: Blank.integer))
    state.seal()
    blank.seal()
    #expect(state.answer(Asked(question)).value == 7)
    #expect(blank.answer(Asked(question)).value == nil)
  }
}
