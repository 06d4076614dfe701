import Model
import Testing
import Wording

/// Why values were restated, in words.
@Suite struct RestatementSentencesTests {
  private let unit = Unit("exclusions")

  private func restated(_ day: String, _ cause: RestatementCause.Kind, rows: Int?) throws -> FigureBackground.Restated {
    var one = RestatementCause(cause, effect: 1)
    (one.source, one.rows) = ("exclusions", rows)
    let value = RestatedValue(
      FigureID(kpi: "7"), asOf: try #require(Day(iso: day)), from: 118, to: 119, replaces: "before", causes: [one])
    return FigureBackground.Restated(run: "run", on: try #require(Day(iso: "2024-04-02")), value)
  }

  @Test func `restatements of a run for one reason are one line, the latest date first`() throws {
    let lines = RestatementSentences.lines(
      try [
        restated("2024-01-31", .added, rows: 1), restated("2024-02-29", .added, rows: 1),
        restated("2024-03-31", .exports, rows: nil),
      ], unit)
    #expect(
      lines == [
        "Restated on 2 April 2024 by run run, because exclusions changed; which rows is not known (+1): 31 March 2024 from 118 exclusions to 119 exclusions.",
        "Restated on 2 April 2024 by run run, because 1 row of exclusions was added (+1): 29 February 2024 from 118 exclusions to 119 exclusions; 31 January 2024 from 118 exclusions to 119 exclusions.",
      ])
  }

  @Test func `six dates are named, and the others counted`() throws {
    let days = (1...8).map { "2024-0\($0)-15" }
    let line = try #require(try RestatementSentences.lines(days.map { try restated($0, .removed, rows: 2) }, unit).first)
    #expect(line.hasSuffix("; and 2 earlier dates (--format csv lists all)."))
    #expect(line.contains("15 March 2024") && !line.contains("15 February 2024"))
  }

  @Test func `it is said where nobody knows`() throws {
    let march = try #require(Day(iso: "2024-03-31"))
    #expect(RestatementSentences.because([], unit) == "not known")
    #expect(
      RestatementSentences.unknown([("run", march)]) == [
        "Restated by run run: 31 March 2024. Not known why: what the earlier values were made from was not found."
      ])
  }

  @Test func `a key is named with both its values`() {
    var cause = RestatementCause(.definition, effect: -2)
    (cause.file, cause.key, cause.from, cause.to) = ("kpis/7.yml", "measure.window", "rolling 12 months", "month")
    #expect(
      RestatementSentences.because([cause], unit)
        == "measure.window in kpis/7.yml is 'month', was 'rolling 12 months' (−2)")
  }
}
