internal import Model

/// What became of the run's sources, and what may be said of a measure because of it.
struct Catalogue: Sendable {
  private let deliveries: [String: Delivery]
  private let sources: [String: SourceDefinition]
  /// The same, in the definitions' order.
  private let all: [SourceDefinition]
  private let unmatched: [UnmatchedCondition]

  init(_ deliveries: [String: Delivery], _ unmatched: [UnmatchedCondition], _ sources: [SourceDefinition]) {
    self.deliveries = deliveries
    self.unmatched = unmatched
    all = sources
    self.sources = Dictionary(sources.map { ($0.name, $0) }) { first, _ in first }
  }

  subscript(source: String) -> Delivery { deliveries[source] ?? .missing }

  /// The rows of a source, also where they are not trusted.
  func rows(_ source: String) -> Table? { self[source].rows }

  /// The sources that were to link the numbers of one entity in these sources, and were refused.
  func unlinked(_ names: [String]) -> [LineNote.Lack] {
    let domains = Set(names.compactMap { sources[$0] }.flatMap(\.domains))
    return sources.values.sorted { $0.name < $1.name }.compactMap { source in
      guard let links = source.links, domains.contains(links.domain) else { return nil }
      switch self[source.name] {
      case .refused, .distrusted: return .notLinked(source: source.name, domain: links.domain)
      case .delivered, .missing: return nil
      }
    }
  }

  /// The conditions of a figure that no row meets.
  func unmatched(of figure: FigureID) -> [LineNote.Lack] {
    unmatched.filter { $0.figures.contains(figure) }.map(LineNote.Lack.unmatched)
  }

  /// Everything that a measure reads.
  func needs(of definition: MeasureDefinition) -> [(source: String, columns: [String])] { definition.needs(among: all) }

  /// The sources that a measure reads, each once; its own is the first.
  func sources(of definition: MeasureDefinition) -> [String] { definition.sources(among: all) }

  /// What keeps a measure from being computed on any day; nil where nothing does.
  func obstacle(of definition: MeasureDefinition) -> Obstacle? {
    notThere(sources(of: definition)) ?? missingColumn(needs(of: definition))
  }

  /// The first of these sources that was not delivered, or was refused.
  private func notThere(_ names: [String]) -> Obstacle? {
    for name in names {
      switch self[name] {
      case .delivered, .distrusted: continue
      case .missing: return .notDelivered(source: name)
      case .refused(let why): return .refused(source: name, why)
      }
    }
    return nil
  }

  /// The first of these columns that some file has no heading for.
  private func missingColumn(_ needs: [(source: String, columns: [String])]) -> Obstacle? {
    for (source, columns) in needs {
      if let missing = missingColumn(columns, in: source) { return .missingColumn(missing) }
    }
    return nil
  }

  /// The first of these columns that some file of a source has no heading for; nil where all have one.
  func missingColumn(_ columns: [String], in source: String) -> MissingColumn? {
    rows(source)?.missingColumns.first { columns.contains($0.column) }
  }

  /// The rejected rows that can keep a measure from being computed on some days; nil where there are none.
  func stoppingRejects(of definition: MeasureDefinition) -> StoppingRejects? {
    StoppingRejects(of: definition, sources(of: definition).compactMap { sources[$0] }) { source in
      switch self[source] {
      case .delivered(let table): (table.rejectedValues, nil)
      case .distrusted(let table, let why): (table.rejectedValues, why)
      case .missing, .refused: nil
      }
    }
  }

  /// A source whose newest row up to the day lies before the measure's window begins, so that it is not known whether the
  /// window is empty; nil where there is none.
  func unreached(_ definition: MeasureDefinition, asOf day: Day) -> Obstacle? {
    for (source, first, day) in periods(of: definition, asOf: day) {
      guard let newest = newest(source, upTo: day), newest < first else { continue }
      return .unreached(source: source, newest: newest)
    }
    return nil
  }

  /// The sources whose rows a measure counts over a period, with its first day and the day from which they are seen. A source in
  /// which the first day after a row's own is looked up has to reach as far as the row's source.
  func periods(of definition: MeasureDefinition, asOf day: Day) -> [(source: String, first: Day, seenFrom: Day)] {
    let counted = definition.countedRules(asOf: day).filter { $0.rule.window != .latest }
    let lookups = all.lookups(in: definition.needs).filter { $0.column.choice == .first }
    return counted.flatMap { rule, day -> [(source: String, first: Day, seenFrom: Day)] in
      guard let first = rule.window.period(asOf: day).first else { return [] }
      let others = lookups.filter { $0.owner == rule.source }.map(\.column.source)
      return ([rule.source] + others).map { ($0, first, day) }
    }
  }

  /// The sources of a measure that are older than they should be on a day.
  func stale(_ definition: MeasureDefinition, asOf day: Day) -> [String] {
    sources(of: definition).filter { name in
      let day = definition.lastDay(of: name, asOf: day)
      guard let source = sources[name], let newest = newest(name, upTo: day) else { return false }
      return source.isStale(newest: newest, asOf: day)
    }
  }

  /// The sources of a measure that have no row of the months before a day.
  func endingEarly(_ definition: MeasureDefinition, asOf day: Day) -> [LineNote.Lack] {
    sources(of: definition).compactMap { name in
      let day = definition.lastDay(of: name, asOf: day)
      guard let source = sources[name], let days = rows(name)?.rowDays else { return nil }
      return source.endsEarly(days, asOf: day).map { .rowsAfter(month: $0, source: name) }
    }
  }

  /// The sources of a measure that have fewer than half of the rows that they had before.
  func shrunk(_ definition: MeasureDefinition) -> [String] {
    sources(of: definition).filter { rows($0)?.isShrunk == true }
  }

  private func newest(_ source: String, upTo day: Day) -> Day? { rows(source)?.rowDays?.newest(upTo: day) }

  /// The first day that the source's rows may be about; nil where that is not known.
  func begins(_ source: String) -> Day? { rows(source)?.begins }

  /// A source delivered with headings and no rows.
  func isNilReturn(_ source: String) -> Bool { rows(source).map { $0.rowCount == 0 } ?? false }
}
