import Drawing
import Model
import Testing
import Transformers

/// A series is answered by sliding from one day to the next; each answer is the one the day alone would get, and the one
/// that plain counting gives.
@Suite struct SlidingWindowTests {
  private func asked(_ questions: [Question]) -> [Asked] {
    questions.map { Asked($0, others: [$0]) }
  }

  private func series(_ source: inout EventSource) -> [Question] {
    switch Int.random(in: 0..<4, using: &source.random) {
    case 0: return (0..<12).map { _ in source.question() }
    // Rolling, to date, and a year to date that starts anew.
    case 1: return (0..<14).map { window(first: Int32($0) * 5 - 12, last: Int32($0) * 5) }
    case 2: return (0..<14).map { window(first: .min, last: Int32($0) * 5) }
    default: return (0..<14).map { window(first: Int32($0) / 5 * 25, last: Int32($0) * 5) }
    }
  }

  private func window(first: Int32, last: Int32) -> Question {
    Question(Period(first: first == .min ? nil : Day(number: first), last: Day(number: last)), asOf: Day(number: last))
  }

  @Test("a series is the answers of its days", arguments: MeasurePropertyTests.definitions)
  func slides(_ definition: MeasureDefinition) {
    var source = EventSource(random: SeededGenerator())
    for _ in 0..<60 {
      var state = MeasureState(definition, unit: .days)
      for _ in 0..<Int.random(in: 0...150, using: &source.random) { state.add(source.event()) }
      state.seal()
      let questions = series(&source)
      let each = questions.map { state.answer(Asked($0, others: [$0])) }
      #expect(state.answers(asked(questions)) == each)
    }
  }

  @Test("a batch of events is its events", arguments: MeasurePropertyTests.definitions)
  func batches(_ definition: MeasureDefinition) {
    var source = EventSource(random: SeededGenerator())
    for round in 0..<60 {
      let events = (0..<80).map { _ in source.event() }.map { event in
        var event = event
        event.until = round % 2 == 0 ? .max : event.until
        return event
      }
      let chosen = events.indices.filter { _ in Bool.random(using: &source.random) }.map { Int32($0) }
      var (one, whole) = (MeasureState(definition, unit: .days), MeasureState(definition, unit: .days))
      for index in chosen { one.add(events[Int(index)]) }
      whole.add(EventBatch(events), chosen)
      one.seal()
      whole.seal()
      let questions = series(&source)
      #expect(one.answers(asked(questions)) == whole.answers(asked(questions)))
    }
  }

  @Test func `distinct and repeats are what counting one by one gives`() {
    var source = EventSource(random: SeededGenerator())
    let rule = MeasurePropertyTests.rule
    for _ in 0..<60 {
      let events = (0..<120).map { _ in source.event() }
      var states = [
        MeasureState(.distinct(rule, of: "e"), unit: .days),
        MeasureState(.repeats(rule, of: "e", Repetition(.entities)), unit: .days),
        MeasureState(.repeats(rule, of: "e", Repetition(.furtherRows)), unit: .days),
      ]
      for index in states.indices {
        for event in events { states[index].add(event) }
        states[index].seal()
      }
      let questions = series(&source)
      let answers = states.map { $0.answers(asked(questions)).map(\.value) }
      for (index, question) in questions.enumerated() {
        let counting = events.filter {
          $0.entity != 0 && question.first <= $0.day && $0.day <= question.last && question.asOf < $0.until
        }
        let times = Dictionary(grouping: counting, by: \.entity).mapValues(\.count)
        let expected = [times.count, times.values.count { $0 > 1 }, times.values.reduce(0) { $0 + $1 - 1 }]
        #expect(answers.map { $0[index] } == expected.map(Double.init))
      }
    }
  }

  /// More events than are kept in one piece, and more of an entity than fit in a byte, until the window has left them all.
  @Test func `an entity with hundreds of events is one`() {
    let rule = MeasurePropertyTests.rule
    var random = SeededGenerator()
    for _ in 0..<4 {
      let events = (0..<9000).map { _ in
        Event(day: .random(in: 0...60, using: &random), entity: .random(in: 1...9, using: &random))
      }
      var states = [
        MeasureState(.distinct(rule, of: "e"), unit: .days),
        MeasureState(.repeats(rule, of: "e", Repetition(.furtherRows)), unit: .days),
      ]
      var coverage = Coverage(nil)
      for entity in 1...10 { coverage.add(Event(day: 0, entity: UInt32(entity))) }
      coverage.add(EventBatch(events), ofOthers: 0)
      for index in states.indices {
        states[index].add(EventBatch(events), events.indices.map { Int32($0) })
        states[index].seal()
      }
      let windows = (0..<90).map { window(first: Int32($0) - 25, last: Int32($0)) }
      let everybody = window(first: 0, last: 60)
      let asked = windows.map { Asked(everybody, others: [$0]) }
      let (answers, reached) = (states.map { $0.answers(self.asked(windows)) }, coverage.answers(asked))
      for (index, window) in windows.enumerated() {
        let counting = events.filter { window.first <= $0.day && $0.day <= window.last }
        let entities = Set(counting.map(\.entity)).count
        let expected = [Double(entities), Double(counting.count - entities)]
        #expect(answers.map { $0[index].value } == expected)
        #expect(reached[index].numerator == expected[0] && reached[index].denominator == 10)
      }
    }
  }

  @Test func `medians counted by days are those of sorted waits`() {
    var source = EventSource(random: SeededGenerator())
    let definition = MeasureDefinition.duration(MeasurePropertyTests.rule, from: "f", to: "t", .percentile(50))
    for _ in 0..<60 {
      let events = (0..<90).map { _ in source.event() }
      var state = MeasureState(definition, unit: .days)
      for event in events { state.add(event) }
      state.seal()
      let questions = series(&source)
      for (question, answer) in zip(questions, state.answers(asked(questions))) {
        let counting = events.filter {
          $0.amount != Blank.integer && question.first <= $0.day && $0.day <= question.last && question.asOf < $0.until
        }
        // What ends before it begins is a mistake, and no short wait.
        let waits = counting.filter { $0.whole == Blank.integer || $0.whole >= $0.amount }.map { event in
          Double(min(event.whole == Blank.integer ? Int64(question.asOf) : event.whole, Int64(question.asOf)) - event.amount)
        }.filter { $0 >= 0 }
        #expect(answer.value == percentile(50, of: waits.sorted()))
        #expect(answer.counted == waits.count)
      }
    }
  }

  @Test func `a percentile needs no sorting`() {
    var random = SeededGenerator()
    for _ in 0..<400 {
      let values = (0..<Int.random(in: 1...60, using: &random)).map { _ in
        Double(Int.random(in: 0...9, using: &random)) * Double(Int.random(in: 0...1, using: &random))
      }
      let percent = Double(Int.random(in: 0...100, using: &random))
      #expect(percentile(percent, ofUnsorted: values) == percentile(percent, of: values.sorted()))
    }
    #expect(percentile(75, ofUnsorted: []) == nil)
  }
}

extension EventBatch {
  /// The events as a batch whose rows they are.
  init(_ events: [Event]) {
    self.init(
      rows: events.indices.map { Int32($0) }, days: events.map(\.day),
      untils: events.allSatisfy { $0.until == .max } ? nil : events.map(\.until), entities: events.map(\.entity),
      numerator: events.map(\.isNumerator), denominator: events.map(\.isDenominator), amounts: events.map(\.amount),
      wholes: events.map(\.whole), places: events.map(\.place))
  }
}
