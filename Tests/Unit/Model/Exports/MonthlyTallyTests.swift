import Drawing
import Model
import Testing

/// Rows by month, counted by days, against the months that the days are written with.
@Suite struct MonthlyTallyTests {
  @Test("each day counts in its month, however far apart days lie", arguments: [3, 400, 9000, 700_000])
  func counts(_ width: Int32) {
    var random = SeededGenerator(case: Int(width))
    for _ in 0..<40 {
      let days = (0..<Int.random(in: 0...300, using: &random)).map { _ in
        Int32.random(in: 19_000 - width...19_000 + width, using: &random)
      }
      let blank = days.filter { _ in Bool.random(using: &random) }
      var tally = MonthlyTally(columns: 2)
      tally.add(days)
      tally.addBlanks(blank, of: 1)
      #expect(tally.months.mapValues(\.rows) == written(days))
      #expect(tally.months.mapValues { $0.blanks[1] }.filter { $0.value > 0 } == written(blank))
    }
  }

  private func written(_ days: [Int32]) -> [Int: Int] {
    Dictionary(grouping: days) { day in
      let parts = Day(number: day).description.split(separator: "-").compactMap { Int($0) }
      return parts[0] * 12 + parts[1] - 1
    }.mapValues(\.count)
  }
}
