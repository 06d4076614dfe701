import Extractors
import Model
import Testing
import Wording

/// A source with one column of each kind.
enum Exclusions {
  static let definition = SourceDefinition(
    name: "exclusions", title: "Exclusions", files: ["exclusions"],
    columns: [
      ColumnDefinition(
        name: "id", spellings: ["Exclusion No."], kind: .identifier(domain: "exclusion"), isMandatory: true, follows: nil),
      ColumnDefinition(name: "pupil", spellings: ["UPN"], kind: .identifier(domain: "person"), isMandatory: true, follows: nil),
      ColumnDefinition(
        name: "start", spellings: [], kind: .day(formats: DayFormat.standard, notBefore: Day(1990, 1, 1)), isMandatory: true,
        follows: nil),
      ColumnDefinition(
        name: "end", spellings: [], kind: .day(formats: DayFormat.standard, notBefore: Day(1990, 1, 1)), isMandatory: false,
        follows: "start"),
      ColumnDefinition(
        name: "status", spellings: [], kind: .code([Code(name: "N"), Code(name: "K", spellings: ["SEN  Support"])]),
        isMandatory: true, follows: nil),
      ColumnDefinition(name: "sessions", spellings: [], kind: .integer(1...90), isMandatory: false, follows: nil),
      ColumnDefinition(name: "reason", spellings: [], kind: .category, isMandatory: false, follows: nil),
    ], key: [0], rejectLimit: RejectLimit(percent: 100, atLeast: 1000), registerOf: nil)
  static let headings = "id,pupil,start,end,status,sessions,reason\n"

  static func extract(_ texts: String..., limit: RejectLimit? = nil) -> Extraction {
    var source = definition
    if let limit { source.rejectLimit = limit }
    let files = texts.enumerated().map { ExportFile.text($1, name: "exclusions-\($0).csv") }
    return Extractor().extract(source, from: files, wanted: Set(source.columns.map(\.name)))
  }
}

