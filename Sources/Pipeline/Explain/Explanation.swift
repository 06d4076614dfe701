internal import JSON
internal import Loaders
package import Logging
package import Model
internal import Publishing
internal import Wording

/// What `scorecard explain` prints: how the figures of one or several KPIs came about, from the files to the number.
package struct Explanation {
  /// One figure, with those shown with it.
  private struct Explained {
    var definition: FigureDefinition
    /// The figure itself comes first.
    var accounts: [FigureAccount]
    /// What the rows are grouped by; nil where nobody asks, or where the figure has nothing of the name.
    var grouping: FigureGrouping?
  }
  private let request: ExplanationRequest
  private let definitions: DefinitionSet
  private let exports: TracedExports
  private let pseudonyms: KeyedPseudonyms
  private let figures: [Explained]

  /// Reads the exports that the figures need from the folder at the path `input`, once for all. A measured baseline is the one that
  /// was frozen in the folder `output`, and the figures are compared with those that are published there; `logger` is told where its
  /// history cannot be read. `pseudonyms` are what identifiers are shown as.
  ///
  /// Throws: `RunError`, `ExplanationChoiceError`; `ExplanationFault` where an explanation does not give its figure back.
  package init(
    _ request: ExplanationRequest, _ definitions: DefinitionSet, input: String, output: String, pseudonyms: KeyedPseudonyms,
    reading: CSVReading = CSVReading(), logger: Logger? = nil, progress: (Progress) -> Void = { _ in }
  ) throws {
    (self.request, self.definitions, self.pseudonyms) = (request, definitions, pseudonyms)
    let groupings = try Self.groupings(request, definitions)
    let chosen = zip(request.figures, groupings).map { figure, grouping in
      var figure = figure
      // Its own breakdowns are not told, so that nothing is read for them.
      figure.breakdowns = grouping?.dimension.map { [$0] } ?? []
      return figure
    }
    var keeping = request.rows == nil ? [:] : definitions.columnsToShow(of: chosen)
    for grouping in groupings { keeping.merge(grouping?.columnsToKeep ?? [:]) { $0.union($1) } }
    let exports = try TracedExports(
      of: chosen, in: definitions, input: input, keeping: keeping, reading: reading, progress: progress)
    self.exports = exports
    let published = OutputFolder(path: output)
    let past = published.pastForReading(asOf: request.asOf, area: definitions.plan.area, logger)
    let isPublished = (try? published.lastRun(for: request.asOf.description)).flatMap(\.self) != nil
    figures = try zip(chosen, groupings).map { figure, grouping in
      let accounts = try exports.accounts(
        of: figure, asOf: request.asOf, from: request.from, past: past, isPublished: isPublished, listing: request.rows != nil)
      return Explained(definition: figure, accounts: accounts, grouping: grouping)
    }
    try refuseUnknownRole()
  }

  /// What each figure is grouped by; nil where nobody asks, or where it has nothing of the name.
  ///
  /// Throws: `ExplanationChoiceError.unknownCategory` where none of them has.
  private static func groupings(
    _ request: ExplanationRequest, _ definitions: DefinitionSet
  ) throws(ExplanationChoiceError) -> [FigureGrouping?] {
    guard let name = request.by else { return request.figures.map { _ in nil } }
    let found = request.figures.map { FigureGrouping(name, of: $0, definitions) }
    guard found.allSatisfy({ $0 == nil }), let first = request.figures.first else { return found }
    throw .unknownCategory(name, known: FigureGrouping.names(of: first, definitions))
  }

  /// Whether what is asked for shows identifiers of children or records, or pseudonyms in their place.
  ///
  /// Throws: `ExplanationChoiceError`.
  package static func showsIdentifiers(
    _ request: ExplanationRequest, _ definitions: DefinitionSet
  ) throws(ExplanationChoiceError) -> Bool {
    if request.rows != nil { return true }
    return try groupings(request, definitions).contains { $0?.people(definitions) != nil }
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

  /// Of no figure: what programs read, an empty list or the headings alone; nil in formats for people.
  ///
  /// Throws: `EncodingError`, which cannot happen.
  package static func nothing(
    _ format: ExplanationFormat, _ definitions: DefinitionSet, rows: String?, by: String?
  ) throws -> [UInt8]? {
    switch format {
    case .text, .markdown: nil
    case .json: try PublishedJSON.encode([ExplanationJSON]())
    case .csv where rows != nil: ListedRows(definitions).table([]).csv
    case .csv where by != nil: ListedCategories.table([]).csv
    case .csv: ShownTable(ExplanationSteps.headings, []).csv
    }
  }

  private var blocks: [ExplanationBlock] {
    let text = ExplanationText(exports, definitions)
    return figures.flatMap { figure -> [ExplanationBlock] in
      guard request.rows != nil || request.by != nil, let main = figure.accounts.first else {
        return text.blocks(figure.accounts)
      }
      let listed = request.rows == nil ? [] : self.listed(main)
      guard let name = request.by else { return text.head(main) + listed }
      let grouped =
        categories(figure).map { table in
          table.entries.isEmpty
            ? [.paragraph(CategorySentences.none(by: name))] : ListedCategories(name, main).blocks(table.entries)
        }
        ?? [.paragraph(CategorySentences.cannotBeShown(by: name))]
      return text.headWithChange(main) + grouped + listed
    }
  }

  private func listed(_ main: FigureAccount) -> [ExplanationBlock] {
    let blocks = ListedRows(definitions).blocks(rows(main), main)
    return blocks.isEmpty ? [.paragraph(RowSentences.none(role))] : blocks
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
    // Several figures are a list: of several KPIs, or of the parts of one.
    return all.count == 1 ? try PublishedJSON.encode(all[0]) : try PublishedJSON.encode(all)
  }

  private func rows(_ account: FigureAccount) -> [RowTable.Row] {
    RowTable(account, wanted: role, exports, definitions, pseudonyms).rows
  }

  private func categories(_ figure: Explained) -> CategoryTable? {
    guard let grouping = figure.grouping else { return nil }
    let groups = exports.groups(
      of: figure.definition.id, from: request.from, to: request.asOf, by: grouping.rows(exports))
    return CategoryTable(groups, by: grouping, definitions, pseudonyms)
  }
}
