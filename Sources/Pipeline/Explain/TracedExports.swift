internal import Extractors
package import Model
internal import Transformers

/// The exports behind some figures, read so that each figure can be explained: every row that it was made of is kept.
package struct TracedExports {
  private let definitions: DefinitionSet
  private let reading: AllExtractions
  private let byFigure: [FigureID: Calculation]
  /// Which row is which, and the texts of each domain; empty unless they are compared with other exports.
  private let rows: RowIdentities
  private let lexicons: [String: Lexicon]

  /// Reads every source that the figures need from the folder at the path `input`. To compare them with other exports, all
  /// columns are read and kept. `keeping`: by source, the columns whose values can be looked up row by row afterwards.
  ///
  /// Throws: `RunError.noInputFolder`.
  package init(
    of figures: [FigureDefinition], in definitions: DefinitionSet, input: String, comparing: Bool = false,
    keeping: [String: Set<String>] = [:],
    reading: CSVReading = CSVReading(), progress: (Progress) -> Void = { _ in }
  ) throws(RunError) {
    guard let folder = ExportFolder(path: input) else { throw .noInputFolder(input) }
    var needs = definitions.needs(of: figures).merging(keeping) { $0.union($1) }
    if comparing { needs = definitions.allColumns(of: needs) }
    let begun = BegunReading(
      of: needs, for: figures, definitions: definitions, reading: reading, isTraced: true,
      keeping: comparing ? Set(needs.keys) : Set(keeping.keys), files: folder.files)
    self.init(begun, AllExtractions(begun, rowsBefore: [:], accepting: [], progress: progress), comparing: comparing)
  }

  /// Exports that were read and traced; to be `comparing` with others, with all columns of all sources that figures need.
  init(_ begun: BegunReading, _ reading: AllExtractions, comparing: Bool = true) {
    definitions = begun.definitions
    self.reading = reading
    byFigure = Dictionary(uniqueKeysWithValues: reading.calculations.map { ($0.definition.id, $0) })
    rows = RowIdentities(
      comparing ? reading.records : [:], rejected: comparing ? reading.deliveries.compactMapValues(\.table?.rejectedValues) : [:])
    let domains = begun.readings.map(\.source).filter { comparing && begun.keeping.contains($0.name) }.flatMap { source in
      source.columns.compactMap { $0.domain(in: source.name) }
    }
    lexicons = Dictionary(
      uniqueKeysWithValues: Set(domains).compactMap { name in begun.extractor.lexicon(name).map { (name, $0) } })
  }

  /// What became of the sources, in the order of the definitions.
  package var quality: [SourceQuality] { reading.quality }

  /// How a figure came about on a day, and each figure shown with it; empty for a figure that was not read. `listing` lists every
  /// row with its role.
  package func explanations(of figure: FigureID, asOf day: Day, listing: Bool = false) -> [ExplainedFigure] {
    byFigure[figure]?.explanations(asOf: day, firstLines: listing ? firstLines : nil) ?? []
  }

  private var firstLines: FirstLines {
    let lines = reading.firstLines
    return { source, place in lines[source]?[place] ?? 0 }
  }

  /// How a figure got from one day to a later one, and each figure shown with it; nil for one that was not computed on both days.
  /// `listing` lists the rows behind each cause.
  package func bridges(of figure: FigureID, from first: Day, to last: Day, listing: Bool = false) -> [Bridge?] {
    byFigure[figure]?.bridges(from: first, to: last, listing: listing ? firstLines : nil) ?? []
  }

  /// How a figure got from these exports to later ones on one day, and each figure shown with it; nil for one that was not computed
  /// over both. Both were read to be compared, by the same definition of the figure.
  package func bridges(of figure: FigureID, to later: TracedExports, asOf day: Day, listing: Bool = false) -> [Bridge?] {
    guard let before = byFigure[figure], let after = later.byFigure[figure] else { return [] }
    let (own, other) = (lexicons, later.lexicons)
    return before.bridges(
      to: after, asOf: day, rows: rows, laterRows: later.rows, numbers: EntityNumbers(from: { own[$0] }, to: { other[$0] }),
      listing: listing ? (firstLines, later.firstLines) : nil)
  }

  /// How the rows of each source whose files differ from those of later exports differ from them; both were read to be compared, by
  /// the same definitions. None of a source that one of them does not have, or whose files were refused.
  func rowChanges(to later: TracedExports) -> [String: RowChanges] {
    let others = Dictionary(later.quality.map { ($0.source, $0) }) { first, _ in first }
    var changes: [String: RowChanges] = [:]
    for one in quality where !one.isUnusable {
      guard let other = others[one.source], !other.isUnusable, one.files.map(\.sha256) != other.files.map(\.sha256),
        let source = definitions.source(one.source)
      else { continue }
      changes[source.name] = rows.changes(of: source, to: later.rows)
    }
    return changes
  }

  /// A figure in each group of its rows on two days, in no order; empty for a figure that was not read.
  func groups(of figure: FigureID, from first: Day, to last: Day, by grouping: RowGrouping) -> [FigureGroup] {
    byFigure[figure]?.groups(from: first, to: last, by: grouping) ?? []
  }

  /// A figure on a day with those shown with it; empty for a figure that was not read.
  package func figures(_ figure: FigureID, asOf day: Day) -> [Figure] { byFigure[figure]?.figures(asOf: day) ?? [] }
}

