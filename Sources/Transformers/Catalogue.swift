internal import Model

/// A source that a figure needs and that is not there.
struct Obstacle: Sendable {
  var reason: Reason
  var sentence: String
}

/// What became of the run's sources.
struct Catalogue: Sendable {
  let deliveries: [String: Delivery]

  subscript(source: String) -> Delivery { deliveries[source] ?? .missing }

  /// The first of these sources that was not delivered, or was refused.
  func obstacle(of names: [String]) -> Obstacle? {
    for name in names {
      switch self[name] {
      case .delivered: continue
      case .missing: return Obstacle(reason: .missing, sentence: "not computed: \(name) was not delivered")
      case .refused(let why): return Obstacle(reason: .refused, sentence: "not computed: \(name) was refused: \(why)")
      }
    }
    return nil
  }

  /// A sum of published counts with a missing part is none; a rejected row may be one.
  func missingPart(of definition: MeasureDefinition) -> Obstacle? {
    switch definition {
    case .sum, .proportionOfSums:
      guard let table = self[definition.rule.source].table, table.rejected > 0 else { return nil }
      return Obstacle(
        reason: .notComputable,
        sentence: "not computed: \(table.rejected) rows of \(table.source) were rejected: a part of the sum may be missing")
    default: return nil
    }
  }

  /// The first day that the source's rows may speak of; nil where that cannot be said.
  func begins(_ source: String) -> Day? { self[source].table?.begins }

  /// A source delivered with headings and no rows.
  func isNilReturn(_ source: String) -> Bool { self[source].table.map { $0.rowCount == 0 } ?? false }
}
