import Extractors
import Model
import Testing
import Wording

/// Files that are read all the same, and may have been read as something else than they are.
@Suite struct FileDoubtTests {
  private func doubts(_ bytes: [UInt8]) -> [FileDoubt] {
    let files = [ExportFile.inMemory(name: "x.csv", bytes: bytes)]
    return Extractor().extract(Exclusions.definition, from: files, wanted: []).doubts
  }

  private func doubts(_ rows: String) -> [FileDoubt] { doubts(Array((Exclusions.headings + rows).utf8)) }

  private static let good = (0..<6).map { "X\($0),P1,2023-01-10,,K,,\n" }.joined()

  @Test func `Greek in one byte a letter is no Windows-1252`() {
    // "Επίμονη" in ISO-8859-7, on the third line.
    let greek: [UInt8] = [0xC5, 0xF0, 0xDF, 0xEC, 0xEF, 0xED, 0xE7]
    let bytes = Array((Exclusions.headings + "X1,P1,2023-01-10,,K,,\nX2,P1,2023-01-10,,K,,").utf8) + greek + [10]
    #expect(doubts(bytes) == [.unlikelyLetters(file: "x.csv", line: 3)])
  }

  @Test(arguments: ["caf\u{E9}", "na\u{EF}vet\u{E9}", "Gr\u{F6}\u{DF}e \u{A3}5", "\u{C9}\u{E9}\u{E8}"])
  func `words of a Western language are likely`(word: String) {
    let latin = word.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(doubts(Array((Exclusions.headings + "X1,P1,2023-01-10,,K,,").utf8) + latin + [10]).isEmpty)
  }

  @Test func `a second line of headings is looked at, whether its row is rejected or not`() {
    #expect(
      doubts("Number,Who,First day,Last day,SEN,Days,Why\n" + Self.good) == [.moreHeadings(file: "x.csv", line: 2, count: 1)])
    #expect(doubts("X9,pupil,2023-01-10,,K,,reason\n" + Self.good) == [.moreHeadings(file: "x.csv", line: 2, count: 1)])
    #expect(doubts(Self.good).isEmpty)
  }

  @Test func `lines of another width in a row are another table, a single one is not`() {
    let other = "Totals\nN,4\nK,2\nE,1\n"
    #expect(doubts(Self.good + other) == [.otherTable(file: "x.csv", line: 8, count: 4)])
    #expect(doubts(Self.good + "X7,P1\n" + Self.good.replacing("X", with: "Y")).isEmpty)
  }

  @Test func `a code that nobody lists is counted under the one that stands for it`() throws {
    var source = Exclusions.definition
    source.columns[4] = ColumnDefinition(name: "status", kind: .code([Code(name: "N"), Code(name: "K"), Code(name: "other")]))
    source.columns[4].unlisted = "other"
    let text =
      Exclusions.headings + "X1,P1,2023-01-10,,K,,\nX2,P1,2023-01-10,,Z,,\nX3,P1,2023-01-10,,other,,\nX4,P1,2023-01-10,, ? ,,\n"
    let extraction = Extractor().extract(source, from: [.text(text, name: "x.csv")], wanted: ["status"])
    #expect(extraction.doubts == [.unlistedCode(column: "status", count: 2, standsFor: "other")])
    guard case .codes(let codes) = try #require(extraction.delivery.table?.batches.first?.columns.first) else { return }
    #expect(codes == [2, 3, 3, 3])
    #expect(!extraction.doubts.map(\.sentence).joined().contains("Z"))
  }
}