extension TracedExports {
  /// The rows of a source that was to be kept; nil where it was not delivered.
  func records(of source: String) -> NarrativeRecords? { reading.records[source] }

  /// The rows of a source that could not be used, in reading order.
  func rejects(of source: String) -> RejectList {
    reading.rejects.first { $0.source == source } ?? RejectList(source: source)
  }

  /// A source with the rows of its files; nil for one that was not read.
  func source(_ name: String) -> ExplainedSource? {
    guard let quality = reading.quality.first(where: { $0.source == name }) else { return nil }
    let title = definitions.source(name)?.title ?? WrittenName.of(name)
    return ExplainedSource(name: name, title: title, quality: quality, files: reading.fileRows[name] ?? [])
  }

  /// All that is told of a figure on a day, and less of each figure shown with it. `figure` is one of those that were read.
  ///
  /// Throws: `ExplanationFault` where something of it does not give the figure back.
  /// `past` is what was published before, as a run compares with it; `isPublished` says whether the day has a scorecard.
  func accounts(
    of figure: FigureDefinition, asOf day: Day, from first: Day, past: Past, isPublished: Bool = false, listing: Bool = false
  ) throws(ExplanationFault) -> [FigureAccount] {
    guard let calculation = byFigure[figure.id] else { return [] }
    let explained = explanations(of: figure.id, asOf: day, listing: listing)
    let earlier = calculation.figures(asOf: first)
    var accounts: [FigureAccount] = []
    for (place, bridge) in bridges(of: figure.id, from: first, to: day).enumerated() {
      var account = FigureAccount(explained: explained[place], from: first, earlier: earlier[place], bridge: bridge)
      try check(account)
      account.published = past.published(otherThan: explained[place]).map { .init($0, isOfOwnDay: isPublished) }
      accounts.append(account)
    }
    if !accounts.isEmpty { try complete(&accounts[0], figure, calculation, past, asOf: day) }
    return accounts
  }

  /// Adds target, colour and chart, as the scorecard has them.
  private func complete(
    _ account: inout FigureAccount, _ figure: FigureDefinition, _ calculation: Calculation, _ past: Past, asOf day: Day
  ) throws(ExplanationFault) {
    guard let kpi = definitions.figures.first(where: { $0.figure.id == figure.id })?.kpi else { return }
    let builder = LineBuilder(kpi: kpi, figure: figure, run: "", fingerprint: "", definition: "", past: past)
    let line = builder.line(asOf: day, calculation)
    account.line = line
    (account.frozen, account.baselineOrigin) = (builder.frozenBaseline(asOf: day), figure.baselineOrigin)
    account.amberPercent = figure.amberPercent
    account.stretch = Trajectory(figure, baseline: line.baseline?.value).stretch(asOf: day)
    if let expected = line.expected {
      let found = account.stretch?.value ?? .nan
      guard abs(found - expected) <= 1e-9 * max(1, abs(expected)) else { throw .otherExpected(found, of: expected) }
    }
    let start = definitions.seriesStart
    let series = start >= day ? [day] : Day.monthEnds(from: start, to: day)
    let charted = calculation.withCharted(asOf: day, series: series)
    account.chart = charted.chart(asOf: day, series: series, baseline: line.baseline?.value)
  }

  private func check(_ account: FigureAccount) throws(ExplanationFault) {
    if let fault = account.explained.fault { throw fault }
    for use in account.explained.uses {
      guard let quality = reading.quality.first(where: { $0.source == use.rule.source }), quality.status == .delivered else {
        continue
      }
      guard quality.accepted == use.accepted else {
        throw .otherRows(source: quality.source, explained: use.accepted, accepted: quality.accepted)
      }
    }
    if let residue = account.bridge?.residue, abs(residue) > 1e-9 * max(1, abs(account.bridge?.to.value ?? 0)) {
      throw .leftOver(residue)
    }
  }
}
