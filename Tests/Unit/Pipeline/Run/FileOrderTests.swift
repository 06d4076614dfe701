import Drawing
import Foundation
import Logging
import Model
import Pipeline
import Platform
import Testing

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
