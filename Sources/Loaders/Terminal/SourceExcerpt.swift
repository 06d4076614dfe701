package import Model

/// A line of a definition with a caret below the place of a mistake, as compilers show it:
///
///       3 | unit: percentage
///         |       ^
package struct SourceExcerpt: Sendable {
  /// So many columns of a long line are shown.
  private static let most = 120

  private let number: Int
  private let before: String
  private let after: String

  /// `line` is the whole line in which the place is, without its line end. Columns count characters of Unicode, from 1. A place
  /// behind the line's end is shown at its end.
  package init(_ line: String, at place: SourceLocation) {
    let scalars = Array(line.unicodeScalars)
    let end = min(max(0, place.column - 1), scalars.count)
    number = place.line
    before = Self.text(scalars[..<end])
    after = Self.text(scalars[end...])
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// Two lines without a line end at the end: the definition's, with characters that act made visible, and the caret's. Tabs
  /// stay in both, so that the caret is below its place however wide a tab is.
  package var text: String {
    let (left, right) = (VisibleText.lines(before), VisibleText.lines(after))
    let cut = left.count > Self.most ? String(left.suffix(Self.most / 2)) : left
    let margin = "\(number)"
    let room = max(10, Self.most - cut.count)
    let rest = right.count > room ? right.prefix(room - 1) + "…" : right[...]
    let isCut = cut.count < left.count
    let space = cut.reduce(into: "") { $0 += $1 == "\t" ? "\t" : String(repeating: " ", count: String($1).displayWidth) }
    let blank = String(repeating: " ", count: margin.count)
    return "  \(margin) | \(isCut ? "…" : "")\(cut)\(rest)\n  \(blank) | \(isCut ? " " : "")\(space)^"
  }
}
