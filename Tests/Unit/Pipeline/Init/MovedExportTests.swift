import Drawing
import Model
import Pipeline
import Testing

/// A recipe's export at another time: the same rows, whose days keep their order.
@Suite struct MovedExportTests {
  private static let source = SourceDefinition(
    name: "visits", title: "Visits", files: ["visits"],
    columns: [
      ColumnDefinition(name: "id", kind: .identifier(domain: "visit")),
      ColumnDefinition(name: "day", kind: .day(formats: DayFormat.standard, notBefore: nil)),
      ColumnDefinition(name: "year", kind: .day(formats: [.academicYear], notBefore: nil)),
    ], key: [0])

  private func moved(_ text: String, from day: Day, to end: Day) throws -> [[String]] {
    let bytes = try MovedExport(text, of: Self.source, from: day, to: end).bytes
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func `days keep their order and their form, and a month's last day stays one`() throws {
    var generator = SeededGenerator()
    for _ in 0..<50 {
      let own = Day(number: Int32.random(in: 15_000...20_000, using: &generator)).endOfMonth
      let end = Day(number: Int32.random(in: 15_000...29_000, using: &generator)).endOfMonth
      let days = (0..<40).map { _ in own - Int.random(in: 0...900, using: &generator) }.sorted() + [own]
      let text = "id,day\n" + days.enumerated().map { "\($0),\($1)\n" }.joined()
      let rows = try moved(text, from: own, to: end)
      #expect(rows.count == days.count + 1)
      let found = try rows.dropFirst().map { try #require(Day(iso: $0[1])) }
      #expect(found == found.sorted())
      #expect(found.last == end)
      #expect(zip(days, found).allSatisfy { $0.isEndOfMonth ? $1.isEndOfMonth : true })
      #expect(rows.dropFirst().map { $0[0] } == days.indices.map(String.init))
    }
  }

  @Test func `each form of a day and of a year`() throws {
    let (own, end) = (try #require(Day(iso: "2024-03-31")), try #require(Day(iso: "2026-10-31")))
    let text = "Title\nID,Day,Year\n1,28/02/2024,202324\n2,01-02-2024,2023/24\n3,2024-01-05 10:30,2023-24\n4,,Autumn 2023\n"
    #expect(
      try moved(text, from: own, to: end) == [
        ["Title"], ["ID", "Day", "Year"], ["1", "28/09/2026", "202526"], ["2", "01-09-2026", "2025/26"],
        ["3", "2026-08-05 10:30", "2025-26"], ["4", "", "Autumn 2025"],
      ])
  }
}
