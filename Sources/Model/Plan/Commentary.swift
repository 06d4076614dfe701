/// An owner's commentary on a figure, for a period. It may speak of children: it is shown on internal pages alone, and kept out
/// of every table of numbers.
package struct Commentary: Sendable, Codable, Hashable {
  /// The last day of the period that it is about.
  package var periodEnd: Day
  /// Who wrote it; empty where nobody signed.
  package var author: String
  /// What the owner wrote.
  package var text: String

  /// A commentary on the period that ends on this day.
  package init(periodEnd: Day, author: String, text: String) {
    self.periodEnd = periodEnd
    self.author = author
    self.text = text
  }

  /// The author and the period, as they are shown: `Head of SEND, period to 31 March 2024`.
  package var attribution: String { (author.isEmpty ? "" : author + ", ") + "period to \(periodEnd.inWords)" }
}
