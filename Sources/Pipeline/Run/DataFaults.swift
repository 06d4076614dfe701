internal import Model
internal import Wording

/// What figures of a scorecard rest on less than they should, or are not there because of their data, and what else is amiss with
/// the exports.
struct DataFaults: Sendable {
  /// A sentence a source or a group of figures; empty where every figure rests on all that it should.
  let sentences: [String]
  /// Sources that are missing or were refused although no figure of the scorecard needs them.
  let asides: [String]
  /// 65 where some figure of the scorecard rests on less than it should; decided by its lines alone.
  let exitCode: Int32

  init(_ lines: [ScorecardLine], _ quality: [SourceQuality], _ definitions: DefinitionSet) {
    let needs = Dictionary(definitions.figures.map { ($0.figure.id, Set($0.figure.measure.sources)) }) { first, _ in first }
    let faulty = lines.filter(\.restsOnLess)
    let faults = quality.compactMap { source in source.fault.map { (source: source.source, sentence: $0) } }
    let unusable = Set(faults.map(\.source))
    let isNeeded = { (source: String) in faulty.contains { needs[$0.id]?.contains(source) == true } }
    var sentences = faults.filter { isNeeded($0.source) }.map(\.sentence)
    var groups: [(fault: String, ids: [String])] = []
    for line in faulty where line.withoutSources != nil || needs[line.id]?.isDisjoint(with: unusable) != false {
      guard let fault = line.fault else { continue }
      if let index = groups.firstIndex(where: { $0.fault == fault }) {
        groups[index].ids.append(line.id.description)
      } else {
        groups.append((fault, [line.id.description]))
      }
    }
    sentences += groups.map { "KPI \($0.ids.joined(separator: ", ")): \($0.fault)" }
    self.sentences = sentences
    asides = faults.filter { !isNeeded($0.source) }.map(\.sentence)
    exitCode = faulty.isEmpty ? 0 : 65
  }
}
