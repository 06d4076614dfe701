/// What a command's text is laid out for: a terminal of some width, or a file or another program.
package struct Screen: Sendable, Hashable {
  /// How many columns a line may have; nil where nothing is wrapped, because a program reads the lines.
  package var width: Int?
  /// Whether colours are shown.
  package var hasColour: Bool

  /// A screen of this width. A table needs 80 columns, and beyond 200 nobody reads along a line: other widths are taken as the
  /// nearest of these.
  package init(width: Int?, hasColour: Bool) {
    self.width = width.map { min(200, max(80, $0)) }
    self.hasColour = hasColour
  }

  /// A file or another program: one line for each thing, without colour.
  package static let pipe = Screen(width: nil, hasColour: false)

  /// How many columns a sentence may have, less an indent: longer lines are hard to read than tables may have.
  package func textWidth(indent: Int = 0) -> Int { width.map { min($0, 100) - indent } ?? .max }
}
