package import Model

/// Why two states are compared on the day that they are, where nobody named one.
package enum ComparedDaySentence {
  /// The day is the latest that was published from the exports in a folder.
  package static func published(from input: String) -> String {
    "This is the latest date published from the exports in \(input); --as-of takes another."
  }

  /// The day is the end of the month of the newest row in a folder.
  package static func newestRow(_ newest: Day, of input: String) -> String {
    "The newest row of the exports in \(input) is of \(newest.inWords); --as-of takes another date."
  }

  /// A day has no scorecard of its own; `published` is the day of the scorecard with whose exports it is calculated, nil where these
  /// are the ones that were named.
  package static func calculated(_ day: Day, asPublishedOn published: Day?) -> String {
    let made =
      published.map { "what the scorecard for \($0.inWords) was made from" } ?? "the exports and definitions as they are now"
    return "\(day.inWords) has no scorecard of its own: it is calculated from \(made)."
  }

  /// No row has a date.
  package static let lastMonth = "No row of the exports has a date: this is the end of last month; --as-of takes another date."
}
