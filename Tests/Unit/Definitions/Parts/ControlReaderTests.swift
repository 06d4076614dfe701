import Definitions
import Model
import Testing

/// `spc:` of a plan holds unless a figure says otherwise.
@Suite struct ControlDefinitionTests {
  private func control(plan: String = "", kpi: String = "") throws -> ControlPolicy {
    let set = try DefinitionTexts.load(
      plan: DefinitionTexts.plan + plan, kpis: [DefinitionTexts.kpi.replacing("owner: Somebody", with: "owner: Somebody\n" + kpi)]
    )
    return try #require(set.figures.first).figure.control
  }

  @Test func `nothing said is a chart by the rules of NHSRplotthedots`() throws {
    #expect(try control() == ControlPolicy())
    #expect(ControlPolicy().isOn && ControlPolicy().rules == .plotTheDots)
  }

  @Test func `a figure's word goes before the plan's`() throws {
    #expect(try control(plan: "spc: {rules: mdc-excel}\n").rules == .makingDataCount)
    #expect(try control(plan: "spc: {rules: mdc-excel}\n", kpi: "spc: {rules: nhsr-plotthedots}").rules == .plotTheDots)
    #expect(try !control(kpi: "spc: off").isOn)
    #expect(try control(plan: "spc: off\n", kpi: "spc: {}").isOn)
  }

  @Test func `a rebase has its reason`() throws {
    let rebased = try control(kpi: "spc: {rebase: [{date: 2023-04-01, reason: a new system}]}").rebased
    #expect(rebased == [Rebase(date: try #require(Day(iso: "2023-04-01")), reason: "a new system")])
  }
}
