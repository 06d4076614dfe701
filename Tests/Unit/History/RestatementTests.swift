import GRDB
import History
import Model
import Testing

/// Why values were restated, from one run's record to what is told of a figure.
@Suite struct RestatementTests {
  private func run(_ name: String, _ value: Double, restating: [RestatedValue] = []) throws -> PublishedRun {
    let may = try day("2023-05-31")
    var run = InventedRun(name: name, asOf: may, numbers: [InventedRun.Number(day: may, value: value)]).published
    run.restatements = restating
    return run
  }

  private var causes: [RestatementCause] {
    var (rows, key) = (RestatementCause(.added, effect: 2), RestatementCause(.definition, effect: -1))
    (rows.source, rows.rows) = ("exclusions", 2)
    (key.file, key.key, key.from, key.to) = ("kpis/7.yml", "measure.window", nil, "month")
    return [rows, key]
  }

  @Test func `causes are told as they were recorded, but for runs that were taken back`() throws {
    let file = try TemporaryHistory()
    let history = try file.open()
    let restated = RestatedValue(
      InventedRun.figure, asOf: try day("2023-05-31"), from: 140, to: 141, replaces: "first", causes: causes)
    try history.record([try run("first", 140), try run("second", 141, restating: [restated])])
    func told() throws -> [FigureBackground.Restated] {
      try #require(try history.background(of: [InventedRun.figure])[InventedRun.figure]).restatements
    }
    #expect(try told().map(\.restatement) == [restated])
    #expect(try told().map(\.run) == ["second"])
    try history.withdraw([Withdrawal(run: "first", reason: "wrong", by: "analyst", at: "2023-06-02T09:00:00Z")])
    #expect(try told().isEmpty)
    try history.erase(["first"])
    #expect(try told().isEmpty)
    #expect(try DatabaseQueue(path: file.path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM restatement") } == 0)
  }
}
