import Drawing
import Foundation
import Model
import Testing
import Wording

/// What can go wrong stands where people look for it, in the words of the program.
@Suite struct DocumentationTests {
  private static let articles = "Sources/scorecard/Documentation.docc"

  /// The text of a document, by its path from the project's folder.
  private func document(_ path: String) throws -> String {
    try String(contentsOf: Project.folder.appending(path: path), encoding: .utf8)
  }

  @Test(arguments: RejectRule.allCases)
  func `every rule by which a row is rejected is in the article on files`(rule: RejectRule) throws {
    #expect(try document("\(Self.articles)/Files.md").contains("| `\(rule.rawValue)` | \(rule.meaning) |"))
  }

  @Test(arguments: Diagnostic.Code.allCases)
  func `every mistake is beside the definitions`(code: Diagnostic.Code) throws {
    #expect(try document("Pipelines/README.md").contains("| `\(code.rawValue)` | \(code.meaning) |"))
  }

  @Test(arguments: Alert.Rule.allCases)
  func `every rule of alerts is in the article on them`(rule: Alert.Rule) throws {
    #expect(try document("\(Self.articles)/Alerts.md").contains("| `\(rule.rawValue)` |"))
  }

  @Test(arguments: Reason.allCases)
  func `every reason of a figure is in the article on concepts`(reason: Reason) throws {
    #expect(try document("\(Self.articles)/Concepts.md").contains("| `\(reason.rawValue)` |"))
  }
}
