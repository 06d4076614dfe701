package import Model

extension FileDoubt {
  /// What a person should look at.
  package var sentence: String {
    switch self {
    case .unlikelyLetters(let file, let line):
      "\(file) is read as Windows-1252, which gives unlikely words (the first is on line \(line)). "
        + "If it uses another alphabet, save it as CSV UTF-8"
    case .moreHeadings(let file, let line, let count):
      "\(file), line \(line): \(count == 1 ? "this line" : "\(count) lines") below the headings cannot be used. "
        + "If \(count == 1 ? "it holds" : "they hold") more headings, put all headings on one line"
    case .unlistedCode(let column, let count, let name):
      "\(count.asShownCount) rows have a \(column) that the definition does not list; they count as '\(name)'"
    case .unshownCategory(let column, let count, let name):
      "\(count.asShownCount) rows have a \(column) that is long or rare; it shows as '\(name)' on the scorecard"
    case .otherTable(let file, let line, let count):
      "\(file), line \(line): \(count) lines in a row do not have one value per heading. Is this another table?"
    }
  }
}
