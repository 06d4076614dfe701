internal import Model

/// Reads how a source's files are laid out, apart from their columns.
enum LayoutReader {
  private static let delimiter = Key(
    "delimiter", .words("delimiter", FileLayout.delimiters.map(\.name)),
    .optional(default: "the one that the heading line shows"),
    "What separates two values.", example: "semicolon")
  private static let titleLines = Key(
    "title_lines", .entry(.either([.wholeNumber(0...1000), .words(["any"])])), .optional(default: "0"),
    "How many lines there are above the headings; with `any`, the headings are the first line that has all required ones.",
    example: "any")
  private static let endLines = Key(
    "end_lines", .texts, .optional, "How the first value of a line begins that ends the rows.", example: "[Total, End of report]")
  static let keys = KeySet("layout", "How an export's files are laid out.", [delimiter, titleLines, endLines])

  static func layout(_ entry: Entry) -> FileLayout {
    keys.read(entry) { fields in
      var layout = FileLayout()
      if let name = fields[delimiter] { layout.delimiter = FileLayout.delimiters.first { $0.name == name }?.byte }
      if let lines = fields[titleLines] {
        if lines.scalar == "any" {
          layout.titleLines = .untilHeadings
        } else if let count = lines.wholeNumber(in: 0...1000) {
          layout.titleLines = count > 0 ? .count(count) : .none
        }
      }
      layout.endLines = fields[endLines] ?? []
      return layout
    }
  }
}
