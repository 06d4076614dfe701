internal import Extractors
internal import Model
internal import Transformers

/// Hands one source's batches to the figures, and to profiles if they are asked for.
final class Feeding: BatchTaker {
  let source: SourceDefinition
  let domains: Set<String>
  let domainsOfAll: Set<String>
  private let figureSet: FigureSet
  private let columns: [String]
  private let profiling: Bool
  private let keeping: Bool
  private var tallies: [ColumnTally] = []
  /// From the last to the first.
  private(set) var kept: [Batch] = []
  /// The columns of days that kept batches have besides those of the files.
  private var lookedUp: [String] = []

  init(_ figureSet: FigureSet, _ source: SourceDefinition, wanted: Set<String>, profiling: Bool, keeping: Bool) {
    self.figureSet = figureSet
    self.source = source
    self.profiling = profiling
    self.keeping = keeping
    domains = figureSet.domainsLookedAt(in: source)
    domainsOfAll = figureSet.domainsLookedAt
    columns = source.columns.map(\.name).filter(wanted.contains)
  }

  func begin() {
    figureSet.begin(source, columns: columns)
    kept = []
    tallies = profiling ? source.columns.filter { columns.contains($0.name) }.map(ColumnTally.init) : []
  }

  func take(_ batch: Batch, lexicons: [String: Lexicon]) {
    if keeping { keep(batch) }
    figureSet.take(batch, of: source, columns: columns, lexicons: lexicons)
    for index in tallies.indices { tallies[index].add(batch.columns[index], batch.survives) }
  }

  private func keep(_ batch: Batch) {
    var batch = batch
    let found = figureSet.lookedUp(batch, of: source, columns: columns)
    lookedUp = found.map(\.name)
    batch.columns += found.map { .days($0.days) }
    kept.append(batch)
  }

  /// The source with the columns that kept batches have, in their order.
  var keptSource: SourceDefinition {
    var kept = source
    kept.columns = (columns + lookedUp).compactMap(source.column)
    return kept
  }

  func end(isDelivered: Bool) { figureSet.end(source.name, isDelivered: isDelivered) }

  func profiles(_ lexicon: (String) -> Lexicon?) -> [ColumnProfile] {
    tallies.map { $0.profile(in: source.name, lexicon) }
  }
}
