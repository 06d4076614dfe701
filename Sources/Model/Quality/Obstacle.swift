/// What keeps a figure from being computed: a source of it is missing, is not trusted, is too old, or lacks what the figure
/// reads.
package enum Obstacle: Equatable, Sendable {
  /// No file of the source was delivered.
  case notDelivered(source: String)
  /// The source was refused.
  case refused(source: String, Refusal)
  /// Some file of a source has no heading for a column that the figure reads.
  case missingColumn(MissingColumn)
  /// The figure adds up published numbers, and so many rows were rejected: a part of the sum may be missing.
  case rejectedParts(source: String, rows: Int)
  /// The newest row is dated before the figure's period begins.
  case unreached(source: String, newest: Day)

  /// The code of it, as `scorecard.csv` gives it.
  package var reason: Reason {
    switch self {
    case .notDelivered: .missing
    case .refused, .rejectedParts: .refused
    case .missingColumn: .missingColumn
    case .unreached: .stale
    }
  }
}
