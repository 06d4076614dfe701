import Model
import Testing
import Wording

/// The names by which `--rows` knows the rules of a figure.
@Suite struct RuleNamesTests {
  private static let stop = Stop(column: "end_date", countsOnTheDay: true)
  private static let rule = RowRule(
    source: "s", day: "start_date",
    filter: Filter(
      [Condition(column: "sen_status", test: .present), Condition(column: "sen_status", test: .notAmong(["N"]))],
      groups: [.not(Filter([Condition(column: "a", test: .blank)])), .any([Filter()])]),
    stops: [Stop(column: "outcome_date", countsOnTheDay: false), stop], window: .rolling(months: 12))

  @Test func `no two rules have one name`() {
    let names = RuleNames(Self.rule).all
    #expect(Set(names).count == names.count, "\(names)")
    let expected = [
      "no-start-date", "after-the-window", "sen-status", "sen-status-2", "not", "either", "before-the-window", "stopped",
      "stopped-2",
    ]
    #expect(names == expected)
  }

  @Test func `a role has the name of its rule`() {
    let names = RuleNames(Self.rule)
    #expect(names.name(RowRole.numerator) == "numerator")
    #expect(names.name(RowRole.denominator) == "denominator")
    #expect(names.name(RowRole.dropped(.stopped(Self.stop))) == "stopped-2")
    #expect(names.name(.laterRow(of: "school_urn")) == "later-row")
  }
}
