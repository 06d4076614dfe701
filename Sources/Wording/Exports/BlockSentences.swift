internal import Model

/// What is said where a part of an export cannot be read on its own.
package enum BlockSentences {
  /// There is no such file.
  package static func noFile(_ path: String) -> String { "There is no file '\(SafeText.line(path))', or it cannot be read." }

  /// No source reads a file of this name.
  package static func noSource(file: String) -> String {
    "No source reads a file called '\(SafeText.line(file))'. The definitions of sources say how their files are called."
  }

  /// Several sources read a file of this name.
  package static func severalSources(file: String, _ sources: [String]) -> String {
    "'\(SafeText.line(file))' is read by several sources: \(sources.joined(separator: ", ")). Name one: "
      + "scorecard extract \(sources.first ?? "SOURCE") --block …"
  }

  /// The source has no such column.
  package static func unknownColumn(_ column: String, known: [String]) -> String {
    "There is no column '\(SafeText.line(column))'. " + NearestName.hint(for: column, among: known).withCapital
  }
}
