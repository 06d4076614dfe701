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
    /// By the measure's rules of its rows; nil where a day is looked up in them, so that any of them may matter.
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
    let rules = [measure.rule] + measure.otherRows.map(\.rule)
    let lookedUpIn = Set(definitions.lookups(in: measure.needs).map(\.column.source))
    sources = definitions.compactMap { definition in
      let name = definition.name
      guard let (rejected, refusal) = rejects(name), rejected.count > 0 else { return nil }
      let isSummed = name == measure.rule.source && measure.addsNumbers
      guard refusal != nil || isSummed else { return nil }
      // What a cohort is made of may be seen from another day than the figure's own.
      let matter = rules.filter { $0.source == name }
        .map { RejectsThatMatter(rejected, to: $0, of: definition, onEachDay: measure.otherRows.isEmpty) }
      return Source(
        name: name, refusal: refusal, limit: definition.rejectLimit, rejected: rejected, isSummed: isSummed,
        matter: lookedUpIn.contains(name) ? nil : matter)
    }
    if sources.isEmpty { return nil }
  }

  /// What keeps the measure from being computed on a day; nil where nothing does.
  func obstacle(asOf day: Day) -> Obstacle? {
    sources.lazy.compactMap { source in source.obstacle { $0.count(asOf: day) } }.first
  }

  /// What keeps the measure from being computed for a period alone; nil where nothing does.
  func obstacle(in period: Period) -> Obstacle? {
    sources.lazy.compactMap { source in source.obstacle { $0.count(in: period) } }.first
  }
}

extension MeasureDefinition {
  /// Whether it adds up published numbers, so that it cannot be worked out without one of its rows.
  fileprivate var addsNumbers: Bool {
    switch self {
    case .sum, .proportionOfSums: true
    case .count, .distinct, .proportion, .latest, .repeats, .duration, .coverage, .stages: false
    }
  }
}
