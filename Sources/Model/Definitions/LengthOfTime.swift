/// A length of time as a condition writes it: `20 weeks`, `6 months`.
///
/// Days and weeks are counted. Months and years go by the calendar, as legal deadlines do: 6 months after 31 August end on the last
/// day of February.
package struct LengthOfTime: Hashable, Sendable, Encodable {
  /// How long it is.
  package enum Extent: Hashable, Sendable {
    /// So many days, and perhaps a part of one.
    case days(Double)
    /// So many months of the calendar.
    case months(Int)

    /// The last day that is no longer than this after another: with months the same day of a later month, or that month's last
    /// day where it is shorter.
    package func last(after day: Day) -> Day {
      switch self {
      case .days(let days): day + Int(days.rounded(.down))
      case .months(let months): day.adding(months: months)
      }
    }
  }

  /// How long it is; a year is twelve months.
  package let extent: Extent
  /// The length as it is written: `20 weeks`.
  package let text: String

  /// A length of so many days, in the words that people read.
  package init(days: Double, text: String) {
    (extent, self.text) = (.days(days), text)
  }

  /// A length of so many months of the calendar, in the words that people read.
  package init(months: Int, text: String) {
    (extent, self.text) = (.months(months), text)
  }

  // The same length in other words makes the same figure.
  private enum CodingKeys: String, CodingKey { case days, months }

  /// Writes the length alone, in days or in months.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch extent {
    case .days(let days): try container.encode(days, forKey: .days)
    case .months(let months): try container.encode(months, forKey: .months)
    }
  }
}
