internal import Model

/// Whether optional sources were delivered. One that was not has an empty table all the same, and what is read of it is not known.
extension QueryBuilder {
  /// The optional sources without which a measure has no value, each once.
  func optionalSources(of measure: MeasureDefinition) -> [String] {
    let within = measure.ofRows.flatMap { part in
      part.cohort?.within.flatMap { Self.register(of: $0, in: part.rule.source) }.map { [(source: $0, columns: [String]())] }
        ?? []
    }
    return optional(sources.read(for: measure.needs + within).map(\.source))
  }

  /// The optional registers in which the categories of a measure's rows are looked up.
  func optionalRegisters(of dimension: Dimension, _ measure: MeasureDefinition) -> [String] {
    optional(measure.ofRows.compactMap { Self.register(of: dimension, in: $0.rule.source) })
  }

  private static func register(of dimension: Dimension, in source: String) -> String? {
    guard case .register(let register, _, _) = dimension.lookup(in: source) else { return nil }
    return register
  }

  private func optional(_ names: [String]) -> [String] {
    names.reduce(into: []) { found, name in
      if !found.contains(name), source(name).isOptional { found.append(name) }
    }
  }

  /// A step with `is_delivered`, 1 or 0.
  mutating func delivery(of source: String) -> String {
    add(
      "\(source)_delivered", "Whether \(source) was delivered: it is optional, and its table is empty where it is missing.",
      select: Select(
        columns: ["COUNT(*) AS is_delivered"], from: ["\(DeliveredSources.table) AS s"],
        conditions: ["s.\(DeliveredSources.column) = \(dialect.text(source))"]))
  }
}
