import Loaders
import Model
import Testing

/// The first screen, the matrix and the charts of a page.
@Suite struct PageSummaryTests {
  private let day = Day(number: 19_782)  // 29 February 2024

  private func line(_ kpi: String) throws -> ScorecardLine {
    var line = try PublishedFileTests.line(value: 3)
    (line.id, line.asOf) = (FigureID(kpi: kpi), day)
    return line
  }

  private func page(_ lines: [ScorecardLine], series: [SeriesPoint] = [], alerts: [Alert] = []) throws -> String {
    let scorecard = Scorecard(
      plan: "P", area: "A", planStart: day.adding(months: -11), asOf: day, run: "r", lines: lines, series: series, alerts: alerts)
    return String(decoding: try DashboardPage(scorecard).bytes(), as: UTF8.self)
  }

  private func part(_ page: String, of anchor: String) throws -> Substring {
    let start = try #require(page.firstRange(of: "<h2 id=\"\(anchor)\"")).upperBound
    return page[start...].prefix(upTo: try #require(page[start...].firstRange(of: "</section>")).lowerBound)
  }

  @Test(
    arguments: ControlChart.Variation.allCases.map { $0 as ControlChart.Variation? } + [nil],
    ControlChart.Assurance.allCases.map { $0 as ControlChart.Assurance? } + [nil])
  func `each figure is once in the matrix, whatever its chart says`(
    variation: ControlChart.Variation?, assurance: ControlChart.Assurance?
  ) throws {
    var line = try line("7")
    (line.variation, line.assurance) = (variation, assurance)
    let matrix = try part(try page([line]), of: "variation")
    #expect(matrix.ranges(of: "<a href=\"#kpi-7\">7</a>").count == 1)
  }

  @Test func `a page that has no figure has neither a table of figures nor a matrix`() throws {
    let page = try page([])
    #expect(!page.contains("class=\"stack all\"") && !page.contains("id=\"variation\""))
  }

  /// Cumulative values of months: 10, 20 … from April on.
  private func series(_ id: FigureID, months: Int) -> [SeriesPoint] {
    (0..<months).map { back in
      let asOf = (day + 1).adding(months: -back) - 1
      let value = Double(asOf - asOf.latest(month: 4, day: 1))
      let answer = Answer(value: value, numerator: value, denominator: nil, counted: 1)
      let figure = Figure(day: asOf, period: Period(first: nil, last: asOf), answer: answer, reason: nil, note: nil)
      return SeriesPoint(id: id, measure: SeriesPoint.ownMeasure, unit: "exclusions", figure: figure)
    }.reversed()
  }

  @Test(arguments: [(11, 0), (12, 1), (23, 1), (24, 2)])
  func `a total that starts again each year is drawn year by year, the earlier ones lighter`(months: Int, before: Int) throws {
    var line = try line("7")
    (line.startsAnew, line.periodStart) = (true, day.latest(month: 4, day: 1))
    let page = try page([line], series: series(line.id, months: months))
    // In the summary's row and in the figure's chart.
    #expect(page.ranges(of: "<path class=\"series before\"").count == 2 * before)
    #expect(page.ranges(of: "<path class=\"series\"").count == 2)
    line.startsAnew = nil
    #expect(!(try self.page([line], series: series(line.id, months: months))).contains("series before\" d"))
  }

  @Test func `a question that figures share is asked once, and the names of alerts are not shown`() throws {
    let lines = try ["1", "2", "3", "4", "5"].map { kpi in
      var line = try line(kpi)
      (line.expected, line.rag) = (1, .red)
      line.targets = [TargetReading(checkpoint: "end", date: kpi < "3" ? day : day + 31, target: 1, value: 3, met: false)]
      line.words = LineText(definition: "", standing: "", direction: "", question: kpi < "4" ? "Question \(kpi)?" : "The same?")
      return line
    }
    let alerts = lines.map { line in
      var alert = Alert(
        key: AlertKey(.offTrajectory, line.id), owner: "Owner", state: .opened, firingSince: day,
        finding: Finding(severity: .critical, asOf: day, message: "Message", statement: "statement"))
      alert.openedOn = day
      return alert
    }
    let page = try page(lines, alerts: alerts)
    let attention = try part(page, of: "attention")
    #expect(attention.ranges(of: "by what date?").count == 1)
    #expect(attention.ranges(of: "The same?").count == 1 && attention.contains("for KPI 4 and 5: The same?"))
    #expect(!attention.contains("Question 1?") && !attention.contains("Question 2?") && attention.contains("Question 3?"))
    #expect(!page.contains("off_trajectory"))
  }
}
