internal import Model
internal import Wording

/// Why no new plan was written, apart from what the file system refuses.
package enum InitError: Error, Sendable, Equatable {
  /// An option or an answer that cannot be used; the sentence says why, without its full stop.
  case wrongAnswer(String)
  /// The catalogue has no such KPI; `known` are those that it has.
  case unknownKPI(String, known: [String])
  /// The folder is not empty, so that nothing was written to it.
  case notEmpty(String)
  /// What is there is not a folder.
  case noFolder(String)
  /// An export to begin from is not there, or cannot be read.
  case unreadable(String)
  /// Somebody was asked, and no answer can come any more.
  case noAnswer
}

extension InitError: CustomStringConvertible {
  /// The message for people, with what they can do.
  package var description: String {
    switch self {
    case .wrongAnswer(let sentence): sentence + "."
    case .unknownKPI(let name, let known):
      "There is no KPI '\(name)' in the catalogue. \(Self.sentence(NearestName.hint(for: name, among: known))) "
        + "To see them all: scorecard init --list"
    case .notEmpty(let path):
      "'\(path)' is not empty, and nothing was written. Name a new folder; or, to add the files that are missing there and leave the "
        + "others alone, add --force."
    case .noFolder(let path): "'\(path)' is not a folder. Name another one."
    case .unreadable(let message): message
    case .noAnswer: InitQuestions.noAnswer
    }
  }

  private static func sentence(_ hint: String) -> String { hint.withCapital + (hint.hasSuffix("?") ? "" : ".") }

  /// Whether the command was used wrongly (exit code 64), something does not exist (66), or nothing could be created (73).
  var kind: Kind {
    switch self {
    case .wrongAnswer, .noAnswer: .wrongUsage
    case .unknownKPI, .unreadable: .notThere
    case .notEmpty, .noFolder: .notCreated
    }
  }

  enum Kind { case wrongUsage, notThere, notCreated }
}
