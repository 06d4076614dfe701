import Model
import Sample
import Testing

/// What the plan printed for its baseline days comes out in every area; here it is counted anew from the files alone.
struct BaselineTests {
  static let seeds: [UInt64] = [1, 2, 3, 2024, .max]

  private func rows(_ name: String, _ seed: UInt64) throws -> ArraySlice<[Substring]> {
    try Written(#require(exports(seed: seed)[name])).records.dropFirst()
  }

  @Test(arguments: seeds)
  func `128 exclusions stand at the end of February 2023, 84 of pupils with SEND`(_ seed: UInt64) throws {
    // Days as ISO 8601 compare as texts.
    let counted = try rows("exclusions", seed).filter { row in
      let isUndone = ["withdrawn", "reinstated"].contains(row[6]) && row[7] <= "2023-02-28"
      return ("2022-03-01"..."2023-02-28").contains(row[3]) && !isUndone
    }
    #expect(counted.count == 128)
    #expect(counted.filter { $0[5] != "N" }.count == 84)
  }

  @Test(arguments: seeds)
  func `50 schools have completed the inclusion tool by the end of February 2023`(_ seed: UInt64) throws {
    #expect(Set(try rows("inclusion_tool", seed).filter { $0[1] <= "2023-02-28" }.map { $0[0] }).count == 50)
  }

  @Test(arguments: seeds)
  func `just under half of the needs on SEN support are recorded in January 2023`(_ seed: UInt64) throws {
    let support = try rows("sen_support", seed).filter { $0[0] == "2023-01-19" && $0[3] == "K" }
    let share = 100 * Double(support.filter { !$0[4].isEmpty }.count) / Double(support.count)
    #expect((49..<50).contains(share))
  }

  @Test(arguments: seeds)
  func `the median waits of early 2023 are 133 and 730.5 days`(_ seed: UInt64) throws {
    let rows = try rows("waiting_times", seed)
    for (column, expected) in [(3, 266), (4, 1461)] {
      let waits = try rows.filter { row in
        ("2023-01-01"..."2023-03-31").contains(row[column]) && (row[5].isEmpty || row[5] >= row[column])
      }.map { row in try #require(Day(iso: row[column])) - #require(Day(iso: row[2])) }.sorted()
      // Twice the median, to stay whole.
      #expect(waits[(waits.count - 1) / 2] + waits[waits.count / 2] == expected)
    }
  }

  @Test(arguments: seeds)
  func `73 children with SEMH are placed in state-maintained settings on 31 March 2023`(_ seed: UInt64) throws {
    let placed = try rows("specialist_placements", seed).filter { row in
      row[2] != "independent special" && row[2] != "other" && row[3] == "SEMH" && row[4] <= "2023-03-31"
        && (row[5].isEmpty || row[5] >= "2023-03-31")
    }
    #expect(Set(placed.map { $0[0] }).count == 73)
  }

  @Test(arguments: seeds)
  func `the plan's programme and its targeted support begin after 31 March 2023`(_ seed: UInt64) throws {
    let trained = try rows("training", seed).filter { $0[1] == "Foundations of Inclusive Practice" }
    #expect(trained.allSatisfy { $0[2] > "2023-03-31" })
    #expect(try rows("targeted_support", seed).allSatisfy { $0[1] > "2023-03-31" })
  }
}
