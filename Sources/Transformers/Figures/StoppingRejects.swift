internal import Model

/// The rejected rows that can keep a measure from being computed: those of a source that has too many of them, and those of a sum,
/// of which each may be a part. Only rows that may matter to the measure on a day count against it.
struct StoppingRejects: Sendable {
  private struct Source: Sendable {
    var name: String
    /// Why the source is not trusted; nil where it is.
    var refusal: Refusal?
    var limit: RejectLimit
    var rejected: RejectedValues
    /// Whether each row may be a part of a sum.
    var isSummed: Bool
    /// By the measure's rules of its rows; nil where a day or a category is looked up in them, so that any of them may matter.
    var matter: [RejectsThatMatter]?

    /// What keeps the measure from being computed where so many of its rejected rows may matter.
    func obstacle(_ counted: (RejectsThatMatter) -> Int) -> Obstacle? {
      // A row may matter to several rules.
      let count = matter.map { min($0.map(counted).reduce(0, +), rejected.count) } ?? rejected.count
      if let refusal, limit.exceeded(rejected: count, read: rejected.read, own: rejected.own) != nil {
        return .refused(source: name, refusal)
      }
      return isSummed && count > 0 ? .rejectedParts(source: name, rows: count) : nil
    }
  }
  private let sources: [Source]

  /// Nil where no rejected row can stop the measure. `definitions` are those of all sources that it reads; `rejects` gives a
  /// source's rejected rows, and why it is not trusted, nil for a source that was not read.
  init?(
    of measure: MeasureDefinition, _ definitions: [SourceDefinition],
    _ rejects: (_ source: String) -> (values: RejectedValues, refusal: Refusal?)?
  ) {
    let parts = measure.ofRows
    let rules = parts.flatMap(\.ownAndOtherRules)
    // What a cohort is made of may be seen from another day than the figure's own.
    let onEachDay = parts.allSatisfy(\.otherRows.isEmpty)
    let lookedUpIn = Set(definitions.lookups(in: measure.needs).map(\.column.source))
    sources = definitions.flatMap { definition -> [Source] in
      let name = definition.name
      guard let (rejected, refusal) = rejects(name), rejected.count > 0 else { return [] }
      let isLookedUp = lookedUpIn.contains(name) || parts.contains { $0.cohort?.within != nil }
      func source(_ rules: [RowRule], refusal: Refusal?, isSummed: Bool) -> Source {
        let matter = rules.filter { $0.source == name }
          .map { RejectsThatMatter(rejected, to: $0, of: definition, onEachDay: onEachDay) }
        return Source(
          name: name, refusal: refusal, limit: definition.rejectLimit, rejected: rejected, isSummed: isSummed,
          matter: matter.isEmpty || isLookedUp ? nil : matter)
      }
      // Rows of all parts count against the limit, and those that a part adds up against that part.
      let summed = parts.filter { $0.rule.source == name && $0.addsNumbers }
      return (refusal == nil ? [] : [source(rules, refusal: refusal, isSummed: false)])
        + summed.map { source([$0.rule], refusal: nil, isSummed: true) }
    }
    if sources.isEmpty { return nil }
  }

  /// What keeps the measure from being computed on a day; nil where nothing does.
  func obstacle(asOf day: Day) -> Obstacle? {
    sources.lazy.compactMap { source in source.obstacle { $0.count(asOf: day) } }.first
  }

  /// What keeps the measure from being computed for a calendar month alone; nil where nothing does.
  func obstacle(in period: Period) -> Obstacle? {
    sources.lazy.compactMap { source in source.obstacle { $0.count(inMonth: period) } }.first
  }
}

extension MeasureDefinition {
  /// Whether it adds up published numbers, so that it cannot be worked out without one of its rows.
  fileprivate var addsNumbers: Bool {
    switch self {
    case .sum, .proportionOfSums: true
    case .statistic(_, _, let numbers): numbers.addends != nil
    case .count, .distinct, .proportion, .latest, .repeats, .duration, .coverage, .stages, .combined: false
    }
  }
}
