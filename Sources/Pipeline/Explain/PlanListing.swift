internal import JSON
internal import Loaders
package import Model
internal import Publishing
internal import Transformers
internal import Wording

/// What `scorecard list` prints of a plan's KPIs, sources or boards: a line for each.
///
///     let listing = try PlanListing(.kpis, of: definitions, selection, output: "output", input: "input", today: today)
///     print(listing.text)
package struct PlanListing {
  /// What is listed.
  package enum Subject: String, Sendable, CaseIterable { case kpis, sources, boards }

  /// Whether there is nothing to list.
  package let isEmpty: Bool
  private let shown: ShownTable
  private let exact: ShownTable
  private let entries: Entries
  private enum Entries {
    case kpis([FigureRow.Entry]), sources([SourceRow.Entry]), boards([BoardRow.Entry])
  }

  /// Lists what a selection of figures chooses: these figures, or the sources that they read. A board's next paper is the first
  /// that is due on `today` or later.
  ///
  /// Throws: what `Selection.figures` throws; `FileError` where the published scorecard cannot be read.
  package init(
    _ subject: Subject, of definitions: DefinitionSet, _ selection: Selection, output: String, input: String, today: Day
  ) throws {
    let figures = try selection.figures(of: definitions, output: output, input: input)
    switch subject {
    case .kpis:
      let published = PublishedFigures(definitions, OutputFolder(path: output), input: input, asOf: nil)
      let lines = try published.scorecard()?.lines ?? []
      let rows = figures.map { kpi, figure in
        FigureRow(kpi, figure, lines.first { $0.id == figure.id }, definitions)
      }
      isEmpty = rows.isEmpty
      shown = ShownTable(ListSentences.kpiHeadings, rows.map(\.shown))
      exact = ShownTable(FigureRow.columns, rows.map(\.exact))
      entries = .kpis(rows.map(\.entry))
    case .sources:
      let sources = definitions.sources.filter { source in
        selection.isEmpty || figures.contains { definitions.sourcesRead(by: $0.figure).contains(source.name) }
      }
      let rows = sources.map { SourceRow($0, definitions) }
      isEmpty = rows.isEmpty
      shown = ShownTable(ListSentences.sourceHeadings, rows.map(\.shown))
      exact = ShownTable(SourceRow.columns, rows.map(\.exact))
      entries = .sources(rows.map(\.entry))
    case .boards:
      let rows = definitions.plan.boards.map { BoardRow($0, definitions.plan, today: today) }
      isEmpty = rows.isEmpty
      shown = ShownTable(ListSentences.boardHeadings, rows.map(\.shown))
      exact = ShownTable(BoardRow.columns, rows.map(\.exact))
      entries = .boards(rows.map(\.entry))
    }
  }

  /// Aligned columns for people.
  package var text: String { shown.text }
  /// The same with names for programs, as CSV.
  package var csv: [UInt8] { exact.csv }
  /// The same as a JSON list. Every key is in every entry, and where there are several values it has a list.
  ///
  /// Throws: `EncodingError`, which cannot happen, because every text can be encoded.
  package func json() throws -> [UInt8] {
    switch entries {
    case .kpis(let entries): try PublishedJSON.encode(entries)
    case .sources(let entries): try PublishedJSON.encode(entries)
    case .boards(let entries): try PublishedJSON.encode(entries)
    }
  }
}

/// A figure in the list.
private struct FigureRow {
  static let columns = ["kpi", "part", "title", "owner", "area_of_weakness", "actions", "states", "sources"]
  struct Entry: Encodable {
    var kpi, part, title, owner, areaOfWeakness: String
    var actions, states, sources: [String]
  }
  let shown: [String]
  let exact: [String]
  let entry: Entry

  init(_ kpi: KPIDefinition, _ figure: FigureDefinition, _ line: ScorecardLine?, _ definitions: DefinitionSet) {
    let read = definitions.sourcesRead(by: figure)
    let sources = definitions.sources.map(\.name).filter(read.contains)
    let (title, owner) = (SafeText.harmless(figure.shortTitle), SafeText.harmless(kpi.owner))
    let states = line.map(\.states) ?? []
    shown = [
      figure.id.description, title, owner, kpi.areaOfWeakness,
      states.isEmpty ? ListSentences.notPublished : states.joined(separator: ", "), sources.joined(separator: ", "),
    ]
    exact = [
      kpi.id, figure.id.part, title, owner, kpi.areaOfWeakness, kpi.actions.joined(separator: " "),
      states.joined(separator: " "), sources.joined(separator: " "),
    ]
    entry = Entry(
      kpi: kpi.id, part: figure.id.part, title: title, owner: owner, areaOfWeakness: kpi.areaOfWeakness, actions: kpi.actions,
      states: states, sources: sources)
  }
}

/// A source in the list.
private struct SourceRow {
  static let columns = ["source", "title", "files", "optional", "kpis"]
  struct Entry: Encodable {
    var source, title: String
    var files: [String]
    var optional: Bool
    var kpis: [String]
  }
  let shown: [String]
  let exact: [String]
  let entry: Entry

  init(_ source: SourceDefinition, _ definitions: DefinitionSet) {
    let readers = definitions.figures.map(\.figure).filter { definitions.sourcesRead(by: $0).contains(source.name) }
    let ids = readers.map(\.id.description)
    let (title, optional) = (SafeText.harmless(source.title), ListSentences.optional(source))
    let files = source.files.map { SafeText.harmless($0 + ".csv") }
    shown = [source.name, title, files.joined(separator: ", "), optional, ids.joined(separator: ", ")]
    exact = [source.name, title, files.joined(separator: " "), optional, ids.joined(separator: " ")]
    entry = Entry(source: source.name, title: title, files: files, optional: source.isOptional, kpis: ids)
  }
}

/// A board in the list.
private struct BoardRow {
  static let columns = ["board", "title", "chaired_by", "next_paper"]
  struct Entry: Encodable {
    var board, title: String
    var chairedBy: [String]
    /// Empty where none will ever be due.
    var nextPaper: String
  }
  let shown: [String]
  let exact: [String]
  let entry: Entry

  init(_ board: BoardDefinition, _ plan: PlanDefinition, today: Day) {
    let next = (0...board.everyMonths).lazy.map { today.startOfMonth.adding(months: $0 + 1) - 1 }
      .first { board.isDue(on: $0, planStart: plan.start) }
    let chairs = SafeText.harmless(board.coChairs.joined(separator: ", "))
    let title = SafeText.harmless(board.title)
    shown = [board.id, title, chairs, next?.inWords ?? ""]
    exact = [board.id, title, chairs, next?.description ?? ""]
    entry = Entry(
      board: board.id, title: title, chairedBy: board.coChairs.map(SafeText.harmless), nextPaper: next?.description ?? "")
  }
}
