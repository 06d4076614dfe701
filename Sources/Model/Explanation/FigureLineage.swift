/// From which columns a figure is made, and what is made of them: itself, each figure that is shown next to it, and each
/// breakdown.
///
/// **Shape**: a figure of the plan.
package struct FigureLineage: Hashable, Sendable {
  /// What one measure, or one breakdown, reads.
  package struct Part: Hashable, Sendable {
    /// What is made of the columns.
    package enum Product: Hashable, Sendable {
      /// The figure itself.
      case figure
      /// A figure that is shown next to it, by its name.
      case shownBeside(String)
      /// The figure by the categories of a dimension, by its name.
      case breakdown(String)
    }
    /// What is made of the columns.
    package var product: Product
    /// The columns, in the order in which the definition names them.
    package var columns: [UsedColumn]
  }

  /// The figure.
  package var id: FigureID
  /// The figure first, then those next to it, then its breakdowns.
  package var parts: [Part]
  /// Columns that say which numbers belong to one entity, such as the old and the new number of a school that became an
  /// academy. Where their source is missing, the figure is made without them.
  package var links: [UsedColumn]

  /// Every column that anything here is made of, each once with all its uses.
  package var columns: [UsedColumn] { (parts.flatMap(\.columns) + links).flatMap(\.single).byColumn }

  /// The columns from which the figure itself is made.
  package var own: [UsedColumn] { parts.first { $0.product == .figure }?.columns ?? [] }

  /// The sources, each once, in the order in which they are first met.
  package var sources: [String] {
    columns.reduce(into: []) { names, used in
      if !names.contains(used.source) { names.append(used.source) }
    }
  }
}

extension UsedColumn {
  /// One entry for each use.
  package var single: [SingleUse] { uses.map { (source, column, $0) } }
}

extension DefinitionSet {
  /// From which columns a figure is made, as it is computed: where fewer columns give the same figure, those alone are read.
  package func lineage(of figure: FigureDefinition) -> FigureLineage {
    let beside = figure.alsoShown.map { measure in
      FigureLineage.Part(product: .shownBeside(measure.name), columns: used(by: measure.computed))
    }
    let breakdowns = figure.breakdowns.map { dimension in
      let uses = [figure.measure.rule.source] + dimension.others.keys.sorted()
      return FigureLineage.Part(
        product: .breakdown(dimension.name), columns: uses.flatMap { sources.uses(of: dimension.lookup(in: $0), in: $0) }.byColumn
      )
    }
    let parts = [FigureLineage.Part(product: .figure, columns: used(by: figure.computed))] + beside + breakdowns
    let read = Set(parts.flatMap(\.columns).map(\.source))
    return FigureLineage(id: figure.id, parts: parts, links: links(beside: read))
  }

  /// Every column that a measure reads, with what is looked up in other sources.
  package func used(by measure: MeasureDefinition) -> [UsedColumn] {
    let within = measure.ofRows.flatMap { part in
      part.cohort?.within.map { sources.uses(of: $0.lookup, in: part.rule.source, as: .cohort) } ?? []
    }
    return sources.resolved(measure.uses + within).byColumn
  }

  private func links(beside read: Set<String>) -> [UsedColumn] {
    let domains = Set(read.compactMap(source).filter { $0.links == nil }.flatMap(\.domains))
    return sources.flatMap { source -> [SingleUse] in
      guard let links = source.links, domains.contains(links.domain) else { return [] }
      return [(source.name, links.earlier, .match), (source.name, links.later, .match)]
        + links.rows.columns.map { (source.name, $0, .condition) }
    }.byColumn
  }
}

extension [SourceDefinition] {
  /// The columns in which a dimension finds the category of each row of a source.
  fileprivate func uses(
    of lookup: Dimension.Lookup, in source: String, as use: ColumnUse = .category
  ) -> [SingleUse] {
    switch lookup {
    case .column(let column): return resolved([(source, column, use)])
    case .register(let register, let column, let through):
      let known = first { $0.name == register }
      let key = known?.key.first.flatMap { known?.columns[$0].name }
      return [(source, through, .match), (register, column, use)] + (key.map { [(register, $0, .match)] } ?? [])
    }
  }

  /// Where a column is looked up in another source, what it is worked out from stands in its place: the other source's day is
  /// used as the looked-up day would be.
  fileprivate func resolved(_ uses: [SingleUse]) -> [SingleUse] {
    var (open, found) = (uses[...], [SingleUse]())
    while let (name, column, use) = open.popFirst() {
      guard let lookup = first(where: { $0.name == name })?.lookedUp.first(where: { $0.name == column }) else {
        found.append((name, column, use))
        continue
      }
      open += [(name, lookup.key, .match), (name, lookup.bound, .order)]
      open += [(lookup.source, lookup.otherKey, .match), (lookup.source, lookup.day, use)]
      open += lookup.filter.columns.map { (lookup.source, $0, .condition) }
    }
    return found
  }
}
