/// What keeps a figure from being computed: a source of it is not there, is not trusted, is too old, or lacks what the figure reads.
package enum Obstacle: Hashable, Sendable {
  case notDelivered(source: String)
  case refused(source: String, Refusal)
  case missingColumn(MissingColumn)
  /// A rejected row may be a part of the sum.
  case rejectedParts(source: String, rows: Int)
  /// The newest row is dated before the figure's period begins.
  case unreached(source: String, newest: Day)

  package var reason: Reason {
    switch self {
    case .notDelivered: .missing
    case .refused, .rejectedParts: .refused
    case .missingColumn: .missingColumn
    case .unreached: .stale
    }
  }
}
