import Loaders
import Model
import Testing

@Suite struct WorkbookTests {
  @Test func `a scorecard without lines has a workbook`() throws {
    let bytes = try Workbook(try PublishedFileTests.scorecard([])).bytes()
    #expect(bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]), "no zip archive")
  }

  @Test func `the same scorecard gives the same bytes`() throws {
    let scorecard = try PublishedFileTests.scorecard([try PublishedFileTests.line(value: 3, note: "=cmd()")])
    #expect(try Workbook(scorecard).bytes() == Workbook(scorecard).bytes())
  }
}
