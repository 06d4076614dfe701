import Drawing
import Foundation
import Logging
import Model
import Pipeline
import Platform
import Testing

/// The committed plan, run the whole way over files that a test writes.
struct RealPlan {
  static let pipelines = Project.folder.appending(path: "Pipelines").path()

  let folder: TemporaryFolder
  private(set) var definitions: DefinitionFolder

  init() throws {
    folder = try TemporaryFolder()
    definitions = try DefinitionFolder(path: Self.pipelines)
  }

  /// The same exports and output with definitions that differ: `change` is given each file's path and text.
  func withDefinitions(_ change: (String, String) -> String) throws -> RealPlan {
    for name in try FileManager.default.subpathsOfDirectory(atPath: Self.pipelines) where name.hasSuffix(".yml") {
      let text = try String(contentsOfFile: "\(Self.pipelines)/\(name)", encoding: .utf8)
      try folder.write(change(name, text), to: "Pipelines/\(name)")
    }
    var plan = self
    plan.definitions = try DefinitionFolder(path: "\(folder.path)/Pipelines")
    return plan
  }

  @discardableResult
  func run(
    asOf day: String, from: String? = nil, kpis: [String] = [], dryRun: Bool = false, isPartial: Bool = false,
    input: String = "input", threads: Int? = nil
  ) throws -> RunResult {
    var request = RunRequest(
      pipelines: Self.pipelines, input: "\(folder.path)/\(input)", output: "\(folder.path)/output",
      asOf: try #require(Day(iso: day)), from: from.flatMap { Day(iso: $0) }, kpis: kpis, dryRun: dryRun)
    request.isPartial = isPartial
    request.reading = CSVReading(threads: threads)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    return try Run(request, definitions: definitions, clock: Clock(), logger: logger).perform { _ in }
  }
}

@Suite struct CarryingTests {
  static let headings = "exclusion_id,pupil_id,school_urn,start_date,reason,sen_status,outcome,outcome_date\n"

  private func plan(_ rows: String) throws -> RealPlan {
    let plan = try RealPlan()
    try plan.folder.write(Self.headings + rows, to: "input/exclusions.csv")
    try plan.folder.write(
      "response_id,response_date,involvement_led_to_improvement\nF1,2023-02-01,yes\n", to: "input/feedback.csv")
    return plan
  }

  private func line(_ id: String, of result: RunResult) throws -> ScorecardLine {
    try #require(result.scorecard.lines.first { $0.id.description == id })
  }

  @Test func `one KPI anew, the others carried over at full precision with their alerts and series`() throws {
    let plan = try plan("X1,P1,1,2023-01-10,,K,,\nX2,P2,1,2023-01-11,,N,,\nX3,P3,1,2023-01-12,,N,,\n")
    let whole = try plan.run(asOf: "2023-02-28")
    try plan.folder.write(Self.headings + "X1,P1,1,2023-01-10,,K,,\n", to: "input/exclusions.csv")
    let part = try plan.run(asOf: "2023-02-28", kpis: ["7"])
    #expect(try line("7", of: part).value == 1)
    #expect(try line("7", of: part).carried.isEmpty)
    let carried = try line("8", of: part)
    #expect(carried.value == 100.0 / 3)
    #expect(carried.run == whole.scorecard.run)
    #expect(carried.publishedReason == .carried)
    #expect(carried.carried.contains("the export exclusions has changed since"))
    #expect(try line("12", of: part).carried == ["carried over from run \(whole.scorecard.run)"])
    for (id, measure) in [("8", "value"), ("12", "value")] {
      let old = whole.scorecard.series.filter { $0.id.description == id && $0.measure == measure }
      #expect(part.scorecard.series.filter { $0.id.description == id && $0.measure == measure } == old)
    }
    // KPI 7 reads exclusions and, for its breakdowns, the register; the other sources are as the first run found them.
    #expect(part.scorecard.quality.map(\.source) == whole.scorecard.quality.map(\.source))
    let others = try published(whole.scorecard.alerts).filter { $0.key.figure?.kpi != "7" && $0.key.figure != nil }
    #expect(part.scorecard.alerts.filter { $0.key.figure?.kpi != "7" && $0.key.figure != nil } == others)
  }

