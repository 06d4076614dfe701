import Model
import Testing
import Transformers

@Suite struct ChartedSeriesTests {
  private func rule(_ window: Window, stops: [Stop] = []) -> RowRule {
    RowRule(source: "s", day: "d", stops: stops, window: window)
  }

  private func isNone(_ measure: MeasureDefinition, because why: ChartNote.NoChart) -> Bool {
    if case .none(let reason) = ChartedSeries(measure) { reason == why } else { false }
  }

  @Test func `of a rolling figure the calendar months are charted, never the rolling values`() {
    #expect(ChartedSeries(.count(rule(.rolling(months: 12)))) == .months)
    #expect(ChartedSeries(.proportion(rule(.rolling(months: 3)), numerator: Filter(), of: nil)) == .months)
  }

  @Test func `a figure that is rolling in itself is refused, with the reason`() {
    let rates = Cohort(.fromPercentile(75), rates: [Cohort.Rate(rule: rule(.rolling(months: 12)), entity: "e", per: "h")])
    let measure = MeasureDefinition.coverage(rule(.toDate), of: "e", cohort: rates, reached: rule(.toDate), by: "e")
    #expect(isNone(measure, because: .rolling))
  }

  @Test func `cumulative figures and stages have none`() {
    #expect(isNone(.count(rule(.financialYear)), because: .startsAnewEachYear))
    #expect(isNone(.distinct(rule(.toDate), of: "e"), because: .cumulative))
    #expect(isNone(.latest(rule(.toDate), per: "e", denominator: Filter(), numerator: Filter()), because: .latestOfEach))
    #expect(isNone(.stages(rule(.toDate), column: "c", stages: ["a"]), because: .stages))
  }

  @Test func `waits that go on have none by month`() {
    #expect(isNone(.duration(rule(.rolling(months: 3)), from: "d", to: nil, .percentile(50)), because: .waitsThatGoOn))
    #expect(ChartedSeries(.duration(rule(.rolling(months: 3)), from: "d", to: "e", .percentile(50))) == .months)
  }

  @Test func `snapshots have their month-ends, censuses their days`() {
    let stops = [Stop(column: "end", countsOnTheDay: true)]
    #expect(ChartedSeries(.distinct(rule(.toDate, stops: stops), of: "e")) == .monthEnds)
    #expect(ChartedSeries(.count(rule(.latest))) == .censusDays)
  }

  @Test func `a ratio is charted by the months of what it divides, also by a state`() {
    let (months, state) = (MeasureDefinition.count(rule(.rolling(months: 12))), MeasureDefinition.sum(rule(.toDate), column: "c"))
    let census = MeasureDefinition.count(rule(.latest))
    let year = MeasureDefinition.sum(rule(.academicYear), column: "c")
    func ratio(_ part: MeasureDefinition, _ whole: MeasureDefinition) -> MeasureDefinition {
      .combined(.ratio(per: 100), of: [part, whole])
    }
    #expect(ChartedSeries(ratio(months, months)) == .months)
    #expect(ChartedSeries(ratio(months, state)) == .months)
    #expect(ChartedSeries(ratio(months, census)) == .months)
    #expect(ChartedSeries(ratio(census, census)) == .censusDays)
    #expect(isNone(ratio(state, months), because: .rolling))
    #expect(isNone(ratio(state, state), because: .cumulative))
    #expect(isNone(ratio(year, year), because: .startsAnewEachYear))
    #expect(isNone(.combined(.difference, of: [months, state]), because: .rolling))
    #expect(ChartedSeries(.combined(.total, of: [months, .distinct(rule(.rolling(months: 3)), of: "e")])) == .months)
    let stops = [Stop(column: "end", countsOnTheDay: true)]
    #expect(ChartedSeries(ratio(.count(rule(.toDate, stops: stops)), state)) == .monthEnds)
  }

  @Test func `only a ratio whose part is one of its whole has an interval`() {
    var some = rule(.rolling(months: 12))
    some.filter = Filter([Condition(column: "c", test: .present)])
    let whole = rule(.rolling(months: 12))
    let answer = Answer(value: 25, numerator: 5, denominator: 20, counted: 5)
    func interval(_ part: MeasureDefinition, _ whole: MeasureDefinition, per: Double = 100) -> ConfidenceInterval? {
      MeasureDefinition.combined(.ratio(per: per), of: [part, whole]).interval(around: answer)
    }
    #expect(interval(.count(some), .count(whole)) == WilsonInterval.around(numerator: 5, denominator: 20))
    #expect(interval(.distinct(some, of: "e"), .distinct(whole, of: "e")) != nil)
    #expect(interval(.sum(some, column: "n"), .sum(whole, column: Addends(["n", "m"]))) != nil)
    #expect(interval(.count(whole), .count(some)) == nil)
    #expect(interval(.count(some), .count(whole), per: 1000) == nil)
    #expect(interval(.count(some), .distinct(whole, of: "e")) == nil)
    #expect(interval(.distinct(some, of: "e"), .distinct(whole, of: "f")) == nil)
    #expect(interval(.sum(some, column: "m"), .sum(whole, column: "n")) == nil)
    // A rate over a headcount: an exclusion is no pupil on roll.
    #expect(interval(.count(some), .sum(whole, column: "n")) == nil)
    #expect(interval(.count(some), .count(rule(.toDate))) == nil)
  }

  /// Against the formula in its other form: the two roots of (p - x)² = z² x (1 - x) / n.
  @Test(arguments: [(1.0, 7.0), (0, 12), (12, 12), (47, 60), (3, 99)])
  func `Wilson's interval holds the shares that would not be surprised by what was seen`(part: Double, whole: Double) throws {
    let interval = try #require(WilsonInterval.around(numerator: part, denominator: whole))
    let share = part / whole
    for bound in [interval.lower / 100, interval.upper / 100] {
      let distance = (share - bound) * (share - bound)
      let surprise = 1.959_963_984_540_054 * 1.959_963_984_540_054 * bound * (1 - bound) / whole
      #expect(abs(distance - surprise) < 1e-12)
    }
    #expect(interval.lower <= 100 * share && 100 * share <= interval.upper)
  }

  @Test func `an empty denominator has no interval`() {
    #expect(WilsonInterval.around(numerator: 0, denominator: 0) == nil)
    #expect(WilsonInterval.around(numerator: 5, denominator: 4) == nil)
  }
}
