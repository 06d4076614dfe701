/// A length of time as a definition writes it: `20 weeks`. Weeks have 7 days and months 30.4375.
package struct LengthOfTime: Hashable, Sendable, Encodable {
  /// The length in days.
  package let days: Double
  /// The length as it is written: `20 weeks`.
  package let text: String

  /// A length of so many days, in the words that people read.
  package init(days: Double, text: String) {
    self.days = days
    self.text = text
  }

  // The same length in other words makes the same figure.
  private enum CodingKeys: String, CodingKey { case days }
}
