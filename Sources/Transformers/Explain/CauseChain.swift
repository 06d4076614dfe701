internal import Model

/// What happened to the rows of a figure, cause by cause: one after the other, each is let happen to its rows, and what it makes of
/// the figure is its effect, so that the effects add up whatever the measure.
struct CauseChain<Row> {
  private struct Cause: Hashable {
    var kind: BridgeCause.Kind
    var measure: Int
    var use: Int
  }
  private var rows: [Cause: [Row]] = [:]

  /// Notes what happened to a row of a measure of rows, for one use that it has for it.
  mutating func note(_ row: Row, _ kind: BridgeCause.Kind, measure: Int, use: Int) {
    rows[Cause(kind: kind, measure: measure, use: use), default: []].append(row)
  }

  /// The causes of these kinds, in the order in which they are applied. `known` is the figure before the first of them and then
  /// after the last; `happen` lets one row change, `answer` is the figure as it is then, and `complete` adds what else is told of a
  /// cause and its rows.
  func causes(
    of kinds: [BridgeCause.Kind], in fed: FedMeasure, from known: inout Answer, happen: (Row) -> Void, answer: () -> Answer,
    complete: (inout BridgeCause, _ rows: [Row]) -> Void
  ) -> [BridgeCause] {
    let rules = fed.ofRows.map(\.definition.ownAndOtherRules)
    var causes: [BridgeCause] = []
    for kind in kinds {
      for measure in rules.indices {
        for use in rules[measure].indices {
          guard let changed = rows[Cause(kind: kind, measure: measure, use: use)] else { continue }
          changed.forEach(happen)
          let next = answer()
          var cause = BridgeCause(
            kind: kind, part: fed.parts.isEmpty ? nil : measure + 1, use: RowUse(place: use), source: rules[measure][use].source,
            rows: changed.count, effect: known.effect(to: next))
          complete(&cause, changed)
          causes.append(cause)
          known = known.followed(by: next)
        }
      }
    }
    return causes
  }
}
