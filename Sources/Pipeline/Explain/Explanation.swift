internal import JSON
internal import Loaders
package import Model

/// What `scorecard explain` prints: how the figures of a KPI came about, from the files to the number.
package struct Explanation {
  /// One figure of the KPI, with those shown with it.
  private struct Explained {
    var definition: FigureDefinition
    /// The figure itself comes first.
    var accounts: [FigureAccount]
    /// What the rows are counted by, by source; nil where nobody asks.
    var lookups: [String: CategoryLookup]?
  }
  private let request: ExplanationRequest
  private let definitions: DefinitionSet
  private let exports: TracedExports
  private let pseudonyms: KeyedPseudonyms
  private let figures: [Explained]

  /// Reads the exports that the KPI needs from the folder at the path `input`, once. `pseudonyms` are what identifiers are shown
  /// as.
  ///
  /// Throws: `RunError`, `ExplanationChoiceError`; `ExplanationFault` where an explanation does not give its figure back.
  package init(
    _ request: ExplanationRequest, _ definitions: DefinitionSet, input: String, pseudonyms: KeyedPseudonyms,
    reading: CSVReading = CSVReading(), progress: (Progress) -> Void = { _ in }
  ) throws {
    (self.request, self.definitions, self.pseudonyms) = (request, definitions, pseudonyms)
    let chosen = try definitions.chosen(request.kpi)
    let lookups = try chosen.map { figure in try request.by.map { try definitions.lookups($0, of: figure) } }
    var keeping = request.rows == nil ? [:] : definitions.columnsToShow(of: chosen)
    for (source, lookup) in lookups.compactMap(\.self).flatMap({ $0 }) {
      keeping.merge(lookup.needs(in: source)) { $0.union($1) }
    }
    let exports = try TracedExports(
      of: chosen, in: definitions, input: input, keeping: keeping, reading: reading, progress: progress)
    self.exports = exports
    let isListing = request.rows != nil || request.by != nil
    figures = try zip(chosen, lookups).map { figure, lookups in
      let accounts = try exports.accounts(of: figure, asOf: request.asOf, from: request.from, listing: isListing)
      return Explained(definition: figure, accounts: accounts, lookups: lookups)
    }
    try refuseUnknownRole()
  }

  /// Whether what is asked for shows identifiers of children or records, or pseudonyms in their place.
  ///
  /// Throws: `RunError`, `ExplanationChoiceError`.
  package static func showsIdentifiers(_ request: ExplanationRequest, _ definitions: DefinitionSet) throws -> Bool {
    guard request.rows == nil, let name = request.by else { return request.rows != nil }
    return try definitions.chosen(request.kpi).contains { figure in
      try definitions.lookups(name, of: figure).contains { source, lookup in
        guard case .column(let column) = lookup,
          case .identifier(let domain) = definitions.source(source)?.column(column.name)?.kind
        else { return false }
        return !SourceDefinition.isOfPlaces(domain)
      }
    }
  }

  private var role: String? { request.rows == ExplanationRequest.allRows ? nil : request.rows }

  private func refuseUnknownRole() throws(ExplanationChoiceError) {
    guard let role else { return }
    let known = figures.flatMap(\.accounts).flatMap(RowTable.roles).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    guard known.contains(role) else { throw .unknownRole(role, known: known) }
  }

  /// The explanation in one of the formats. `screen` is what text is laid out for.
  ///
  /// Throws: `EncodingError`, which cannot happen, because every value can be encoded.
  package func bytes(_ format: ExplanationFormat, on screen: Screen) throws -> [UInt8] {
    switch format {
    case .text: Array(blocks.text(on: screen).utf8)
    case .markdown: Array(blocks.markdown.utf8)
    case .csv: table.csv
    case .json: try json()
    }
  }

  private var blocks: [ExplanationBlock] {
    let text = ExplanationText(exports, definitions)
    return figures.flatMap { figure -> [ExplanationBlock] in
      guard request.rows != nil || request.by != nil, let main = figure.accounts.first else {
        return text.blocks(figure.accounts)
      }
      let listed = request.rows == nil ? [] : ListedRows(definitions).blocks(rows(main), main)
      let counted = categories(figure).map { [ListedCategories(request.by ?? "", main).block($0.entries)] } ?? []
      return (request.by == nil ? text.head(main) : text.headWithChange(main)) + counted + listed
    }
  }

  private var table: ShownTable {
    if request.rows != nil { return ListedRows(definitions).table(figures.flatMap(\.accounts).map { ($0, rows($0)) }) }
    if request.by != nil {
      return ListedCategories.table(
        figures.compactMap { figure in
          figure.accounts.first.flatMap { main in categories(figure).map { (main, $0.entries) } }
        })
    }
    let steps = ExplanationSteps(exports)
    return ShownTable(ExplanationSteps.headings, figures.flatMap(\.accounts).flatMap(steps.rows))
  }

  private func json() throws -> [UInt8] {
    let all = figures.map { figure -> ExplanationJSON? in
      let each = figure.accounts.map { account in
        var json = ExplanationJSON(account, exports, definitions)
        if request.rows != nil { json.rows = rows(account).map(ExplanationJSON.Row.init) }
        return json
      }
      guard var main = each.first else { return nil }
      main.by = categories(figure).map { $0.entries.map(ExplanationJSON.Category.init) }
      if each.count > 1 { main.alsoShown = Array(each.dropFirst()) }
      return main
    }.compactMap(\.self)
    // One KPI has two figures where it has parts: then they are a list.
    return all.count == 1 ? try PublishedJSON.encode(all[0]) : try PublishedJSON.encode(all)
  }

  private func rows(_ account: FigureAccount) -> [RowTable.Row] {
    RowTable(account, wanted: role, exports, definitions, pseudonyms).rows
  }

  private func categories(_ figure: Explained) -> CategoryTable? {
    guard let lookups = figure.lookups, let main = figure.accounts.first else { return nil }
    let earlier = exports.explanations(of: figure.definition.id, asOf: request.from, listing: true).first
    return CategoryTable(main.explained, earlier, by: lookups, exports, definitions, pseudonyms)
  }
}

extension DefinitionSet {
  /// What a name stands for in the rows of each source that a figure counts.
  ///
  /// Throws: `ExplanationChoiceError.unknownCategory` where its first source has nothing of this name.
  fileprivate func lookups(_ name: String, of figure: FigureDefinition) throws(ExplanationChoiceError) -> [String: CategoryLookup]
  {
    var found: [String: CategoryLookup] = [:]
    for source in figure.measure.ofRows.map(\.rule.source).compactMap(source) {
      found[source.name] = CategoryLookup(name, in: source, of: figure, self)
    }
    guard found[figure.measure.rule.source] == nil else { return found }
    let known = source(figure.measure.rule.source).map { CategoryLookup.names(in: $0, self) } ?? []
    throw .unknownCategory(name, known: known)
  }
}
