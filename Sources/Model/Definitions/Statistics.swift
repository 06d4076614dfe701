/// The number that is made of durations.
package enum DurationStatistic: Hashable, Sendable, Encodable {
  /// The percentile by type 7 of Hyndman and Fan; the median is 50.
  case percentile(Double)
  /// The longest duration.
  case longest
  /// The mean of the durations.
  case mean
  /// The percentage of the rows that count that took longer than so many days.
  case shareOver(days: Double)
}

/// The number that is made of the numbers of rows or of entities.
package enum NumberStatistic: Hashable, Sendable, Encodable {
  /// The percentile by type 7 of Hyndman and Fan; the median is 50.
  case percentile(Double)
  /// The lowest number.
  case minimum
  /// The highest number.
  case maximum
  /// The mean of the numbers.
  case mean
  /// The percentage of the numbers that are this or more.
  case shareAtLeast(Double)
  /// The percentage of the numbers that are more than this.
  case shareAbove(Double)

  /// Whether it is a percentage of the rows or entities, and no number of theirs.
  package var isShare: Bool {
    switch self {
    case .shareAtLeast, .shareAbove: true
    case .percentile, .minimum, .maximum, .mean: false
    }
  }
}

/// The numbers of a statistic: one a row, or one an entity.
package struct Numbers: Hashable, Sendable, Encodable {
  /// The columns that are added up; nil where an entity's number is that of its rows.
  package var addends: Addends?
  /// The column that says whom a row is about; nil where each row has a number of its own.
  package var entity: String?

  /// The numbers of these columns, of each entity or of each row.
  package init(_ addends: Addends?, of entity: String? = nil) { (self.addends, self.entity) = (addends, entity) }

  /// The columns that it reads.
  package var columns: [String] { (addends?.columns ?? []) + (entity.map { [$0] } ?? []) }
}

/// What is counted of entities that occur more than once.
package enum RepeatStatistic: String, Hashable, Sendable, Encodable, CaseIterable {
  /// Entities with more than one row.
  case entities = "entities"
  /// Rows after each entity's first.
  case furtherRows = "further rows"
}

/// What is counted of entities with several rows, and how many rows are several.
///
/// ```swift
/// Repetition(.entities)                 // children with two suspensions or more
/// Repetition(.entities, atLeast: 3)     // children with three or more
/// Repetition(.furtherRows, atLeast: 3)  // suspensions from each child's third on
/// ```
package struct Repetition: Hashable, Sendable, Encodable {
  /// What is counted.
  package var statistic: RepeatStatistic
  /// How many rows an entity must have.
  package var atLeast: Int

  /// Entities with two rows or more, unless another number is given.
  package init(_ statistic: RepeatStatistic, atLeast: Int = 2) { (self.statistic, self.atLeast) = (statistic, atLeast) }

  private enum Name: String, CodingKey { case statistic, atLeast }

  /// The statistic alone where two rows are enough, as definitions said before they could name another number: what was
  /// published then keeps its fingerprint.
  package func encode(to encoder: any Encoder) throws {
    guard atLeast != 2 else { return try statistic.encode(to: encoder) }
    var container = encoder.container(keyedBy: Name.self)
    try container.encode(statistic, forKey: .statistic)
    try container.encode(atLeast, forKey: .atLeast)
  }
}
