internal import Model
internal import Wording

/// The groups of a figure, as they are shown: months in their order, and of others those that changed most first.
struct CategoryTable {
  /// One group.
  struct Entry {
    /// As files have it: a code, or a pseudonym where it is a child.
    var name: String
    /// What people read in its place.
    var label: String
    var group: FigureGroup
  }
  let entries: [Entry]

  /// `groups` come in any order.
  init(_ groups: [FigureGroup], by grouping: FigureGrouping, _ definitions: DefinitionSet, _ shown: KeyedPseudonyms) {
    let domain = grouping.people(definitions)
    entries = groups.map { group in
      let isKnown = domain != nil && group.name != CategorySentences.unknown
      let name = isKnown ? shown.shown(group.name, of: domain ?? "") : group.name
      return Entry(name: name, label: domain == nil ? grouping.label(name, definitions) : name, group: group)
    }.sorted { one, other in
      if grouping.isOfMonths { return (one.group.part ?? 0, one.name) < (other.group.part ?? 0, other.name) }
      let (change, otherChange) = (one.group.difference.map(abs) ?? -1, other.group.difference.map(abs) ?? -1)
      if change != otherChange { return change > otherChange }
      let (rows, otherRows) = (one.group.to?.rows ?? 0, other.group.to?.rows ?? 0)
      if rows != otherRows { return rows > otherRows }
      return (one.group.part ?? 0, one.name) < (other.group.part ?? 0, other.name)
    }
  }
}