@Suite struct ExtractionTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    var row: String
    var column: String
    var rule: RejectRule
    var testDescription: String { "\(rule.rawValue): \(row)" }

    init(_ row: String, _ column: String, _ rule: RejectRule) {
      self.row = row
      self.column = column
      self.rule = rule
    }
  }

  /// Texts that begin and end alike, and are as long, are told apart by what is between.
  @Test func `long texts that differ in the middle alone are different ones`() throws {
    let reasons = (0..<40).map { "Persistent and \(10 + $0) disruptive behaviour" }
    let rows = (0..<400).map { "X\($0),P1,2023-01-10,,K,,\(reasons[$0 * 7 % reasons.count])\n" }
    let table = try #require(Exclusions.extract(Exclusions.headings + rows.joined()).delivery.table)
    let position = try #require(table.position(of: "reason"))
    guard case .interned(let numbers) = table.batches[0].columns[position] else { throw Unexpected() }
    let found = Dictionary(grouping: numbers.indices, by: { numbers[$0] }).values.map { Set($0.map { $0 * 7 % 40 }) }
    #expect(found.count == 40 && found.allSatisfy { $0.count == 1 })
  }

  private struct Unexpected: Error {}

  static let faults = [
    Fault("X1,P1,2023-01-10,,K,,,", "", .fieldCount), Fault("X1,P1,2023-01-10,,K,", "", .fieldCount),
    Fault(",P1,2023-01-10,,K,,", "id", .blank), Fault("X1, ,2023-01-10,,K,,", "pupil", .blank),
    Fault("X1,P1,,,K,,", "start", .blank), Fault("X1,P1,2023-01-10,,,,", "status", .blank),
    Fault("X1,P1,02/28/2023,,K,,", "start", .date), Fault("X1,P1,2023-02-29,,K,,", "start", .date),
    Fault("X1,P1,44985,,K,,", "start", .date), Fault("X1,P1,soon,,K,,", "start", .date),
    Fault("X1,P1,1989-12-31,,K,,", "start", .tooEarly),
    Fault("X1,P1,2023-01-10,,Z,,", "status", .code), Fault("X1,P1,2023-01-10,,K,two,", "sessions", .number),
    Fault("X1,P1,2023-01-10,,K,91,", "sessions", .range), Fault("X1,P1,2023-01-10,,K,0,", "sessions", .range),
    Fault("X1,P1,2023-01-10,2023-01-09,K,,", "end", .order),
    Fault("X1,P1,2023-01-10,,K,,say \"no\"", "", .quote), Fault("X1,P1,2023-01-10,,K,,\"no\" way", "", .quote),
    Fault("X1,1.23E+11,2023-01-10,,K,,", "pupil", .damagedIdentifier),
  ]

  @Test("a row that cannot be used is rejected with its place and rule", arguments: faults)
  func rejects(_ fault: Fault) throws {
    let extraction = Exclusions.extract(Exclusions.headings + "X0,P0,2023-01-01,,N,,\n" + fault.row + "\nX2,P2,2023-01-01,,N,,\n")
    let reject = try #require(extraction.rejects.first)
    #expect(extraction.rejects.count == 1)
    #expect((reject.file, reject.line, reject.column, reject.rule) == ("exclusions-0.csv", 3, fault.column, fault.rule))
    #expect(!reject.message.contains("P1") && !reject.message.contains("1.23E+11 "))
    #expect((extraction.quality.read, extraction.quality.accepted, extraction.quality.rejected) == (3, 2, 1))
    #expect(extraction.delivery.table?.rowCount == 2)
  }

  @Test func `every rule is met`() { #expect(Set(Self.faults.map(\.rule)) == Set(RejectRule.allCases)) }

  @Test func `headings match in any order and spelling, and unknown ones are ignored`() {
    let extraction = Exclusions.extract(
      "Reason,STATUS,u.p.n,Exclusion no,Nobody asked,Start,end,Sessions\nx,k,P1,X1,secret,1/2/2023,,5\n")
    #expect(extraction.quality.accepted == 1)
    #expect(extraction.quality.newest?.description == "2023-02-01")
  }

  @Test(arguments: [
    ("id,pupil,start,end,status,sessions\n", true), ("id,pupil,start,end,sessions\n", false),
    ("id,pupil,UPN,start,status\n", false), ("pupil,start,status\n", false), ("", false), ("\n\n", false),
  ])
  func `a mandatory heading missing, or two that match one column, refuse the source`(text: String, isFine: Bool) {
    let extraction = Exclusions.extract(text)
    #expect((extraction.quality.status == .nilReturn) == isFine)
    #expect((extraction.quality.status == .refused) == !isFine)
    #expect(isFine || extraction.quality.noteInWords.contains("exclusions-0.csv"))
  }

  @Test func `the last row read wins, across files, and a rejected one never displaces`() throws {
    let extraction = Exclusions.extract(
      Exclusions.headings + "X1,P1,2023-01-01,,K,1,\nX2,P2,2023-01-02,,K,2,\nX1,P1,2023-01-03,,K,3,\n",
      Exclusions.headings + "X2,P2,2023-01-04,,K,4,\nX1,P1,2023-02-30,,K,5,\n")
    let quality = extraction.quality
    #expect((quality.read, quality.accepted, quality.rejected, quality.duplicates) == (5, 2, 1, 2))
    let table = try #require(extraction.delivery.table)
    var sessions: [Int64] = []
    for batch in table.batches {
      guard case .integers(let values) = batch.columns[5] else { continue }
      sessions += zip(values, batch.survives).filter(\.1).map(\.0)
    }
    #expect(sessions == [3, 4])
  }

  @Test func `more rejects than the limit refuse the source`() {
    let bad = String(repeating: "X,P,never,,K,,\n", count: 6)
    let good = (0..<294).map { "X\($0),P,2023-01-01,,K,,\n" }.joined()
    #expect(Exclusions.extract(Exclusions.headings + good + bad, limit: RejectLimit()).quality.status == .delivered)
    let refused = Exclusions.extract(Exclusions.headings + good.dropFirst(20) + bad, limit: RejectLimit())
    #expect(refused.quality.status == .refused)
    #expect(refused.quality.noteInWords.contains("6 of 299"))
    #expect(refused.delivery.table == nil)
  }

  @Test func `blank lines are no rows`() {
    let extraction = Exclusions.extract(Exclusions.headings + "\n   \nX1,P1,2023-01-01,,K,,\n\n")
    #expect((extraction.quality.read, extraction.quality.accepted) == (1, 1))
  }

  @Test func `text that is not UTF-8 and NUL bytes name their line`() {
    let extraction = Exclusions.extract(Exclusions.headings + "X1,P1,2023-01-01,,K,,\u{0}\n")
    #expect(extraction.quality.status == .refused)
    #expect(extraction.quality.noteInWords.hasPrefix("exclusions-0.csv, line 2"))
  }

  @Test func `no file is no refusal`() {
    let quality = Exclusions.extract().quality
    #expect(quality.status == .missing)
    #expect(quality.noteInWords.contains("exclusions.csv"))
  }
}

@Suite struct SharedExportTests {
  @Test func `rows of another source in a shared export are skipped, whatever else they hold`() {
    var source = Exclusions.definition
    source.ownRows = Filter([Condition(column: "status", test: .among(["K"]))])
    let text = Exclusions.headings + "X1,P1,2023-01-01,,K,,\nX2,P2,never,,N,,\nX3,P3,2023-01-01,,?,,\n"
    let quality = Extractor().extract(source, from: [.text(text, name: "x.csv")], wanted: []).quality
    #expect((quality.read, quality.accepted, quality.rejected, quality.skipped) == (3, 1, 1, 1))
    #expect(quality.addsUp)
  }
}
