internal import Model

/// Reads the rows that count, or the different entities in them: `kind: count` and `kind: distinct`.
struct CountReader {
  static let entity = Key.entity(.required, "Whom to count: each child, school or other once, however many rows it has.")
  static let keysOfDistinct: [any DeclaredKey] = [entity]

  func count(_ rows: MeasureRows) -> MeasureDefinition? { .count(rows.rule) }

  func distinct(_ rows: MeasureRows) -> MeasureDefinition? {
    rows.column(Self.entity, .entity).map { .distinct(rows.rule, of: $0) }
  }
}
