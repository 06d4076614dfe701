import Drawing
import Model
import Testing

/// The newest day with a row up to a day, against a plain list of days.
@Suite struct RowDaysTests {
  @Test func `the newest day up to any day is that of the rows themselves`() throws {
    let start = try #require(Day(iso: "2019-12-20"))
    var random = SeededGenerator()
    for _ in 0..<200 {
      let days = (0..<Int.random(in: 0...30, using: &random)).map { _ in start + Int.random(in: 0...900, using: &random) }
      var (one, other) = (MonthlyTally(columns: 0), MonthlyTally(columns: 0))
      let cut = Int.random(in: 0...days.count, using: &random)
      one.add(days[..<cut].map(\.number))
      other.add(days[cut...].map(\.number))
      one.merge(other)
      for _ in 0..<20 {
        let day = start + Int.random(in: -40...960, using: &random)
        #expect(one.rowDays.newest(upTo: day) == days.filter { $0 <= day }.max())
      }
    }
  }

  @Test func `days far apart are kept too`() throws {
    let days = try ["1931-05-31", "2023-02-28", "2199-12-31"].map { try #require(Day(iso: $0)) }
    var tally = MonthlyTally(columns: 0)
    tally.add(days.map(\.number))
    #expect(tally.rowDays.newest(upTo: days[0] - 1) == nil)
    #expect(tally.rowDays.newest(upTo: days[1] - 1) == days[0])
    #expect(tally.rowDays.newest(upTo: days[2]) == days[2])
  }
}
