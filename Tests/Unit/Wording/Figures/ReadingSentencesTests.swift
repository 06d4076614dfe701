import Model
import Testing
import Wording

/// The readings of a KPI in words, and what is to be confirmed.
@Suite struct ReadingSentencesTests {
  private static let names = ["children", "suspensions"]

  private func line() throws -> ScorecardLine {
    var line = try InventedLine.line("9", unit: "children")
    line.readings = Self.names.map { KPIReading(name: $0, title: "Repeat \($0)", unit: $0) }
    line.readings?[1].definition = "The suspensions."
    (line.headline, line.value, line.previous) = ("children", 41, 43)
    return line
  }

  private func point(_ value: Double?, on day: Day, of line: ScorecardLine) -> SeriesPoint {
    let answer = Answer(value: value, numerator: value, denominator: nil, counted: 1)
    let figure = Figure(day: day, period: Period(first: nil, last: day), answer: answer, reason: nil, note: nil)
    return SeriesPoint(id: line.id, measure: "suspensions", unit: "suspensions", figure: figure)
  }

  @Test func `the readings stand side by side with their values now and a month before`() throws {
    var line = try line()
    let sentences = ReadingSentences(
      line, series: [point(57, on: line.asOf, of: line), point(60, on: line.asOf.previousMonthEnd, of: line)])
    #expect(sentences.headings == ["Reading", "31 March 2024", "29 February 2024"])
    #expect(
      sentences.rows == [
        ["Repeat children (headline)", "41 children", "43 children"], ["Repeat suspensions", "57 suspensions", "60 suspensions"],
      ])
    #expect(sentences.definitions == ["Repeat suspensions: The suspensions."])
    line.toConfirm = [Confirmation(.reading, name: "suspensions", what: "Which?", by: "Somebody", since: line.asOf)]
    #expect(
      ReadingSentences(line, series: [point(nil, on: line.asOf, of: line)]).sentence
        == "KPI 9 can be read in 2 ways. Headline: Repeat children, 41 children. Also: Repeat suspensions (to be confirmed), not calculated."
    )
  }

  @Test func `a KPI with one reading says nothing`() throws {
    var line = try line()
    (line.readings, line.headline) = (nil, nil)
    let sentences = ReadingSentences(line, series: [point(57, on: line.asOf, of: line)])
    #expect(sentences.rows.isEmpty && sentences.sentence == nil && sentences.definitions.isEmpty)
  }

  @Test func `what is to be confirmed is listed, and marked at the number`() throws {
    var line = try line()
    let day = line.asOf
    line.baseline = BaselineReading(value: 50, date: day, measured: true)
    line.card = PrintedCard(
      baseline: "TBC",
      targets: ["6 months", "12 months"].map { PrintedTarget(checkpoint: $0, date: day, printed: "40", target: 40) })
    line.toConfirm = [
      Confirmation(.baseline, what: "Is it 50?", by: "Somebody", since: day),
      Confirmation(.target, name: "12 months", what: "Is it 40?", by: "Somebody", since: day),
      Confirmation(.reading, name: "children", what: "Which?", by: "Somebody", since: day),
    ]
    var scorecard = Scorecard(plan: "p", area: "a", planStart: day, asOf: day, run: "r", lines: [line])
    scorecard.offices = ["Somebody": "A council"]
    #expect(scorecard.toConfirm().map(\.about) == ["Baseline", "Target at 12 months", "Reading: Repeat children"])
    #expect(scorecard.toConfirm().map(\.by) == Array(repeating: "Somebody, A council", count: 3))
    #expect(scorecard.toConfirm(isBrief: true).map(\.by) == Array(repeating: "Somebody", count: 3))
    #expect(
      scorecard.toConfirmByPerson == [
        "Somebody, since 31 March 2024: KPI 9, baseline: Is it 50? KPI 9, target at 12 months: Is it 40? KPI 9, reading: Repeat "
          + "children: Which?"
      ])
    let words = CardSentences(line)
    #expect(words.baseline == "TBC; calculated from the data: 50 children on 31 March 2024 (to be confirmed)")
    #expect(line.cardTargets.map { words.target($0) } == ["40", "40 (to be confirmed)"])
    #expect(line.cardTargets.map { words.reading(of: $0, mark: "¹") } == ["40 children¹", "40 children¹ (to be confirmed)"])
    let about = PageSentences(line).about(in: scorecard).filter { $0.term == "To be confirmed" }.map(\.text)
    #expect(about.first == "Baseline: Is it 50? (Somebody, since 31 March 2024)" && about.count == 3)
    scorecard.lines[0].toConfirm = nil
    #expect(scorecard.toConfirm().isEmpty && CardSentences(scorecard.lines[0]).baseline.hasSuffix("2024"))
  }
}
