import Model
import Testing
import Transformers
import Wording

@Suite struct SenseCheckTests {
  static let source = SourceDefinition(
    name: "s", title: "", files: [],
    columns: [
      ColumnDefinition(name: "day", kind: .day(formats: [], notBefore: nil), isMandatory: true),
      ColumnDefinition(name: "reason", kind: .category),
      ColumnDefinition(name: "outcome", kind: .category, isFilledLater: true),
    ], key: [0])

  /// Rows by month (`2023-01`), and how many of them have a blank reason and outcome.
  private func warnings(
    _ months: [(String, Int, Int)], asOf: String = "2023-12-31", rules: SenseRules = SenseRules(),
    read: Int = 100, previous: Int? = nil, unregistered: [SenseChecks.Unregistered] = []
  ) throws -> [String] {
    var tally = MonthlyTally(columns: 3)
    var newest: Day?
    for (month, rows, blanks) in months {
      let day = try #require(Day(iso: month + "-15"))
      for row in 0..<rows { tally.add(day.number) { $0 > 0 && row < blanks } }
      newest = day
    }
    var source = Self.source
    source.senseRules = rules
    var quality = SourceQuality(source: "s", status: .delivered)
    (quality.read, quality.newest) = (read, newest)
    var earlier = quality
    earlier.read = previous ?? read
    return SenseChecks(
      source, tally: tally, quality: quality, asOf: try #require(Day(iso: asOf)), previous: previous == nil ? nil : earlier,
      unregistered: unregistered
    ).warnings.map(\.sentence)
  }

  private static let usual = (1...12).map { ("2023-" + ($0 < 10 ? "0\($0)" : "\($0)"), 50, 5) }

  @Test func `an ordinary year raises nothing`() throws { #expect(try warnings(Self.usual) == []) }

  @Test func `a month with no rows between months with many`() throws {
    let months = Self.usual.filter { $0.0 != "2023-05" }
    #expect(try warnings(months) == ["no rows in May 2023, between months with many rows"])
    #expect(try warnings(months, rules: SenseRules(quietMonths: [5])) == [])
    #expect(try warnings(months, rules: SenseRules(checks: [])) == [])
    let longer = Self.usual.filter { $0.0 != "2023-05" && $0.0 != "2023-06" }
    #expect(try warnings(longer) == ["no rows from May 2023 to June 2023, between months with many rows"])
    // Between months with few it is no wonder.
    #expect(try warnings(months.map { ($0.0, 3, 0) }) == [])
  }

  @Test func `a month far from the same month of other years`() throws {
    let earlier = Self.usual.map { ($0.0.replacing("2023", with: "2022"), 50, 5) }
    var months = earlier + Self.usual
    months[20].1 = 120
    months[21].1 = 3
    #expect(
      try warnings(months) == [
        "120 rows in September 2023, compared with 50 in that month of other years",
        "fewer than 5 rows in October 2023, compared with 50 in that month of other years",
      ])
  }

  @Test func `the newest day far behind`() throws {
    #expect(try warnings(Self.usual, asOf: "2024-02-15") == [])
    #expect(
      try warnings(Self.usual, asOf: "2024-02-16") == [
        "out of date: the latest row is dated 15 December 2023, 63 days before 16 February 2024"
      ])
    #expect(try warnings(Self.usual, asOf: "2024-02-16", rules: SenseRules(staleAfterDays: 90)) == [])
  }

  @Test func `a column that is suddenly blank, but for what is filled later`() throws {
    var months = Self.usual
    months[11].2 = 30
    #expect(try warnings(months) == ["reason is blank in 60% of December 2023 rows (normally 10%)"])
    // Before December is over, nothing is said of it.
    #expect(try warnings(months, asOf: "2023-12-30") == [])
  }

  @Test func `an export smaller than the last run's`() throws {
    #expect(try warnings(Self.usual, read: 90, previous: 100) == [])
    #expect(try warnings(Self.usual, read: 89, previous: 100) == ["89 rows, compared with 100 in the last run"])
    #expect(try warnings(Self.usual, read: 200, previous: 100) == [])
  }

  @Test func `schools that the register does not know`() throws {
    let unknown = [SenseChecks.Unregistered(column: "school_urn", register: "schools", entities: 2, rows: 3)]
    #expect(
      try warnings(Self.usual, unregistered: unknown) == [
        "fewer than 5 rows have a school URN that is not in the schools data"
      ])
  }

  @Test func `nothing is looked for in a source that is not there`() {
    let quality = SourceQuality(source: "s", status: .refused)
    let checks = SenseChecks(
      Self.source, tally: MonthlyTally(columns: 3), quality: quality, asOf: Day(number: 20_000), previous: nil, unregistered: [])
    #expect(checks.warnings == [])
  }
}
