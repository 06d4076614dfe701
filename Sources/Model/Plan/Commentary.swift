/// An owner's words beside a figure, for a period. May speak of children: shown on internal pages alone, and kept out of every
/// table of numbers.
package struct Commentary: Sendable, Codable, Hashable {
  /// The last day of the period that it is about.
  package var periodEnd: Day
  /// Empty where nobody signed.
  package var author: String
  package var text: String

  package init(periodEnd: Day, author: String, text: String) {
    self.periodEnd = periodEnd
    self.author = author
    self.text = text
  }

  /// `Head of SEND, period to 31 March 2024`.
  package var attribution: String { (author.isEmpty ? "" : author + ", ") + "period to \(periodEnd.inWords)" }
}
