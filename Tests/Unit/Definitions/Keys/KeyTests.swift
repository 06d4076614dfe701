import Definitions
import Drawing
import Foundation
import Testing

/// The keys of definitions, as the reference page and the schemas show them.
@Suite struct KeyTests {
  @Test func `every example is as its key reads it`() {
    #expect(KeyExamples.mistakes == [])
  }

  @Test func `every key set that a key refers to is declared`() {
    #expect(KeyExamples.missingKeySets == [])
  }

  @Test func `the reference page is made from the keys`() throws {
    let file = Project.folder.appending(path: "Sources/scorecard/Documentation.docc/Definitions.md")
    let begin = "<!-- made from the keys -->\n"
    let page = try String(contentsOf: file, encoding: .utf8)
    let head = try #require(page.range(of: begin))
    let made = page[..<head.upperBound] + ReferencePage.text
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil { try made.write(to: file, atomically: true, encoding: .utf8) }
    #expect(try String(contentsOf: file, encoding: .utf8) == String(made), "UPDATE_GOLDEN=1 writes it again")
  }
}
