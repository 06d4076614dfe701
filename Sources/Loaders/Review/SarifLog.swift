internal import JSON
package import Model
internal import Wording

/// Comments in SARIF 2.1.0, which code review reads from a file.
///
///     let bytes = try SarifLog(comments, notes: [], exitCode: 78, version: "1.0.0", folder: "/home/a/plan").bytes()
///
/// **Source**: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
package struct SarifLog: Sendable {
  private let comments: [ReviewComment]
  private let notes: [String]
  private let exitCode: Int32
  private let version: String
  private let folder: String

  /// `notes` are about the exports and no line of a definition: notifications of the run, not results. `exitCode` is the
  /// program's, `version` its version. Files are named from `folder`, in which the program was started.
  package init(_ comments: [ReviewComment], notes: [String], exitCode: Int32, version: String, folder: String) {
    (self.comments, self.notes, self.exitCode, self.version, self.folder) = (comments, notes, exitCode, version, folder)
  }

  /// The log as JSON.
  ///
  /// Throws: `EncodingError`, which cannot happen, because every text can be encoded.
  package func bytes() throws -> [UInt8] {
    let rules =
      DiagnosticCode.allCases.map { Rule(id: $0.rawValue, shortDescription: Message(text: $0.meaning)) } + [
        Rule(id: ReviewComment.failedExample, shortDescription: Message(text: ExampleSentences.failed))
      ]
    let invocation = Invocation(
      executionSuccessful: true, exitCode: Int(exitCode),
      toolExecutionNotifications: notes.map { Notification(level: Level.warning, message: Message(text: $0)) })
    let run = Run(
      tool: Tool(driver: Driver(name: "scorecard", version: version, rules: rules)), invocations: [invocation],
      results: comments.map { result($0, rules) })
    return try PublishedJSON.encodeAsNamed(Log(runs: [run]))
  }

  private func result(_ comment: ReviewComment, _ rules: [Rule]) -> Result {
    let locations = comment.location.map { place in
      let artifact = ArtifactLocation(uri: ReviewedPath(place.file, from: folder).uri)
      let region = Region(startLine: max(1, place.line), startColumn: max(1, place.column))
      return [Location(physicalLocation: PhysicalLocation(artifactLocation: artifact, region: region))]
    }
    return Result(
      ruleId: comment.rule, ruleIndex: rules.firstIndex { $0.id == comment.rule } ?? -1, level: Level(comment.severity),
      message: Message(text: comment.message), locations: locations ?? [])
  }
}

// The parts of a log under the names that the standard gives them.

private struct Log: Encodable {
  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }
  let schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
  let version = "2.1.0"
  let runs: [Run]
}

private struct Run: Encodable {
  let tool: Tool
  let invocations: [Invocation]
  /// Columns count characters of Unicode, as those of our messages do.
  let columnKind = "unicodeCodePoints"
  let results: [Result]
}

private struct Tool: Encodable { let driver: Driver }

private struct Driver: Encodable {
  let name: String
  let version: String
  let rules: [Rule]
}

private struct Rule: Encodable {
  let id: String
  let shortDescription: Message
}

private struct Invocation: Encodable {
  let executionSuccessful: Bool
  let exitCode: Int
  let toolExecutionNotifications: [Notification]
}

private struct Notification: Encodable {
  let level: Level
  let message: Message
}

private struct Message: Encodable { let text: String }

private enum Level: String, Encodable {
  case error, warning, note

  init(_ severity: Diagnostic.Severity) {
    switch severity {
    case .error: self = .error
    case .warning: self = .warning
    case .note: self = .note
    }
  }
}

private struct Result: Encodable {
  let ruleId: String
  let ruleIndex: Int
  let level: Level
  let message: Message
  let locations: [Location]
}

private struct Location: Encodable { let physicalLocation: PhysicalLocation }

private struct PhysicalLocation: Encodable {
  let artifactLocation: ArtifactLocation
  let region: Region
}

private struct ArtifactLocation: Encodable { let uri: String }

private struct Region: Encodable {
  let startLine: Int
  let startColumn: Int
}
