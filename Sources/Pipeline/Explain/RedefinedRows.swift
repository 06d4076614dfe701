internal import Model
internal import Transformers
internal import Wording

/// Finds the rows of the same exports that play another part in a figure by other definitions.
struct RedefinedRows {
  /// A row, by the use that the figure has for it.
  private struct Key: Hashable {
    var source: String
    var part: Int?
    var use: RowUse
    var place: DifferenceRow.Place
  }
  private struct Found {
    var row: ExplainedRow
    var name: String
  }
  private let before: TracedExports
  private let after: TracedExports
  private let definitions: DefinitionSet
  private let areLast: Bool
  private let shown: KeyedPseudonyms

  /// The exports were read by the earlier definitions and by the later ones, which are `definitions`; `areLast` where the later state
  /// has the same exports.
  init(
    _ before: TracedExports, _ after: TracedExports, areLast: Bool, _ definitions: DefinitionSet, _ shown: KeyedPseudonyms
  ) {
    (self.before, self.after, self.areLast, self.definitions, self.shown) = (before, after, areLast, definitions, shown)
  }

  /// Those of which one figure or the other is made, and in which they differ; both figures list their rows. In the order of the later
  /// figure, after which come those that it no longer has.
  func rows(from earlier: ExplainedFigure, to later: ExplainedFigure) -> [DifferenceRow] {
    let isCount = [earlier, later].allSatisfy { if case .count = $0.definition { true } else { false } }
    let (was, now) = (keyed(earlier, before), keyed(later, after))
    let known = Dictionary(was) { first, _ in first }
    let laterKeys = Set(now.map(\.0))
    let pairs =
      now.map { ($0, known[$0], Optional($1)) } + was.filter { !laterKeys.contains($0.0) }.map { ($0, Optional($1), nil) }
    return pairs.compactMap { key, one, other in
      let roles = [one?.row.role, other?.row.role]
      guard roles[0] != roles[1], roles.contains(where: { $0?.isCounted == true }) else { return nil }
      let counts = roles.map { $0?.isCounted == true ? 1.0 : 0 }
      let record =
        other.flatMap { after.records(of: key.source)?.record(at: $0.row.place) }
        ?? one.flatMap { before.records(of: key.source)?.record(at: $0.row.place) }
      let source = definitions.source(key.source)
      return DifferenceRow(
        of: key.source, part: key.part, key.use, before: key.place, after: areLast && other != nil ? key.place : nil,
        roleBefore: one?.name, roleAfter: other?.name, effect: isCount ? counts[1] - counts[0] : nil, columns: [],
        identifiers: record.flatMap { record in source.map { shown.identifiers(of: record, $0) } } ?? [])
    }
  }

  private func keyed(_ figure: ExplainedFigure, _ exports: TracedExports) -> [(Key, Found)] {
    figure.uses.flatMap { use in
      let names = RuleNames(use.rule)
      return use.rows.compactMap { row in
        exports.place(of: row, in: use.rule.source).map { place in
          (Key(source: use.rule.source, part: use.part, use: use.use, place: place), Found(row: row, name: names.name(row.role)))
        }
      }
    }
  }
}
