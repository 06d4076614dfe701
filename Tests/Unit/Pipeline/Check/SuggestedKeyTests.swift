import Drawing
import Pipeline
import Testing

/// The key that is suggested for a file of which some of the rows are looked at first: the likeliest columns that are filled and
/// different in all of them, as a set of the rows' texts says.
@Suite struct SuggestedKeyTests {
  private static let headings = ["Pupil ID", "Seen on", "School URN", "Kind", "Place", "Words"]
  private static let names = ["pupil_id", "seen_on", "school_urn", "kind", "place"]

  @Test(arguments: 0..<12)
  func `it is the first whose texts are different in each row`(number: Int) throws {
    var random = SeededGenerator(case: number)
    let rows = Self.rows(&random)
    // Files of 2 to 4 MB: of the larger ones some of the rows are looked at first.
    let words = String(repeating: "and so on ", count: Int.random(in: 35...75, using: &random))
    let lines = rows.enumerated().map { place, row in (row + ["\(words)\(place)"]).joined(separator: ",") + "\n" }
    let text = try FileSuggestionTests.suggestion(Self.headings.joined(separator: ",") + "\n" + lines.joined()).text
    #expect(
      text.contains("\(Self.grouped(rows.count)) rows read, \(Self.grouped(rows.count)) accepted, 0 rejected, 0 superseded"))
    let key = Self.key(of: rows)
    let line = key.isEmpty ? "key: none" : "key: [\(key.map { Self.names[$0] }.joined(separator: ", "))]"
    #expect(text.contains(line + "  #"), "not \(line)")
  }

  /// A child is seen once a day; then some rows become like others in some columns, or have no value in one.
  private static func rows(_ random: inout SeededGenerator) -> [[String]] {
    var rows = (0..<5_000).map { row -> [String] in
      let (child, day) = (row % 700, row / 700 + 10)
      return [
        "P\(10_000 + child)", Bool.random(using: &random) ? "2023-01-\(day)" : "\(day)/01/2023", "\(900_000 + child % 40)",
        ["A", "B", "C", "D"].randomElement(using: &random) ?? "", ["Home", "HOME", "Clinic"].randomElement(using: &random) ?? "",
      ]
    }
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let (from, to) = (Int.random(in: 0..<rows.count, using: &random), Int.random(in: 0..<rows.count, using: &random))
      for column in 0..<5 where column < 2 || Bool.random(using: &random) { rows[to][column] = rows[from][column] }
      if Bool.random(using: &random) { rows[to][4] = rows[to][4].lowercased() }
    }
    if Int.random(in: 0..<3, using: &random) == 0 {
      rows[Int.random(in: 0..<rows.count, using: &random)][Int.random(in: 0..<5, using: &random)] = ""
    }
    return rows
  }

  /// The likeliest columns that are filled and different in each row: single identifiers, pairs, triples.
  private static func key(of rows: [[String]]) -> [Int] {
    let whole = (0..<5).filter { column in rows.allSatisfy { !$0[column].isEmpty } }
    let singles = whole.filter { $0 == 0 || $0 == 2 }.map { [$0] }
    let pairs = whole.flatMap { one in whole.filter { $0 > one }.map { [one, $0] } }
    let triples = pairs.flatMap { pair in whole.filter { $0 > pair[1] }.map { pair + [$0] } }
    let choices = singles + (pairs + triples).filter { $0[0] < 3 }
    return choices.first { choice in
      Set(rows.map { row in choice.map { meaning(row[$0]) } }).count == rows.count
    } ?? []
  }

  /// A day is the same however it is written, and a category whatever its case.
  private static func meaning(_ text: String) -> String {
    let parts = text.split(separator: "/").map(String.init)
    return (parts.count == 3 ? parts.reversed().joined(separator: "-") : text).lowercased()
  }

  private static func grouped(_ count: Int) -> String { "\(count / 1000),\(String("\(count + 1000)".suffix(3)))" }

  /// A table of statistics: a number for each period and place.
  private static func table(_ headings: String, _ periods: [String], _ places: [String]) throws -> String {
    let rows = periods.flatMap { period in
      places.map { "\(period)\($0.isEmpty ? "" : "," + $0),\(($0.count * 7 + period.count) % 9)\n" }
    }
    return try FileSuggestionTests.suggestion(headings + "\n" + rows.joined()).text
  }

  @Test func `statistics have a key of their periods and places`() throws {
    let quarters = (2023...2025).flatMap { year in (1...3).map { "\(year)-Q\($0)" } }
    let text = try Self.table("Quarter,District,Requests", quarters, ["North", "South", "East", "West"])
    #expect(text.contains("key: [quarter, district]  #"))
    #expect(try Self.table("Month,Requests", (10...21).map { "20\($0)-03" }, [""]).contains("key: [month]  #"))
    let weeks = [1, 8, 15, 22, 29].flatMap { day in [1, 5].map { "2024-0\($0)-\(day < 10 ? "0" : "")\(day)" } }.filter {
      $0 < "2024-05"
    }
    #expect(
      try Self.table("Week ending,Open", weeks + ["2024-02-05", "2024-02-12", "2024-02-19", "2024-02-26", "2024-03-04"], [""])
        .contains("key: [week_ending]  #"))
  }

  @Test func `days of a short list of events are no key`() throws {
    let days = (0..<24).map { "2024-\($0 / 2 % 12 < 9 ? "0" : "")\($0 / 2 % 12 + 1)-\($0 % 2 == 0 ? 11 : 11 + $0 / 2)" }
    let text = try Self.table("Day,Kind,Minutes", Array(Set(days)).sorted(), ["visit"])
    #expect(text.contains("key: none  # too few rows to tell"))
    #expect(try FileSuggestionTests.suggestion("Kind,Place\nA,B\nB,C\n").text.contains("key: none  # too few rows to tell"))
  }

  @Test(arguments: [1, 3])
  func `rows that are there twice do not hide the key`(copies: Int) throws {
    var rows = (0..<230).map { "R\($0),\(10 + $0 % 20)/01/2024,\($0 % 2 == 0 ? "A" : "B")\n" }
    for copy in 0..<copies { rows.append(rows[40 + copy]) }
    let found = try FileSuggestionTests.suggestion("Ref,Seen on,Kind\n" + rows.joined())
    #expect(found.text.contains("key: [ref]  #"))
    let pairs = (0..<copies).map { "lines \(42 + $0) and \(232 + $0)" }.joined(separator: ", ")
    let loss =
      "Lost: \(copies == 1 ? "1 row" : "\(copies) rows"), because \(pairs) are the same row in each column. If each counts, write "
      + "key: none."
    #expect(found.losses == [loss])
    rows.append("R7,11/01/2024,C\n")
    #expect(try !FileSuggestionTests.suggestion("Ref,Seen on,Kind\n" + rows.joined()).text.contains("key: [ref]  #"))
  }

  @Test func `a pair is found although rows are there twice`() throws {
    var rows = (0..<60).map { "P\($0 % 20),\(10 + $0 / 20)/01/2024,\($0 % 2 == 0 ? "A" : "B")\n" }
    rows.append(rows[3])
    #expect(
      try FileSuggestionTests.suggestion("Pupil ID,Seen on,Kind\n" + rows.joined()).text.contains("key: [pupil_id, seen_on]  #"))
  }
}
