package import Model

extension FileDoubt {
  /// What a person should look at.
  package var sentence: String {
    switch self {
    case .unlikelyLetters(let file, let line):
      "\(file) is read as Windows-1252, which makes unlikely words of it (line \(line) has the first): is it of another alphabet? "
        + "Save it as CSV UTF-8"
    case .moreHeadings(let file, let line, let count):
      "\(file), line \(line): \(count == 1 ? "this line stands" : "these \(count) lines stand") below the headings and cannot be used: "
        + "are they more headings? Headings take one line"
    case .unlistedCode(let column, let count, let name):
      "\(count.asShownCount) rows have a \(column) that the definition does not list: they count as '\(name)'"
    case .unshownCategory(let column, let count, let name):
      "\(count.asShownCount) rows have a \(column) that is long, or that few others have: it shows as '\(name)' on the scorecard"
    case .otherTable(let file, let line, let count):
      "\(file), line \(line): \(count) lines in a row have another number of values than there are headings: is this another table?"
    }
  }
}
