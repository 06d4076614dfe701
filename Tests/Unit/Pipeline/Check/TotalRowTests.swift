import Pipeline
import Testing

/// Rows that are totals of others are named, so that nothing is counted twice.
@Suite struct TotalRowTests {
  private static func text(_ values: [String]) throws -> String {
    let rows = (0..<6).flatMap { row in values.map { "V\(row)\($0.count),\($0),\(row)\n" } }.joined()
    return try FileSuggestionTests.suggestion("Row,School,Pupils\n" + rows).text
  }

  @Test(arguments: [
    (["Alder", "Birch", "Total"], "`Total` is among", "[Total]"),
    (["Alder", "Birch", "All schools"], "`All schools` is among", "[All schools]"),
    (["Alder", "Birch", "Total", "England"], "`England` and `Total` are among", "[England, Total]"),
    (["Alder", "Birch", "all"], "`all` is among", "[all]"),
  ])
  func `totals among other values`(values: [String], words: String, list: String) throws {
    #expect(
      try Self.text(values).contains(
        "    # \(words) the values: leave them out with rows: {school: {not: \(list)}}, or with where:"))
  }

  @Test(arguments: [
    ["Alder", "Birch"], ["All Saints", "Birch"], ["England"], ["Total care", "Birch"], ["Allsorts", "Totals Lane"],
  ])
  func `names that begin alike are none`(values: [String]) throws { #expect(try !Self.text(values).contains("among the values")) }
}
