internal import Model

/// What to bear in mind about a figure, as far as its definition and those of its exports know it.
struct LimitSentences {
  private let figure: FigureDefinition
  private let lineage: FigureLineage
  private let definitions: DefinitionSet
  private let chart: ChartedFacts

  init(_ figure: FigureDefinition, _ lineage: FigureLineage, _ definitions: DefinitionSet, _ chart: ChartedFacts) {
    (self.figure, self.lineage, self.definitions, self.chart) = (figure, lineage, definitions, chart)
  }

  /// A sentence or two each.
  var all: [String] {
    [Self.afterTheDay] + laterFilled + freshness + shrinking + rejects + absent + links + categories + baseline + [charted]
  }

  private static let afterTheDay =
    "Nothing that is dated after the scorecard’s date counts: an outcome or an end after it is not known yet."

  /// The sources of the figure itself.
  private var own: [SourceDefinition] {
    let names = Set(lineage.own.map(\.source))
    return definitions.sources.filter { names.contains($0.name) }
  }

  private var laterFilled: [String] {
    let columns = lineage.own.filter { used in definitions.source(used.source)?.column(used.column)?.isFilledLater == true }
    let names = columns.map { WrittenName.of($0.column) }
    guard !names.isEmpty else { return [] }
    return [
      "\(names.joinedInWords.withCapital) \(names.count == 1 ? "is" : "are") often filled in later: recent values can still change, and are then shown as revised."
    ]
  }

  private var freshness: [String] {
    let (checked, unchecked) = (own.filter(\.tellsItsAge), own.filter { !$0.tellsItsAge })
    let days = Dictionary(grouping: checked) { $0.senseRules.staleAfterDays }.sorted { $0.key < $1.key }
    return days.map { days, sources in
      "The figure is provisional, without a colour, where the newest row of the \(Self.names(sources, "or")) data is more than \(days) days old."
    } + (unchecked.isEmpty ? [] : ["The \(Self.names(unchecked, "and")) data has no date that would show how old it is."])
  }

  private var shrinking: [String] {
    let sources = own.filter { !$0.mayShrink }
    guard !sources.isEmpty else { return [] }
    return [
      "It is also provisional where the \(Self.names(sources, "or")) data has fewer than half of the rows that it had before."
    ]
  }

  private var rejects: [String] {
    Dictionary(grouping: own) { $0.rejectLimit }.sorted { $0.key.percent < $1.key.percent }.map { limit, sources in
      "Rows that break a rule are left out. If there are more than \(Self.plain(limit.percent))% of them in the \(Self.names(sources, "or")) data and more than \(limit.atLeast), or more than \(Self.plain(limit.evenIfFew))% however few, the figure is not calculated."
    }
  }

  private var absent: [String] {
    let columns = lineage.columns.filter { definitions.source($0.source)?.column($0.column)?.mayBeAbsent == true }
    let optional = own.filter(\.isOptional)
    return columns.map { "A file of the \($0.source) data may lack the column \($0.column), which is then read as blank." }
      + optional.map { "The \($0.title.insideSentence) data need not arrive; without it the figure is not calculated." }
  }

  private var links: [String] {
    Set(lineage.links.map(\.source)).sorted().map { name in
      let source = definitions.source(name)
      let (title, entity) = (source?.title ?? name, source?.links?.domain ?? "record")
      let counts = lineage.parts.contains { !$0.isBreakdown && $0.links.contains { $0.source == name } }
      return counts
        ? "Without the export “\(title)”, a \(entity) with two numbers counts as two."
        : "Without the export “\(title)”, a breakdown looks up a row with an earlier number of a \(entity) by that number."
    }
  }

  private var categories: [String] {
    let open = figure.breakdowns.contains { dimension in
      guard case .column(let column) = dimension.lookup else { return false }
      if case .category = definitions.source(figure.measure.rule.source)?.column(column)?.kind { return true }
      return false
    }
    return open
      ? [
        "A breakdown by free categories shows the \(CategoryBound.categories) most common; where rows are about people, those of fewer than \(CategoryBound.rows) rows are shown as “other”."
      ] : []
  }

  private var baseline: [String] {
    guard case .measured(let date) = figure.baseline else { return [] }
    return [
      "The baseline is frozen when it is first published. Later corrections of the data for \(date.inWords) do not move it: scorecard baseline freeze sets another."
    ]
  }

  private var charted: String {
    guard figure.control.isOn else { return "The definition leaves the control chart out, so no change is called real." }
    if let why = chart.why {
      return "\(ChartNote.noChart(why).sentence(figure.unit).withCapital). No change of it is called real."
    }
    let point =
      switch chart.basis {
      case .calendarMonth?: "the figure of each calendar month alone"
      case .monthEnd?: "the figure of each month-end"
      case .censusDay?: "the figure of each census day"
      case .value?, nil: "each value"
      }
    return
      "A change is called real only where the control chart, which is drawn from \(point), shows more than normal variation. It takes at least \(Self.fewest) points."
  }

  private static let fewest = 12

  private static func names(_ sources: [SourceDefinition], _ word: String) -> String {
    let titles = sources.map(\.title.insideSentence)
    return titles.count < 2 ? titles.joined() : titles.dropLast().joined(separator: ", ") + " \(word) " + (titles.last ?? "")
  }

  private static func plain(_ number: Double) -> String { Unit.decimal(number, places: number.rounded() == number ? 0 : 1) }
}

extension SourceDefinition {
  /// Whether the newest row says how old the export is.
  fileprivate var tellsItsAge: Bool { datedBy != nil && senseRules.checks.contains(.stale) }
}