  @Test func `what has changed stays said when another KPI is run after it`() throws {
    let plan = try plan("X1,P1,1,2023-01-10,,K,,\n")
    try plan.run(asOf: "2023-02-28")
    try plan.folder.write(Self.headings + "X1,P1,1,2023-01-10,,N,,\n", to: "input/exclusions.csv")
    try plan.run(asOf: "2023-02-28", kpis: ["7"])
    let last = try plan.run(asOf: "2023-02-28", kpis: ["12"])
    #expect(try line("8", of: last).carried.count == 2)
    #expect(try line("7", of: last).carried.count == 1)
  }

  @Test func `an export that the asked-for KPI does not read is noticed too, and a target that was changed`() throws {
    let plan = try plan("X1,P1,1,2023-01-10,,K,,\n")
    try plan.run(asOf: "2023-02-28")
    try plan.folder.write("response_id,response_date,involvement_led_to_improvement\n", to: "input/feedback.csv")
    let copied = try plan.withDefinitions { name, text in
      name.hasSuffix("08-exclusions-send.yml") ? text.replacing("12 months: 45", with: "12 months: 46") : text
    }
    let part = try copied.run(asOf: "2023-02-28", kpis: ["7"])
    #expect(try line("12", of: part).carried.contains("the export feedback has changed since"))
    #expect(try line("8", of: part).carried.contains("its definition has changed since"))
    #expect(try line("4", of: part).carried.count == 1)
  }

  @Test func `another plan's run for the day lends nothing`() throws {
    let plan = try plan("X1,P1,1,2023-01-10,,K,,\n")
    try plan.run(asOf: "2023-02-28")
    let other = try plan.withDefinitions { name, text in
      name == "plan.yml" ? text.replacing("plan: Somerset SEND", with: "plan: Another") : text
    }
    #expect(
      throws: RunError.noFullRun(try #require(Day(iso: "2023-02-28")), why: "the earlier run for this day is another plan's")
    ) {
      try other.run(asOf: "2023-02-28", kpis: ["7"])
    }
    let part = try other.run(asOf: "2023-02-28", kpis: ["7"], isPartial: true)
    #expect(try line("12", of: part).status == .notRun)
    #expect(try line("12", of: part).note.contains("another plan's"))
  }

  @Test func `another area's scorecards are not published among these`() throws {
    let plan = try plan("X1,P1,1,2023-01-10,,K,,\n")
    try plan.run(asOf: "2023-02-28")
    let other = try plan.withDefinitions { name, text in
      name == "plan.yml" ? text.replacing("area: Somerset", with: "area: Elsewhere") : text
    }
    let error = #expect(throws: FileError.self) { try other.run(asOf: "2023-02-28", kpis: ["7"]) }
    #expect(error?.description.contains("Somerset") == true && error?.kind == .create)
    #expect(try other.run(asOf: "2023-02-28", kpis: ["7"], dryRun: true).scorecard.lines.count == 16)
  }

  @Test func `an earlier run that cannot be read is said to be that`() throws {
    let plan = try plan("X1,P1,1,2023-01-10,,K,,\n")
    let whole = try plan.run(asOf: "2023-02-28")
    try plan.folder.write("{", to: "output/runs/\(whole.scorecard.run)/scorecard.json")
    #expect(throws: RunError.self) { try plan.run(asOf: "2023-02-28", kpis: ["7"]) }
    let part = try plan.run(asOf: "2023-02-28", kpis: ["7"], dryRun: true)
    #expect(try line("12", of: part).note.contains("cannot be read"))
  }

