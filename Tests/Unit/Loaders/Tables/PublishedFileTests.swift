import JSON
import Loaders
import Model
import Testing

@Suite struct PublishedFileTests {
  static func line(value: Double?, note: String = "", carried: [String] = []) throws -> ScorecardLine {
    var line = ScorecardLine(
      id: FigureID(kpi: "7"), title: "=cmd()", shortTitle: "@short, title", areaOfWeakness: "2", actions: ["2.1"],
      owner: "-owner",
      asOf: try #require(Day(iso: "2023-02-28")), unit: "exclusions", better: .lower, status: .computed, run: "r",
      fingerprint: "f",
      definition: "d")
    line.value = value
    line.change = value.map { -$0 }
    line.note = note
    line.reason = .notDue
    line.carried = carried
    return line
  }

  static func scorecard(_ lines: [ScorecardLine]) throws -> Scorecard {
    let day = try #require(Day(iso: "2023-02-28"))
    return Scorecard(plan: "P", area: "A", planStart: day, asOf: day, run: "r", lines: lines)
  }

  func text(_ name: String, _ scorecard: Scorecard) throws -> String {
    let ledger = LedgerFile(
      run: scorecard.run, asOf: scorecard.asOf, isNewest: true, alerts: [], notices: [], acknowledgements: [])
    let files = try Publication(scorecard, [], ledger: ledger).parts.flatMap { try $0().get() }
    return String(decoding: try #require(files.first { $0.name == name }).bytes, as: UTF8.self)
  }

  @Test func `the scorecard's columns begin in the agreed order`() throws {
    let header = try text("scorecard.csv", try Self.scorecard([])).split(separator: "\n")[0]
    #expect(
      header.hasPrefix(
        "kpi,part,title,as_of,period_start,period_end,value,unit,numerator,denominator,better,baseline,baseline_date,expected,"
          + "target_3m,target_6m,target_12m,rag,previous,change,direction,status,note,reason"))
  }

  @Test(arguments: [
    (
      "series.csv",
      "kpi,part,measure,as_of,value,unit,numerator,denominator,first_published,first_published_on,restated,restated_by,expected,status,hidden"
    ),
    ("breakdowns.csv", "kpi,part,measure,as_of,dimension,category,value,unit,numerator,denominator,label,hidden"),
    ("targets.csv", "kpi,part,checkpoint,date,target,value,met,printed,footnote"),
    ("alerts.csv", "id,kpi,part,rule,severity,state,opened_on,as_of,value,threshold,message,subject,owner,resolved_on"),
    (
      "quality.csv",
      "source,files,read,accepted,rejected,duplicates,skipped,newest,encoding,status,note,oldest,superseded,newest_by_then"
    ),
    ("rejects.csv", "source,file,line,column,rule,message"),
  ])
  func `columns of the other files`(name: String, header: String) throws {
    #expect(try text(name, try Self.scorecard([])) == header + "\n")
  }

  @Test func `formulas in text are neutralised, negative numbers are not`() throws {
    let row = try text("scorecard.csv", try Self.scorecard([try Self.line(value: 3)])).split(separator: "\n")[1]
    #expect(row.contains("'=cmd()"))
    #expect(row.contains("\"'@short, title\""))
    #expect(row.contains("'-owner"))
    #expect(row.contains(",-3,"))
  }

  @Test(
    arguments: [
      (65.6, "65.6"), (65.625, "65.625"), (2.0 / 3, "0.666667"), (128, "128"), (0, "0"), (-0.0000001, "0"),
      (1e15, "1000000000000000"),
      (-12.5, "-12.5"), (1e21, "1000000000000000000000"), (0.1 + 0.2, "0.3"),
    ] as [(Double, String)])
  func `numbers are plain decimals of at most six places`(value: Double, written: String) throws {
    let row = try text("scorecard.csv", try Self.scorecard([try Self.line(value: value)])).split(separator: "\n")[1]
    #expect(row.split(separator: ",", omittingEmptySubsequences: false)[6] == written)
  }

  @Test func `what acts in a terminal or turns writing around does not stand in a cell`() throws {
    let note = "a\u{1B}[31m b\u{202E} c\r\nd\te\u{0}"
    let text = try text("scorecard.csv", try Self.scorecard([try Self.line(value: 3, note: note)]))
    #expect(text.contains(",a?[31m b? c d e?,"))
  }

  @Test func `an empty value is empty, never 0`() throws {
    let row = try text("scorecard.csv", try Self.scorecard([try Self.line(value: nil)])).split(separator: "\n")[1]
    #expect(row.split(separator: ",", omittingEmptySubsequences: false)[6].isEmpty)
  }

  @Test func `a carried line says so, beside its own note`() throws {
    let text = try text(
      "scorecard.csv", try Self.scorecard([try Self.line(value: 3, note: "own", carried: ["carried over from run x"])]))
    #expect(text.contains("own; carried over from run x,carried,"))
  }

  @Test func `the feed comes back as it was, at full precision`() throws {
    let scorecard = try Self.scorecard([try Self.line(value: 200.0 / 3)])
    let again = try Feed.decode(try Feed.encode(scorecard))
    #expect(again.lines[0].value == 200.0 / 3)
    #expect(try Feed.encode(again) == Feed.encode(scorecard))
  }

  @Test func `a feed of another version is not read`() throws {
    var scorecard = try Self.scorecard([])
    scorecard.version += 1
    let bytes = try Feed.encode(scorecard)
    #expect(throws: FeedError.self) { try Feed.decode(bytes) }
  }
}
