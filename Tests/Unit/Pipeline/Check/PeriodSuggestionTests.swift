import Pipeline
import Testing

/// What is suggested for statistics that have a row for each year, term or quarter.
@Suite struct PeriodSuggestionTests {
  private static func text(_ heading: String, _ periods: [String], more: [String] = [""]) throws -> String {
    let rows = periods.flatMap { period in
      more.flatMap { part in (0..<6).map { "\(period),\(part),D\($0),\($0 * 3)\n" } }
    }
    return try FileSuggestionTests.suggestion("\(heading),time_identifier,District,Pupils\n" + rows.joined()).text
  }

  @Test(arguments: [
    ("Year", ["2021", "2022", "2023"], 730), ("Academic year", ["2021/22", "2022/23"], 730),
    ("Term", ["Autumn 2023", "Spring 2024"], 365),
    ("Quarter", ["2024-Q1", "2024-Q2"], 215), ("Quarter", ["2023/24 Q1", "2023/24 Q2"], 215),
  ])
  func `months without rows are no surprise, and days may be old`(heading: String, periods: [String], days: Int) throws {
    let text = try Self.text(heading, periods)
    #expect(text.contains("sense_checks: {off: [gaps, seasons], stale_after_days: \(days)}  # rows have the last day of their "))
  }

  @Test(arguments: [("Month", ["2024-01", "2024-02"]), ("Date", ["2024-01-31", "2024-02-29"]), ("Place", ["here", "there"])])
  func `other sources keep all checks`(heading: String, periods: [String]) throws {
    #expect(try !Self.text(heading, periods).contains("sense_checks"))
  }

  @Test func `terms in a column of their own are named`() throws {
    let text = try Self.text("time_period", ["202223", "202324"], more: ["Autumn term", "Spring term", "Summer term"])
    #expect(
      text.contains("type: day  # the end of each year: its terms or months are in time_identifier. For one of them: rows: "))
    #expect(text.contains("rows: {time_identifier: Autumn term}"))
    #expect(!text.contains("domain: time"))
    let year = try Self.text("time_period", ["202223", "202324"], more: ["Academic year"])
    #expect(!year.contains("terms or months"))
    #expect(year.contains("time_identifier:\n    type: category"))
  }
}
