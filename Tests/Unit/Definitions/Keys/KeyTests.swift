import Definitions
import Drawing
import Foundation
import Model
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
    try compare("Sources/scorecard/Documentation.docc/Definitions.md") { page in
      let head = try #require(page.range(of: "<!-- made from the keys -->\n"))
      return page[..<head.upperBound] + ReferencePage.text
    }
  }

  @Test func `the tables of the guide are made from the keys`() throws {
    try compare("Pipelines/README.md") { page in
      let marker = /(<!-- keys: (.*) -->\n)(?:.|\n)*?(<!-- end -->)/
      let names = page.matches(of: marker).map { String($0.2) }
      #expect(names.count >= 8 && Set(names).count == names.count)
      #expect(names.filter { GuideTables.text($0) == nil } == [])
      return page.replacing(marker) { "\($0.1)\(GuideTables.text(String($0.2)) ?? "")\($0.3)" }
    }
  }

  @Test func `no unit, kind of measure or date format is missing on the reference page`() {
    let words = Unit.names + MeasureDefinition.Kind.allCases.map(\.rawValue) + DayFormat.allCases.map(\.rawValue)
    let tables = ReferencePage.text.split(separator: "\n## Words\n").last ?? ""
    #expect(words.filter { !tables.contains("`\($0)`") } == [])
  }

  /// A document is as `making` makes it from what it is.
  private func compare(_ path: String, _ making: (String) throws -> String) throws {
    let file = Project.folder.appending(path: path)
    let made = try making(try String(contentsOf: file, encoding: .utf8))
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil { try made.write(to: file, atomically: true, encoding: .utf8) }
    #expect(try String(contentsOf: file, encoding: .utf8) == made, "UPDATE_GOLDEN=1 writes it again")
  }
}
