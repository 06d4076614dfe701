import Extractors
import Model
import Testing

/// What is known of rejected rows, from the values with which nothing is wrong.
@Suite struct RejectedValuesTests {
  private func values(_ rows: String...) throws -> RejectedValues {
    var source = Exclusions.definition
    source.columns[6].known = [Code(name: "Theft", spellings: ["Stealing"])]
    source.rejectLimit = RejectLimit(percent: 100, atLeast: .max, evenIfFew: 100)
    let text = Exclusions.headings + "A1,P1,2023-01-10,,K,5,x\n" + rows.map { $0 + "\n" }.joined()
    let wanted: Set<String> = ["start", "end", "status", "sessions", "reason"]
    let extraction = Extractor().extract(source, from: [.text(text, name: "x.csv")], wanted: wanted)
    return try #require(extraction.delivery.table).rejectedValues
  }

  private let day = RejectedValues.Value.number(Int64(Day(2023, 1, 10)?.number ?? 0))

  @Test func `a value that is wrong is not known, and all others are`() throws {
    let found = try values(
      "X1,P1,2023-02-30,,K,5,Stealing", "X2,P1,2023-01-10,,Q,5,Fire", "X3,P1,,,N,,", "X4,P1,2023-01-10,,K,91,fire")
    #expect(found.columns.suffix(5) == ["start", "end", "status", "sessions", "reason"])
    #expect(
      found.rows.map { $0.suffix(5).map(\.self) } == [
        [.unknown, .blank, .number(2), .number(5), .text("theft")], [day, .blank, .unknown, .number(5), .text("fire")],
        [.unknown, .blank, .number(1), .blank, .blank], [day, .blank, .number(2), .unknown, .text("fire")],
      ])
    #expect((found.unknownRows, found.count, found.read, found.own) == (0, 4, 5, 5))
  }

  @Test func `of two days that contradict each other neither is known`() throws {
    let found = try values("X1,P1,2023-01-10,2023-01-09,K,5,Fire")
    #expect(found.rows.map { $0.suffix(5).map(\.self) } == [[.unknown, .unknown, .number(2), .number(5), .text("fire")]])
  }

  @Test func `of a row with too few or too many values nothing is known`() throws {
    let found = try values("X1,P1,2023-01-10", "X2,P1,2023-01-10,,K,5,x,y", "X3,P1,2023-01-10,,Q,5,x")
    #expect((found.rows.count, found.unknownRows) == (1, 2))
  }
}
