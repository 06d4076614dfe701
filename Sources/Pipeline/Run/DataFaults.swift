internal import Model
internal import Transformers
internal import Wording

/// What figures of a scorecard rest on less than they should, or are not there because of their data, and what else is amiss
/// with the exports.
struct DataFaults: Sendable {
  /// A sentence a source or a group of figures; empty where every figure rests on all that it should.
  let sentences: [String]
  /// Sources that are missing or were refused although no figure of the scorecard needs them.
  let asides: [String]
  /// 65 where some figure of the scorecard rests on less than it should; decided by its lines alone.
  let exitCode: Int32

  init(_ lines: [ScorecardLine], _ quality: [SourceQuality], _ definitions: DefinitionSet) {
    let needs = Dictionary(
      definitions.figures.map { ($0.figure.id, Set($0.figure.measure.sources(among: definitions.sources))) }
    ) { first, _ in first }
    let faulty = lines.filter(\.restsOnLess)
    let faults = quality.compactMap { source in source.fault.map { (source: source.source, sentence: $0) } }
    let unusable = Set(faults.map(\.source))
    let isNeeded = { (source: String) in faulty.contains { needs[$0.id]?.contains(source) == true } }
    let lacking = faulty.filter { $0.withoutSources != nil || needs[$0.id]?.isDisjoint(with: unusable) != false }
    sentences =
      faults.filter { isNeeded($0.source) }.map(\.sentence)
      + GroupedSentences.of(lacking.compactMap { line in line.fault.map { (line.id, $0) } })
    asides = faults.filter { !isNeeded($0.source) }.map(\.sentence)
    exitCode = faulty.isEmpty ? 0 : 65
  }
}
