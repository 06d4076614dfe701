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
    /// The columns of the same sources by which duplicates are found, before anything is made of the rows.
    package var keys: [UsedColumn]
    /// Columns that say which numbers belong to one entity, such as the old and the new number of a school that became an
    /// academy, where one of `columns` has such numbers. Where their source is missing, all is made without them.
    package var links: [UsedColumn]

    /// Whether it is of rows by their categories.
    package var isBreakdown: Bool { if case .breakdown = product { true } else { false } }
    /// All of them.
    package var all: [UsedColumn] { (columns + links + keys).flatMap(\.single).byColumn }
  }

  /// The figure.
  package var id: FigureID
  /// The figure first, then those next to it, then its breakdowns.
  package var parts: [Part]

  /// The columns that say which numbers belong to one entity, of all parts.
  package var links: [UsedColumn] { parts.flatMap(\.links).flatMap(\.single).byColumn }
  /// Every column that anything here is made of, each once with all its uses.
  package var columns: [UsedColumn] {
    (parts.flatMap(\.columns) + links + parts.flatMap(\.keys)).flatMap(\.single).byColumn
  }

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
      part(.shownBeside(measure.name), used(by: measure.computed))
    }
    let breakdowns = figure.breakdowns.map { dimension in
      let uses = [figure.measure.rule.source] + dimension.others.keys.sorted()
      return part(
        .breakdown(dimension.name), uses.flatMap { sources.uses(of: dimension.lookup(in: $0), in: $0) }.byColumn)
    }
    return FigureLineage(id: figure.id, parts: [part(.figure, used(by: figure.computed))] + beside + breakdowns)
  }

  private func part(_ product: FigureLineage.Part.Product, _ columns: [UsedColumn]) -> FigureLineage.Part {
    let links = links(beside: columns)
    return FigureLineage.Part(product: product, columns: columns, keys: keys(of: columns + links), links: links)
  }

  /// Every column that a measure reads, with what is looked up in other sources.
  package func used(by measure: MeasureDefinition) -> [UsedColumn] {
    let within = measure.ofRows.flatMap { part in
      part.cohort?.within.map { sources.uses(of: $0.lookup, in: part.rule.source, as: .cohort) } ?? []
    }
    return sources.resolved(measure.uses + within).byColumn
  }

  private func keys(of columns: [UsedColumn]) -> [UsedColumn] {
    let read = Set(columns.map(\.source))
    return sources.filter { read.contains($0.name) }.flatMap { source -> [SingleUse] in
      source.key.map { (source.name, source.columns[$0].name, .key) }
        + (source.laterVersion.map { [(source.name, source.columns[$0].name, .version)] } ?? [])
    }.byColumn
  }

  private func links(beside columns: [UsedColumn]) -> [UsedColumn] {
    let domains = identifierDomains(of: columns.map { ($0.source, [$0.column]) })
    return sources.flatMap { source -> [SingleUse] in
      guard let links = source.links, domains.contains(links.domain) else { return [] }
      return [(source.name, links.earlier, .match), (source.name, links.later, .match)]
        + links.rows.columns.map { (source.name, $0, .condition) }
    }.byColumn
  }
}

extension DefinitionSet {
  /// The domains of the identifiers among these columns, links aside: numbers of one entity are joined in no others of them.
  package func identifierDomains(of columns: [(source: String, columns: [String])]) -> Set<String> {
    columns.reduce(into: []) { domains, read in
      guard let source = source(read.source), source.links == nil else { return }
      for column in source.columns where read.columns.contains(column.name) {
        if case .identifier(let domain) = column.kind { domains.insert(domain) }
      }
    }
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