  @Test func `with no earlier run for the day, some lines alone are published where that is asked for`() throws {
    let plan = try plan("X1,P1,1,2023-01-10,,K,,\n")
    let january = try plan.run(asOf: "2023-01-31")
    let alerts = january.scorecard.alerts.map(\.id)
    #expect(throws: RunError.self) { try plan.run(asOf: "2023-02-28", kpis: ["7"]) }
    let part = try plan.run(asOf: "2023-02-28", kpis: ["7"], isPartial: true)
    #expect(try plan.folder.link("output/latest") == "2023-01-31")
    #expect(try plan.folder.link("output/2023-02-28").hasSuffix(part.scorecard.run))
    #expect(part.notices.isEmpty && part.scorecard.alerts.map(\.id) == alerts)
    // A second one goes on from the first; the whole one that follows opens what the day opens.
    let second = try plan.run(asOf: "2023-02-28", kpis: ["8"], isPartial: true)
    #expect(try line("7", of: second).carried.count == 1 && line("8", of: second).value == 100)
    let whole = try plan.run(asOf: "2023-02-28")
    #expect(try plan.folder.link("output/latest") == "2023-02-28")
    #expect(whole.isNewest && whole.scorecard.alerts.allSatisfy { $0.state != .opened || $0.openedOn == whole.scorecard.asOf })
    #expect(part.scorecard.lines.count { $0.status == .notRun } == 15)
    #expect(try line("7", of: part).value == 1)
    #expect(part.scorecard.quality.map(\.source).sorted() == ["exclusions", "schools"])
  }

  @Test func `a dry run writes nothing`() throws {
    let plan = try plan("X1,P1,1,2023-01-10,,K,,\n")
    let result = try plan.run(asOf: "2023-02-28", dryRun: true)
    #expect(result.folder == nil)
    #expect(try plan.folder.names() == ["input"])
  }

  @Test func `nothing delivered publishes nothing`() throws {
    let plan = try plan("")
    try plan.folder.write("", to: "empty/readme.txt")
    #expect(throws: RunError.self) { try plan.run(asOf: "2023-02-28", input: "empty") }
    #expect(throws: RunError.self) { try plan.run(asOf: "2023-02-28", input: "not there") }
    #expect(!FileManager.default.fileExists(atPath: "\(plan.folder.path)/output/latest"))
  }

  @Test func `a KPI that does not exist names those that do`() throws {
    let plan = try plan("")
    let error = try #require(throws: RunError.self) { try plan.run(asOf: "2023-02-28", kpis: ["7", "15"]) }
    #expect("\(error)".contains("'15'") && "\(error)".contains("5a"))
  }
}

@Suite struct FileOrderTests {
  /// Suspensions with keys of their own, in no order.
  static func rows(_ count: Int, _ random: inout SeededGenerator) -> [String] {
    (0..<count).map { number in
      let day = Day(number: 19_000 + Int32.random(in: 0...700, using: &random))
      let (pupil, school) = (Int.random(in: 0...40, using: &random), 900_000 + Int.random(in: 0...5, using: &random))
      return "S\(number),P\(pupil),\(school),\(day),,,\(["N", "K", "E"].randomElement(using: &random) ?? "N")\n"
    }
  }

  static let headings = "suspension_id,pupil_id,school_urn,start_date,sessions,reason,sen_status\n"

  @Test func `rows in any order, in any number of files, give the same figures`() throws {
    var random = SeededGenerator()
    let rows = Self.rows(300, &random)
    var found: [[SeriesPoint]] = []
    for files in [1, 2, 5] {
      let plan = try RealPlan()
      let shuffled = rows.shuffled(using: &random)
      for file in 0..<files {
        let part = shuffled.indices.filter { $0 % files == file }.map { shuffled[$0] }
        try plan.folder.write(Self.headings + part.joined(), to: "input/suspensions-\(file).csv")
      }
      found.append(try plan.run(asOf: "2024-02-29").scorecard.series)
    }
    #expect(found[0] == found[1] && found[0] == found[2])
    #expect(found[0].contains { ($0.value ?? 0) > 0 })
  }

  @Test func `rows with new keys dated after the day change nothing`() throws {
    var random = SeededGenerator()
    let rows = Self.rows(200, &random)
    let later = (0..<100).map { "L\($0),P\($0 % 40),900001,2024-03-0\(1 + $0 % 9),,,K\n" }
    var found: [[SeriesPoint]] = []
    for text in [rows, rows + later] {
      let plan = try RealPlan()
      try plan.folder.write(Self.headings + text.joined(), to: "input/suspensions.csv")
      found.append(try plan.run(asOf: "2024-02-29").scorecard.series)
    }
    #expect(found[0] == found[1])
  }
}
