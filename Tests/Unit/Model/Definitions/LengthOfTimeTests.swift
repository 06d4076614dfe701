import Model
import Testing

@Suite struct LengthOfTimeTests {
  @Test func `months end on the same day number, or on the last day of a shorter month`() throws {
    let first = try #require(Day(2023, 1, 1))
    for day in (0..<1500).map({ first + $0 }) {
      for months in 0...25 {
        let last = LengthOfTime.Extent.months(months).last(after: day)
        #expect(last.monthNumber == day.monthNumber + months)
        #expect(last.civil.day == day.civil.day || last.isEndOfMonth && last.civil.day < day.civil.day)
      }
    }
  }

  @Test(
    arguments: [
      (.months(6), "2023-08-31", "2024-02-29"), (.months(12), "2024-02-29", "2025-02-28"),
      (.months(1), "2023-01-30", "2023-02-28"),
      (.months(12), "2023-03-01", "2024-03-01"), (.months(0), "2023-08-31", "2023-08-31"),
      (.days(31.5), "2023-01-31", "2023-03-03"),
    ] as [(LengthOfTime.Extent, String, String)])
  func `the last day on time`(length: LengthOfTime.Extent, from: String, to: String) throws {
    #expect(length.last(after: try #require(Day(iso: from))).description == to)
  }
}
