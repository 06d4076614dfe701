internal import Loaders
internal import Model
internal import Platform
internal import Publishing

/// How findings about definitions are printed for code review.
package enum ReviewFormat: String, Sendable, CaseIterable { case sarif, github }

/// What a command found, for code review: comments on lines of definitions, and notes about the exports.
///
///     let review = Review(ExampleRun(definitions))
///     print(String(decoding: try review.bytes(.github), as: UTF8.self))
package struct Review: Sendable {
  private let comments: [ReviewComment]
  private let notes: [String]
  /// The exit code with which the command ends.
  package let exitCode: Int32

  /// Mistakes of definitions, for which nothing else was done.
  package init(_ fault: DefinitionFault) {
    comments = fault.diagnostics.map(ReviewComment.init)
    notes = []
    exitCode = Failure(fault).exitCode
  }

  /// Worked examples, each of whose expectations that is not met is a comment.
  package init(_ run: ExampleRun) {
    comments = run.failures.map { failure in
      ReviewComment(
        rule: ReviewComment.failedExample, severity: .error, location: failure.location, message: failure.sentence)
    }
    notes = []
    exitCode = run.failures.isEmpty ? 0 : 1
  }

  /// Valid definitions, with what a check says of the exports in `notes`, and the mistakes of the file of addresses.
  package init(checked contacts: ContactsFile, notes: [String], exitCode: Int32) {
    comments = contacts.diagnostics.map(ReviewComment.init)
    self.notes = (contacts.diagnostics.isEmpty ? contacts.mistakes : []) + contacts.warnings + notes
    self.exitCode = exitCode
  }

  /// Throws only what cannot happen: every text can be encoded.
  package func bytes(_ format: ReviewFormat) throws -> [UInt8] {
    let folder = Paths.workingFolder
    switch format {
    case .sarif:
      return try SarifLog(comments, notes: notes, exitCode: exitCode, version: Program.version, folder: folder ?? "").bytes()
    case .github: return Array(GitHubAnnotations(comments, notes: notes, folder: folder ?? "").text.utf8)
    }
  }
}
