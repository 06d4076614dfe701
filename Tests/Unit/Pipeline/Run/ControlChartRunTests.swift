import Drawing
import Foundation
import Model
import Pipeline
import Testing

/// Charts as a run makes them: of the months that the series is made of, carried over with their lines, and heard of.
@Suite struct ControlChartRunTests {
  /// Exclusions by month, from April 2022 on unless another month is named.
  private func plan(_ counts: [Int], from first: String = "2022-04-30") throws -> RealPlan {
    let plan = try RealPlan()
    let start = try #require(Day(iso: first))
    var (day, rows) = (start, "")
    for (month, count) in counts.enumerated() {
      for number in 0..<count { rows += "X\(month)-\(number),P\(month)-\(number),1,\(day),,N,,\n" }
      day = (day + 1).endOfMonth
    }
    try plan.folder.write(
      "exclusion_id,pupil_id,school_urn,start_date,reason,sen_status,outcome,outcome_date\n" + rows, to: "input/exclusions.csv")
    return plan
  }

  private func chart(_ result: RunResult, _ kpi: String = "7") throws -> ControlChart {
    try #require(result.scorecard.charts.first { $0.id == FigureID(kpi: kpi) })
  }

  @Test func `the months of the rolling figure, each by itself, add up to it`() throws {
    let result = try plan([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]).run(asOf: "2023-03-31", from: "2023-03-31")
    let chart = try chart(result)
    #expect(chart.points.compactMap(\.value) == [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8])
    #expect(chart.points.first?.asOf == Day(iso: "2022-04-30"))
    #expect(chart.points.reduce(0) { $0 + ($1.value ?? 0) } == result.scorecard.lines.first { $0.id.kpi == "7" }?.value)
    #expect(chart.target == 121.6 / 12)
  }

  @Test func `a month that has only begun is not charted`() throws {
    let result = try plan([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]).run(asOf: "2023-03-15", from: "2023-03-15")
    #expect(try chart(result).points.last?.asOf == Day(iso: "2023-02-28"))
  }

  @Test func `a concern raises one alert, in words without small numbers`() throws {
    let plan = try plan([10, 10, 11, 10, 9, 10, 11, 10, 9, 10, 11, 10, 30], from: "2022-03-31")
    let alerts = try plan.run(asOf: "2023-03-31").scorecard.alerts
    let alert = try #require(alerts.first { $0.key.rule == .specialCause && $0.key.figure == FigureID(kpi: "7") })
    #expect(alert.finding.message.contains("30 exclusions in March 2023, above"))
    #expect(
      alert.finding.message.hasSuffix(
        "This is a real change (outside normal variation). Owner: Head of Service, Vulnerable Learners."))
    // A shorter series than usual has other limits: what is open stays as it is.
    let later = try plan.run(asOf: "2023-04-30", from: "2023-04-30").scorecard.alerts
    #expect(later.first { $0.key.rule == .specialCause }?.id == alert.id)
    let quiet = try self.plan([10, 10, 11, 10, 9, 10, 11, 10, 9, 10, 11, 10, 11], from: "2022-03-31")
    #expect(!(try quiet.run(asOf: "2023-03-31").scorecard.alerts.contains { $0.key.rule == .specialCause }))
  }

  @Test func `an improvement raises none`() throws {
    let plan = try plan([20, 21, 20, 19, 20, 21, 20, 19, 20, 21, 20, 0])
    let result = try plan.run(asOf: "2023-03-31", from: "2023-03-31")
    #expect(try chart(result).variation == .improvement)
    #expect(!result.scorecard.alerts.contains { $0.key.rule == .specialCause })
  }

  @Test func `charts are carried over with their lines`() throws {
    let plan = try plan([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8])
    let whole = try plan.run(asOf: "2023-03-31", from: "2023-02-28")
    let part = try plan.run(asOf: "2023-03-31", from: "2023-02-28", kpis: ["8"])
    #expect(try published(part.scorecard.charts) == published(whole.scorecard.charts))
  }

  @Test func `a rebase begins new limits, and spc off draws none`() throws {
    let counts = Array(repeating: 20, count: 13) + Array(repeating: 5, count: 13)
    let plan = try plan(counts).withDefinitions { name, text in
      if name.contains("07-") { return text + "\nspc: {rebase: [{date: 2023-05-01, reason: a new policy}]}\n" }
      return name.contains("08-") ? text + "\nspc: off\n" : text
    }
    let result = try plan.run(asOf: "2024-05-31", from: "2023-03-31")
    let chart = try chart(result)
    #expect(chart.points.first?.mean == 20 && chart.points.last?.mean == 5)
    #expect(chart.points.allSatisfy { $0.causes.isEmpty })
    #expect(!result.scorecard.charts.contains { $0.id.kpi == "8" })
  }
}
