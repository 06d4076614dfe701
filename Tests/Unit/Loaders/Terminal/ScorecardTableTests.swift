import Loaders
import Model
import Testing

@Suite struct ScorecardTableTests {
  private static let title = "Share of permanent exclusions that affect children with SEND, and more words than fit"
  private static let escape: Character = "\u{1B}"

  private func table(_ change: (inout ScorecardLine) -> Void = { _ in }) throws -> ScorecardTable {
    var line = try PublishedFileTests.line(value: 123_456)
    line.shortTitle = Self.title
    (line.expected, line.rag, line.direction, line.variation) = (98_765.4, .amber, .worsening, .concern)
    change(&line)
    return ScorecardTable(try PublishedFileTests.scorecard([line]))
  }

  private func lines(_ table: ScorecardTable, _ width: Int?) -> [Substring] {
    table.text(on: Screen(width: width, hasColour: false)).split(separator: "\n")
  }

  @Test(arguments: 80...200) func `no line is wider than the screen or ends in spaces, and no word is lost`(width: Int) throws {
    let shown = lines(try table(), width)
    for row in shown {
      #expect(row.count <= width)
      #expect(row.last != " ")
    }
    let text = shown.joined(separator: " ")
    #expect(text.contains("123,456 exclusions") && text.contains("Amber") && text.contains("Yes, worse"))
    #expect(Self.title.split(separator: " ").allSatisfy(text.contains))
  }

  @Test func `a figure has one line where there is room, and always where a program reads it`() throws {
    #expect(lines(try table(), 200).count == 2)
    #expect(lines(try table(), nil).count == 2)
    #expect(lines(try table(), 80).count > 2)
    #expect(lines(try table { $0.shortTitle = String(repeating: "long ", count: 100) + "title" }, nil).count == 2)
  }

  @Test func `what is provisional, without a target or without a value says so in words`() throws {
    func row(_ change: (inout ScorecardLine) -> Void) throws -> String { String(lines(try table(change), nil)[1]) }
    #expect(try row { ($0.status, $0.rag) = (.provisional, nil) }.contains("Provisional"))
    #expect(try row { ($0.expected, $0.rag) = (nil, nil) }.contains("No target"))
    #expect(try row { ($0.value, $0.rag, $0.status) = (nil, nil, .notComputed) }.contains("not calculated"))
    #expect(try row { ($0.value, $0.rag, $0.status) = (nil, nil, .notRun) }.contains("not asked for"))
  }

  @Test func `the colour of a cell is the one that it names, and only where colours are shown`() throws {
    let coloured = try table().text(on: Screen(width: nil, hasColour: true))
    #expect(coloured.contains("\u{1B}[33mAmber\u{1B}[0m"))
    #expect(try !table().text(on: .pipe).contains(Self.escape))
    #expect(try !String(decoding: table().csv, as: UTF8.self).contains(Self.escape))
  }
}
