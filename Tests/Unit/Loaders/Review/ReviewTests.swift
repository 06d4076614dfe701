import Drawing
import Foundation
import Loaders
import Model
import Testing

@Suite struct ReviewTests {
  private static let pieces = [
    "a", "é", "%", "\n", "\r", ":", ",", "\"", "\\", "::", "=", " ", "题", "\t", "100%25", "/", "\u{1}",
  ]

  private static func text(_ most: Int, _ generator: inout SeededGenerator) -> String {
    "x" + (0..<Int.random(in: 0...most, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  private static func comments(_ generator: inout SeededGenerator) -> [ReviewComment] {
    (0..<Int.random(in: 1...5, using: &generator)).map { _ in
      let code = DiagnosticCode.allCases.randomElement(using: &generator)?.rawValue ?? ReviewComment.failedExample
      let severity = [Diagnostic.Severity.error, .warning, .note].randomElement(using: &generator) ?? .error
      let place = SourceLocation(
        file: text(8, &generator).replacing("//", with: "/"), line: Int.random(in: 0...900, using: &generator),
        column: Int.random(in: 0...90, using: &generator))
      return ReviewComment(rule: code, severity: severity, location: place, message: text(30, &generator))
    }
  }

  /// What GitHub's runner makes of a command: it takes the properties apart, and then puts the escaped characters back.
  private static func read(_ line: String) -> (command: String, properties: [String: String], message: String)? {
    guard line.hasPrefix("::"), let end = line.dropFirst(2).range(of: "::") else { return nil }
    let head = line[line.index(line.startIndex, offsetBy: 2)..<end.lowerBound]
    let command = head.prefix { $0 != " " }
    func plain(_ text: some StringProtocol, _ isProperty: Bool) -> String {
      var text = String(text).replacing("%0D", with: "\r").replacing("%0A", with: "\n")
      if isProperty { text = text.replacing("%3A", with: ":").replacing("%2C", with: ",") }
      return text.replacing("%25", with: "%")
    }
    let pairs = head.dropFirst(command.count + 1).split(separator: ",").map { $0.split(separator: "=", maxSplits: 1) }
    return (
      String(command), Dictionary(pairs.map { (String($0[0]), plain($0.count > 1 ? $0[1] : "", true)) }) { first, _ in first },
      plain(line[end.upperBound...], false)
    )
  }

  @Test(arguments: 0..<200) func `GitHub reads what was written, whatever it holds`(number: Int) throws {
    var generator = SeededGenerator(case: number)
    let comments = Self.comments(&generator)
    let text = GitHubAnnotations(comments, notes: [], folder: "/home/a").text
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines.count == comments.count)
    // To the runner this ends a line too.
    #expect(!text.unicodeScalars.contains("\r"))
    for (line, comment) in zip(lines, comments) {
      let read = try #require(Self.read(line))
      let place = try #require(comment.location)
      #expect(read.message == comment.message)
      #expect(read.properties["title"] == comment.rule && read.properties["line"] == "\(max(1, place.line))")
      #expect(read.properties["file"] == place.file.split(separator: "/").joined(separator: "/"))
    }
  }

  @Test(arguments: 0..<200) func `a log holds each comment in its place`(number: Int) throws {
    var generator = SeededGenerator(case: number)
    let comments = Self.comments(&generator)
    let bytes = try SarifLog(comments, notes: ["n"], exitCode: 78, version: "1", folder: "/home/a").bytes()
    let log = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    let rules = ((run["tool"] as? [String: Any])?["driver"] as? [String: Any])?["rules"] as? [[String: Any]]
    #expect(results.count == comments.count)
    for (result, comment) in zip(results, comments) {
      #expect((result["message"] as? [String: String])?["text"] == comment.message)
      #expect(result["level"] as? String == comment.severity.rawValue && result["ruleId"] as? String == comment.rule)
      #expect(rules?[try #require(result["ruleIndex"] as? Int)]["id"] as? String == comment.rule)
      let place = try #require((result["locations"] as? [[String: [String: [String: Any]]]])?.first?["physicalLocation"])
      let (uri, location) = (try #require(place["artifactLocation"]?["uri"] as? String), try #require(comment.location))
      #expect(uri.removingPercentEncoding == location.file.split(separator: "/").joined(separator: "/"))
      #expect(uri.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-._~/%".contains($0)) })
      #expect(place["region"]?["startLine"] as? Int == max(1, location.line))
      #expect(place["region"]?["startColumn"] as? Int == max(1, location.column))
    }
  }

  @Test func `a file has its path from the folder, or its whole path`() {
    for (file, wanted) in [
      ("Pipelines/plan.yml", "Pipelines/plan.yml"), ("./Pipelines/plan.yml", "Pipelines/plan.yml"),
      ("/home/a/Pipelines/plan.yml", "Pipelines/plan.yml"), ("Pipelines/kpis/../plan.yml", "Pipelines/plan.yml"),
      ("../b/plan.yml", "../b/plan.yml"), ("/elsewhere/plan.yml", "/elsewhere/plan.yml"),
      ("/home/ab/plan.yml", "/home/ab/plan.yml"),
    ] {
      let place = SourceLocation(file: file, line: 1, column: 1)
      let comment = ReviewComment(rule: "syntax", severity: .error, location: place, message: "m")
      let text = GitHubAnnotations([comment], notes: [], folder: "/home/a").text
      #expect(text == "::error file=\(wanted),line=1,col=1,title=syntax::m\n")
    }
  }

  @Test func `a note is no result and has no place`() throws {
    #expect(GitHubAnnotations([], notes: ["50% is\nmissing"], folder: "").text == "::warning ::50%25 is%0Amissing\n")
    let text = String(decoding: try SarifLog([], notes: ["late"], exitCode: 65, version: "1", folder: "").bytes(), as: UTF8.self)
    #expect(text.contains("\"results\" : [") && text.contains("\"text\" : \"late\"") && text.contains("\"exitCode\" : 65"))
  }
}
