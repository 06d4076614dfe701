internal import Extractors
internal import Model
internal import Transformers
internal import Wording

/// The sources in which one source looks days up, read so that its rows can be completed.
struct ReadLookups {
  private let source: SourceDefinition
  private let figureSet: FigureSet
  /// What became of the sources that are missing or were refused.
  let faults: [SourceQuality]

  /// Reads what the source's looked-up columns are worked out from; nothing where it has none.
  init(of source: SourceDefinition, in definitions: DefinitionSet, from folder: ExportFolder, _ extractor: Extractor) {
    self.source = source
    let wanted = [(source: source.name, columns: source.lookedUp.map(\.name))]
    figureSet = FigureSet([], sources: definitions.sources, lookingUp: wanted)
    var needs = definitions.sources.read(for: wanted).reduce(into: [String: Set<String>]()) { needs, need in
      needs[need.source, default: []].formUnion(need.columns)
    }
    needs.merge(
      definitions.links(beside: needs).filter { name, _ in
        definitions.source(name).map { !folder.files(of: $0).isEmpty } ?? false
      }
    ) { $0.union($1) }
    var faults: [SourceQuality] = []
    for other in definitions.readingOrder(for: []) where other.name != source.name && !source.lookedUp.isEmpty {
      guard let columns = needs[other.name] else { continue }
      let feeding = Feeding(figureSet, other, wanted: columns, profiling: false, keeping: false)
      let reading = Extractor.Reading(other, from: folder.files(of: other), wanted: columns)
      let quality = extractor.extract(reading, to: feeding).quality
      if quality.status == .missing || quality.status == .refused { faults.append(quality.inWords) }
    }
    extractor.finish()
    self.faults = faults
  }

  /// A batch of the source with its looked-up columns, in their order; `batch` has all columns of its files.
  func completed(_ batch: Batch) -> Batch {
    let found = figureSet.lookedUp(batch, of: source, columns: source.columns.map(\.name))
    var batch = batch
    let blank = [Int32](repeating: Blank.day, count: batch.count)
    for column in source.lookedUp {
      batch.columns.append(.days(found.first { $0.name == column.name }?.days ?? blank))
    }
    return batch
  }
}
