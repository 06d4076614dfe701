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
}
