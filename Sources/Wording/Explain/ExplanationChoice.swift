internal import Model

/// What is said where `scorecard explain` is asked for something that a figure has not.
package enum ExplanationChoice {
  /// `known`: the names that `--rows` takes for it.
  package static func unknownRole(_ name: String, known: [String]) -> String {
    "No rows of this figure are called '\(name)': " + NearestName.hint(for: name, among: known) + all(known, besides: name)
  }

  /// `known`: the names that `--by` takes for it.
  package static func unknownCategory(_ name: String, known: [String]) -> String {
    "This figure cannot be shown by '\(name)': " + NearestName.hint(for: name, among: known) + all(known, besides: name)
  }

  /// The whole list where the hint is one name alone.
  private static func all(_ known: [String], besides name: String) -> String {
    NearestName.meant(by: name, among: known) == nil ? "" : " There are: \(known.joined(separator: ", "))"
  }
}
