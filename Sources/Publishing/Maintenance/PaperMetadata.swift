package import Model

/// What a paper was made of. It stands at the head of the paper's Markdown, and in the properties of its other formats:
///
///     ---
///     run: 20240403T053000Z-7f3a
///     as_of: 2024-03-31
///     board: partnership-board
///     ---
package struct PaperMetadata: Hashable, Sendable {
  /// The run whose scorecard it shows.
  package let run: String
  /// The day of that scorecard.
  package let asOf: Day
  /// The board that it is for, by its name in `governance.yml`.
  package let board: String

  private static let mark = "---"

  /// Of a paper that is being made.
  package init(run: String, asOf: Day, board: String) { (self.run, self.asOf, self.board) = (run, asOf, board) }

  /// Of a paper that is there; nil where it has none: an earlier version made it, or somebody else.
  package init?(head markdown: [UInt8]) {
    let lines = String(decoding: markdown.prefix(512), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == Self.mark[...], let end = lines.dropFirst().firstIndex(of: Self.mark[...]) else { return nil }
    let fields = lines[1..<end].map { $0.split(separator: ": ", maxSplits: 1).map(String.init) }.filter { $0.count == 2 }
    let values = Dictionary(fields.map { ($0[0], $0[1]) }) { first, _ in first }
    guard let run = values["run"], let asOf = values["as_of"].flatMap({ Day(iso: $0) }), let board = values["board"] else {
      return nil
    }
    self.init(run: run, asOf: asOf, board: board)
  }

  /// Name and value of each.
  package var fields: [(name: String, value: String)] { [("run", run), ("as_of", asOf.description), ("board", board)] }

  /// As it stands at the head of the Markdown, with a blank line below.
  package var head: String {
    ([Self.mark] + fields.map { "\($0.name): \($0.value)" } + [Self.mark]).joined(separator: "\n") + "\n\n"
  }
}
