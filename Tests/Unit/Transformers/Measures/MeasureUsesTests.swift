import Drawing
import Model
import Testing
import Transformers

/// What a measure is said to do with columns, against what it says that it reads.
@Suite struct MeasureUsesTests {
  private func read(_ needs: [(source: String, columns: [String])]) -> Set<String> {
    Set(needs.flatMap { need in need.columns.map { "\(need.source).\($0)" } })
  }

  private func used(_ uses: [SingleUse]) -> Set<String> { Set(uses.map { "\($0.source).\($0.column)" }) }

  /// Rules with conditions and stops of their own columns, so that nothing hides behind another use.
  private static let rich: [MeasureDefinition] = {
    func rule(_ source: String) -> RowRule {
      RowRule(
        source: source, day: "\(source)_day",
        filter: Filter(
          [Condition(column: "\(source)_state", test: .among(["a"]))],
          groups: [.not(Filter([Condition(column: "\(source)_other", test: .notAfter("\(source)_limit"))]))]),
        stops: [
          Stop(
            column: "\(source)_end", countsOnTheDay: true, filter: Filter([Condition(column: "\(source)_why", test: .present)]))
        ],
        window: .rolling(months: 12))
    }
    let rates = [
      Cohort.Rate(rule: rule("r"), entity: "r_school", per: "size"),
      Cohort.Rate(rule: rule("q"), entity: "q_school", number: .column("q_number", scale: 1), per: nil),
    ]
    let cohort = Cohort(.highest(10), rates: rates, within: Dimension(name: "phase", lookup: .column("phase")))
    let coverage = MeasureDefinition.coverage(rule("s"), of: "school", cohort: cohort, reached: rule("t"), by: "t_school")
    let undated = RowRule(source: "u", day: "", window: .toDate)
    return [
      coverage, .count(undated), .combined(.ratio(per: 100), of: [.count(rule("s")), .sum(rule("u"), column: "u_number")]),
    ]
  }()

  @Test("every column that is read has a use, and no other has", arguments: MeasurePropertyTests.definitions + rich)
  func agree(_ measure: MeasureDefinition) { #expect(used(measure.uses) == read(measure.needs)) }

  @Test func `a column has each of its uses once, in one order`() {
    let uses: [SingleUse] = [
      ("s", "b", .category), ("s", "a", .day), ("s", "b", .condition), ("s", "b", .category), ("t", "b", .day),
    ]
    #expect(
      uses.byColumn == [
        UsedColumn(source: "s", column: "b", uses: [.condition, .category]), UsedColumn(source: "s", column: "a", uses: [.day]),
        UsedColumn(source: "t", column: "b", uses: [.day]),
      ])
  }

  @Test func `conditions and ends decide, numbers and those who are counted make the value`() {
    let rule = RowRule(source: "s", day: "d", filter: Filter([Condition(column: "k", test: .present)]), window: .toDate)
    let uses = MeasureDefinition.distinct(rule, of: "e").uses
    #expect(uses.filter(\.use.isDirect).map(\.column) == ["e"])
    #expect(uses.map(\.use) == [.day, .condition, .entity])
  }
}
