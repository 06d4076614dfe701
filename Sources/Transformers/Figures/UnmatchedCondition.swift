package import Model

/// Only open vocabularies are looked at: it is nothing unusual if no row has some code of a closed list.
extension UnmatchedCondition {
  /// The conditions of some figures that no row meets, in the order of the figures. `lexicon` gives the texts of the accepted
  /// rows, by domain.
  package static func found(
    in figures: [FigureDefinition], sources: [SourceDefinition], _ deliveries: [String: Delivery],
    lexicon: (_ domain: String) -> Lexicon?
  ) -> [UnmatchedCondition] {
    var found: [UnmatchedCondition] = []
    for figure in figures {
      let measures = [figure.measure] + figure.alsoShown.map(\.measure)
      let lookups = sources.lookups(in: measures.flatMap(\.needs)).map { (source: $0.column.source, filter: $0.column.filter) }
      for (name, filter) in measures.flatMap(\.filters) + lookups {
        guard let source = sources.first(where: { $0.name == name }), let table = deliveries[name]?.table, table.rowCount > 0
        else { continue }
        for (condition, isNegated) in filter.everyCondition {
          guard let names = condition.names(isNegated: isNegated), let column = source.column(condition.column),
            column.kind == .category, !table.missingColumns.contains(where: { $0.column == column.name })
          else { continue }
          let texts = lexicon(column.domain(in: name) ?? "")
          guard !has(names, texts) else { continue }
          note(
            UnmatchedCondition(
              source: name, column: column.name, names: names, figures: [figure.id], nearest: nearest(to: names, in: texts)),
            in: &found)
        }
      }
    }
    return found
  }

  private static func has(_ names: [String], _ lexicon: Lexicon?) -> Bool {
    guard let lexicon else { return false }
    let wanted = Set(names.map(\.foldedValue))
    return lexicon.inReadingOrder.contains { wanted.contains(lexicon[$0].foldedValue) }
  }

  /// A value that differs in a few letters from a name of the definition. It says little that the definition does not, unless it is
  /// long or has digits, as free text about a child may.
  private static func nearest(to names: [String], in lexicon: Lexicon?) -> String? {
    guard let lexicon else { return nil }
    let short = lexicon.inReadingOrder.prefix(CategoryBound.compared).map { lexicon[$0] }.filter {
      $0.count <= CategoryBound.characters && !$0.contains(where: \.isNumber)
    }
    return names.lazy.compactMap { NearestName.meant(by: $0, among: short) }.first.map(SafeText.harmless)
  }

  private static func note(_ new: UnmatchedCondition, in found: inout [UnmatchedCondition]) {
    for place in found.indices
    where found[place].source == new.source && found[place].column == new.column && found[place].names == new.names {
      found[place].figures += new.figures.filter { !found[place].figures.contains($0) }
      return
    }
    found.append(new)
  }
}

extension Condition {
  /// The names of which a row must have one, where it passes because of this condition.
  fileprivate func names(isNegated: Bool) -> [String]? {
    switch test {
    case .among(let names): isNegated ? nil : names
    case .notAmong(let names): isNegated ? names : nil
    case .present, .blank, .notAfter, .above, .compares, .falls, .lasts: nil
    }
  }
}
