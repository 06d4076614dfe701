import Definitions
import Model
import Testing

/// Targets as a definition may write them.
@Suite struct TargetDefinitionTests {
  private func figure(_ targets: String, baseline: String = "{value: 128, date: 2023-02-28}") throws -> FigureDefinition {
    let kpi = DefinitionTexts.kpi.replacing("{3 months: 121.6, 12 months: 96}", with: targets)
      .replacing("{value: 128, date: 2023-02-28}", with: baseline)
    return try #require(try DefinitionTexts.load(kpis: [kpi]).kpis.first?.figures.first)
  }

  @Test func `a share of the baseline is printed as it is written, and follows a corrected baseline`() throws {
    let shares = "{3 months: 95% of baseline, 12 months: {value: 75% of baseline, printed: three quarters}}"
    let figure = try figure(shares)
    #expect(figure.targets.map(\.value) == [121.6, 96])
    #expect(figure.targets.map(\.printed) == ["95% of baseline", "three quarters"])
    let corrected = try self.figure(shares, baseline: "{value: 120, date: 2023-02-28}")
    #expect(corrected.targets.map(\.value) == [114, 90])
  }

  @Test func `a share of a measured baseline is known when the baseline is`() throws {
    let figure = try figure("{3 months: 95% of baseline, 12 months: 80}", baseline: "{measured: 2023-02-28}")
    #expect(figure.targets.map(\.value) == [nil, 80])
    #expect(figure.targets(baseline: nil).map(\.value) == [80])
    #expect(figure.targets(baseline: 200).map(\.value) == [190, 80])
  }

  @Test func `a number is printed as it is written, and words can stand alone`() throws {
    let figure = try figure("{3 months: {printed: N/A}, 12 months: {value: 96, printed: \"69\", footnote: A misprint.}}")
    #expect(figure.targets.map(\.value) == [nil, 96] && figure.targets.map(\.isWordsAlone) == [true, false])
    #expect(figure.targets.map(\.printed) == ["N/A", "69"] && figure.targets.map(\.footnote) == [nil, "A misprint."])
    let card = figure.card(baseline: 128)
    #expect(card.targets.map(\.target) == [nil, 96] && card.baseline.isEmpty)
    #expect(try self.figure("{3 months: 121.60}").targets.map(\.printed) == ["121.60"])
  }

  @Test func `the baseline keeps the plan's words, given or measured`() throws {
    #expect(
      try figure("{3 months: 1}", baseline: "{measured: 2023-02-28, printed: Baseline TBC}").printedBaseline == "Baseline TBC")
    #expect(try figure("{3 months: 1}", baseline: "{value: 1, date: 2023-02-28, printed: 1 (Feb)}").printedBaseline == "1 (Feb)")
  }

  @Test func `the feed's targets say what is printed where that is not the number alone`() throws {
    let targets = try figure("{3 months: 121.60, 12 months: {value: 96, printed: about 96}}").targets
    #expect(targets.map(\.printedOtherwise) == ["", "about 96"])
    #expect(
      Target(checkpoint: "a", date: try #require(Day(iso: "2023-06-30")), value: 90, printed: "900%").printedOtherwise == "900%")
    #expect(Target(checkpoint: "a", date: try #require(Day(iso: "2023-06-30")), value: 50, printed: "50%").printedOtherwise == "")
  }
}
