package import Model

/// Why two states cannot be compared, with what can be done.
package enum DifferenceErrorSentence {
  /// There is nothing to compare with.
  package static func nothingPublished(_ output: String) -> String {
    "No scorecard is published in '\(output)'. Name another folder: --output FOLDER. To compare two folders of exports: --input-before FOLDER."
  }

  /// Nothing has this name.
  package static func noSuchRun(_ name: String, output: String, days: [String]) -> String {
    let known = days.isEmpty ? "Nothing is published there." : "Published dates: \(days.joined(separator: ", "))."
    let remedy = Day(iso: name).map { " To publish one for \($0.inWords): scorecard run --as-of \($0)" } ?? ""
    return "'\(name)' is no published date or run in '\(output)', and no folder with a scorecard. \(known)\(remedy)"
  }

  /// The run cannot be read.
  package static func unreadable(_ folder: String) -> String {
    "The run in '\(folder)' cannot be read: its scorecard.json or manifest.json is missing or damaged."
  }

  /// The first state is the later one.
  package static func daysReversed(_ from: Day, _ to: Day) -> String {
    "The first state is for \(from.inWords), which is after \(to.inWords). Name the earlier one first."
  }
}
