internal import Loaders
package import Model
internal import Wording

/// What `scorecard check` prints for people: each source with its files and their fate, then what can be computed.
package struct CheckReport: Sendable {
  private let check: Check
  private let definitions: DefinitionSet

  /// `definitions` are those that were checked.
  package init(_ check: Check, _ definitions: DefinitionSet) {
    self.check = check
    self.definitions = definitions
  }

  /// A paragraph a source, a table of their rows, and a line a figure.
  package var text: String {
    """
    \(CheckSentences.definitions(definitions))

    \(check.sources.map(text).joined(separator: "\n"))
    \(CheckTable(check.sources.map(\.quality)).text)
    \(Self.lines(check.strangers.map(InputSentences.stranger) + CheckSentences.figures(check.figures) + doubts + toConfirm))
    """
  }

  private var toConfirm: [String] { CheckSentences.toConfirm(check.figures, on: check.asOf) }

  private var doubts: [String] { CheckSentences.doubts(definitions) }

  private static func lines(_ texts: [String]) -> String { texts.map { $0 + "\n" }.joined() }

  /// What is about the source is indented, what is about one of its files once more.
  private func text(_ source: CheckedSource) -> String {
    let sentences = CheckedSourceSentences(source)
    let files = source.files.flatMap { file in [sentences.sentence(file)] + sentences.headings(of: file).map { "  " + $0 } }
    let body = [sentences.note].compactMap(\.self) + files + sentences.rejects + sentences.warnings + sentences.profile
    return Self.lines([sentences.heading] + body.map { "  " + $0 })
  }
}
