package import Model

/// The figures of a run while their sources are read: they take the rows batch by batch, and are then sealed into calculations.
/// They keep only what their figures count of a row.
///
///     let set = FigureSet(figures, sources: definitions.sources)
///     for source in definitions.sources {
///       set.begin(source, columns: columns)
///       for batch in batches { set.take(batch, of: source, columns: columns, lexicons: lexicons) }
///       set.end(source.name, isDelivered: true)
///     }
///     let calculations = set.calculations(deliveries, unmatched: []) { lexicons[$0] }
package final class FigureSet {
  private struct Fed {
    var definition: FigureDefinition
    var main: FedMeasure
    var beside: [Beside]
  }
  /// A figure shown with another: with rows of its own, or with those of another figure.
  fileprivate enum Beside {
    case own(FedMeasure)
    /// It looks at the rows of the main figure, or of an earlier one shown with it.
    case ofMain
    case ofBeside(Int)
  }
  private let sources: [SourceDefinition]
  private let registers: Registers
  private let linked = LinkedEntities()
  private let lookedUp: LookedUpDays
  private let folded = FoldedTexts()
  /// By source, the columns whose texts a filter or stage compares.
  private let lookedAt: [String: Set<String>]
  /// The domains whose texts some figure's filters or stages compare in some source.
  package private(set) var domainsLookedAt: Set<String> = []
  private var fed: [Fed]
  private var unregistered: [String: UnregisteredTally] = [:]
  private var vocabularies: VocabularyTally
  /// By source: values that are not shown under their own names. Empty until the figures are sealed.
  package private(set) var unshown: [String: [FileDoubt]] = [:]

  /// The figures without any rows. `sources` are all sources of the plan, registers included. Besides what the figures look up,
  /// `needs` may name looked-up columns.
  ///
  /// `isTraced` keeps the rows that each figure is made of, so that it can be explained.
  package init(
    _ figures: [FigureDefinition], sources: [SourceDefinition], lookingUp needs: [(source: String, columns: [String])] = [],
    isTraced: Bool = false
  ) {
    self.sources = sources
    let cohorts = figures.flatMap { [$0.measure] + $0.alsoShown.map(\.measure) }.flatMap(\.ofRows).compactMap(\.cohort)
    registers = Registers(sources, lookups: figures.flatMap(\.lookups).map(\.lookup) + cohorts.compactMap { $0.within?.lookup })
    fed = figures.map { Self.fed($0, sources, isTraced) }
    vocabularies = VocabularyTally(figures, sources: sources)
    let measures = figures.flatMap { [$0.measure] + $0.alsoShown.map(\.measure) }
    let lookups = sources.lookups(in: measures.flatMap(\.needs) + needs)
    lookedUp = LookedUpDays(lookups)
    let texts = measures.flatMap(\.textsLookedAt) + lookups.flatMap(\.textsLookedAt) + sources.flatMap(\.textsOfLinks)
    lookedAt = Dictionary(grouping: texts, by: \.source).mapValues { Set($0.map(\.column)) }
    domainsLookedAt = Set(sources.flatMap(domainsLookedAt(in:)))
  }

  private static func fed(_ figure: FigureDefinition, _ sources: [SourceDefinition], _ isTraced: Bool) -> Fed {
    let main = FedMeasure(
      figure.computed, unit: figure.unit, dimensions: figure.breakdowns, sources: sources, isTraced: isTraced)
    var beside: [Beside] = []
    for (position, shown) in figure.alsoShown.enumerated() {
      let earlier = figure.alsoShown[..<position].firstIndex { $0.computed.sharesRows(with: shown.computed) }
      if figure.computed.sharesRows(with: shown.computed) {
        beside.append(.ofMain)
      } else if let earlier, case .own = beside[earlier] {
        beside.append(.ofBeside(earlier))
      } else {
        beside.append(
          .own(
            FedMeasure(
              shown.computed, unit: shown.unit, dimensions: figure.dimensions(of: shown), sources: sources, isTraced: isTraced)))
      }
    }
    return Fed(definition: figure, main: main, beside: beside)
  }

  /// Says that a source's rows come next, for the first time or again; again, what was taken of them before is dropped.
  /// `columns` are those of its batches.
  package func begin(_ source: SourceDefinition, columns: [String]) {
    registers.begin(source.name)
    linked.begin(source)
    lookedUp.begin(source.name)
    folded.forget(source)
    vocabularies.begin(source.name)
    unregistered[source.name] = UnregisteredTally(source, stored: columns, registers)
    for index in fed.indices {
      fed[index].main.begin(source.name, registers)
      for place in fed[index].beside.indices { fed[index].beside[place].change { $0.begin(source.name, registers) } }
    }
  }

  /// The domains whose texts the figures' filters and stages compare in a source's rows.
  package func domainsLookedAt(in source: SourceDefinition) -> Set<String> {
    Set((lookedAt[source.name] ?? []).compactMap { source.column($0)?.domain(in: source.name) })
  }

  /// Gives a batch of the source's rows to every figure. `columns` are those of the batch, and `lexicons` have the texts of its
  /// interned values, by domain.
  package func take(
    _ batch: Batch, of source: SourceDefinition, columns: [String], lexicons: [String: Lexicon]
  ) {
    var (batch, columns) = (linked.joined(batch, of: source, columns: columns), columns)
    for (name, days) in lookedUp.columns(of: source, batch, columns: columns) {
      batch.columns.append(.days(days))
      columns.append(name)
    }
    let view = BatchView(source: source, columns: columns, batch: batch, lexicons: lexicons, folded: folded)
    linked.take(view)
    lookedUp.take(view)
    registers.take(view)
    vocabularies.take(view)
    unregistered[source.name]?.take(view)
    for index in fed.indices {
      fed[index].main.take(view)
      for place in fed[index].beside.indices { fed[index].beside[place].change { $0.take(view) } }
    }
  }

  /// The columns of days that a source looks up in the sources that have been taken, for each row of a batch, with their names.
  /// `columns` are those of the batch.
  package func lookedUp(_ batch: Batch, of source: SourceDefinition, columns: [String]) -> [(name: String, days: [Int32])] {
    lookedUp.columns(of: source, linked.joined(batch, of: source, columns: columns), columns: columns)
  }

  /// Says that no more rows of a source come. Where the source was refused, its registers and links are not used, and nothing is
  /// looked up in it.
  package func end(_ source: String, isDelivered: Bool) {
    if isDelivered { registers.deliver(source) } else { registers.refuse(source) }
    if let definition = sources.first(where: { $0.name == source }) { linked.end(definition, isDelivered: isDelivered) }
    lookedUp.end(source, isDelivered: isDelivered)
    for index in fed.indices {
      fed[index].main.end(source)
      for place in fed[index].beside.indices { fed[index].beside[place].change { $0.end(source) } }
    }
  }

  /// For each identifier column of the source: the entities that their register does not know.
  package func unregistered(in source: String) -> [SenseChecks.Unregistered] { unregistered[source]?.found ?? [] }

  /// The figures, sealed, in the order in which they were given. To be called once, after the last source. `unmatched` are the
  /// conditions that no delivered row meets, and `lexicon` gives the texts of a domain.
  package func calculations(
    _ deliveries: [String: Delivery], unmatched: [UnmatchedCondition], lexicon: (_ domain: String) -> Lexicon?
  ) -> [Calculation] {
    let catalogue = Catalogue(deliveries, unmatched, sources)
    defer { fed = [] }
    let categories = vocabularies.vocabularies(lexicon)
    unshown = vocabularies.unshown(in: categories)
    return fed.indices.map { index in
      fed[index].main.seal(categories, lexicon: lexicon)
      for place in fed[index].beside.indices { fed[index].beside[place].change { $0.seal(categories, lexicon: lexicon) } }
      return Calculation(fed[index].definition, catalogue, fed[index].main, beside(fed[index]))
    }
  }

  private func beside(_ fed: Fed) -> [FedMeasure] {
    var figures: [FedMeasure] = []
    for (shown, kept) in zip(fed.definition.alsoShown, fed.beside) {
      let dimensions = fed.definition.dimensions(of: shown)
      let asked: FedMeasure? =
        switch kept {
        case .own(let figure): figure
        case .ofMain: fed.main.asking(for: shown.computed, unit: shown.unit, dimensions: dimensions)
        case .ofBeside(let place): figures[place].asking(for: shown.computed, unit: shown.unit, dimensions: dimensions)
        }
      // What shares its rows was found to, and has the same dimensions.
      figures.append(
        asked ?? FedMeasure(shown.computed, unit: shown.unit, dimensions: dimensions, sources: sources))
    }
    return figures
  }
}

extension FigureSet.Beside {
  fileprivate mutating func change(_ body: (inout FedMeasure) -> Void) {
    guard case .own(var figure) = self else { return }
    self = .ofMain  // lets go of it, so that nothing is copied
    body(&figure)
    self = .own(figure)
  }
}

extension SourceDefinition {
  /// The columns whose texts its links compare with names.
  fileprivate var textsOfLinks: [(source: String, column: String)] {
    (links?.rows.namedColumns ?? []).map { (name, $0) }
  }
}

extension OwnedLookup {
  /// The columns of its other source whose texts its filter compares with names.
  fileprivate var textsLookedAt: [(source: String, column: String)] {
    column.filter.namedColumns.map { (column.source, $0) }
  }
}
