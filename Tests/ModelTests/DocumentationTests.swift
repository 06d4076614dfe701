import Foundation
import Model
import Testing

/// What can go wrong is in the README, in the words of the program.
@Suite struct DocumentationTests {
  private func readme() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
  }

  @Test(arguments: RejectRule.allCases)
  func `every rule is in the README`(rule: RejectRule) throws {
    #expect(try readme().contains("| `\(rule.rawValue)` | \(rule.meaning) |"))
  }

  @Test(arguments: Diagnostic.Code.allCases)
  func `every code is in the README`(code: Diagnostic.Code) throws {
    #expect(try readme().contains("| `\(code.rawValue)` | \(code.meaning) |"))
  }

  @Test(arguments: Alert.Rule.allCases)
  func `every alert is in the README`(rule: Alert.Rule) throws {
    #expect(try readme().contains("`\(rule.rawValue)`"))
  }
}
