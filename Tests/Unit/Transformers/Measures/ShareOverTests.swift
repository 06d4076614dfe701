import Model
import Testing
import Transformers

/// The share of waits that are longer than a limit.
@Suite struct ShareOverTests {
  private func answer(_ limit: Double, _ waits: [Int64]) -> Answer {
    let definition = MeasureDefinition.duration(
      RowRule(source: "s", day: "d", window: .toDate), from: "f", to: nil, .shareOver(days: limit))
    var state = MeasureState(definition, unit: .percent)
    for wait in waits {
      state.add(
        Event(
          day: 0, until: .max, entity: 0, place: 0, isNumerator: false, isDenominator: false, amount: 200 - wait,
          whole: Blank.integer))
    }
    state.seal()
    let question = Question(Period(first: nil, last: Day(number: 200)), asOf: Day(number: 200))
    return state.answer(Asked(question))
  }

  @Test func `a wait of exactly the limit is not over it`() {
    #expect(answer(91, [90, 91, 92, 200]) == Answer(value: 50, numerator: 2, denominator: 4, counted: 4))
    #expect(answer(30.4375, [30, 31]).value == 50)
    #expect(answer(0, [0, 0]).value == 0)
  }

  @Test func `nobody waiting is no share`() {
    let answer = answer(91, [])
    #expect(answer.value == nil && answer.denominator == 0)
  }
}
