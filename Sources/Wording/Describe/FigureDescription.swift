package import Model

/// All that the definitions say of one figure, in plain English: what it counts, where it comes from, where it should go, who
/// answers for it, and what to bear in mind.
///
///     let description = FigureDescription(figure, of: kpi, in: definitions, chart, on: day)
///     description.text.sections.map(\.heading.rawValue)   // ["What it counts", "Baseline, targets and colours", …]
package struct FigureDescription: Sendable {
  private let kpi: KPIDefinition
  private let figure: FigureDefinition
  private let definitions: DefinitionSet
  private let chart: ChartedFacts
  private let day: Day
  private let lineage: FigureLineage

  /// `day` is the one that periods are said for.
  package init(
    _ figure: FigureDefinition, of kpi: KPIDefinition, in definitions: DefinitionSet, _ chart: ChartedFacts, on day: Day
  ) {
    (self.kpi, self.figure, self.definitions, self.chart, self.day) = (kpi, figure, definitions, chart, day)
    lineage = definitions.lineage(of: figure)
  }

  /// The whole description.
  package var text: DescribedText {
    let sections: [(DescribedHeading, [DescribedText.Block])] = [
      (.counts, counts), (.readings, readings), (.targets, TargetDescription(figure, on: day).blocks), (.answers, answers),
      (.toConfirm, toConfirm), (.shownNext, shownNext), (.breakdowns, breakdowns),
      (.sources, lineage.sources.compactMap(definitions.source).flatMap { SourceDescription($0, lineage, figure).blocks }),
      (.limits, [.list(LimitSentences(figure, lineage, definitions, chart).all)]),
      (.shown, [.list(OutputSentences(kpi, figure, definitions, isCharted: chart.isDrawn(for: figure)).all)]),
    ]
    return DescribedText(
      id: figure.id.description, title: "KPI \(figure.id): \(figure.title)",
      sections: sections.filter { !$0.1.isEmpty }.map { DescribedText.Section(heading: $0.0, blocks: $0.1) })
  }

  private var sentence: MeasureSentence { MeasureSentence(definitions.sources, on: day) }

  private var counts: [DescribedText.Block] {
    let period = PeriodSentence(figure.measure, definitions.sources, on: day)
    let facts = [
      DescribedText.Fact(term: "Unit", text: "\(figure.unit.name); \(figure.better.rawValue) is better"),
      DescribedText.Fact(term: "Period", text: period.text),
      kpi.title == figure.title ? nil : DescribedText.Fact(term: "KPI", text: kpi.title),
      kpi.monitoringTitle.map { DescribedText.Fact(term: "In the plan’s monitoring table", text: $0) },
    ]
    let others = sentence.others(figure.measure)
    return [.paragraph(sentence.text(figure.measure, unit: figure.unit))] + (others.isEmpty ? [] : [.list(others)])
      + [.facts(facts.compactMap(\.self))]
  }

  private var readings: [DescribedText.Block] {
    guard figure.readings.count > 1 else { return [] }
    return [
      .list(
        figure.readings.map { reading in
          let isHeadline = reading.name == figure.headline
          let what =
            isHeadline
            ? "the figure that is described above."
            : figure.measure(of: reading).map { sentence.text($0, unit: Unit(reading.unit)) } ?? ""
          return "\(reading.title)\(isHeadline ? " (headline)" : ""): \(what)"
        })
    ]
  }

  private var answers: [DescribedText.Block] {
    let plan = definitions.plan
    let office = plan.offices[kpi.owner].map { " (\($0))" } ?? ""
    let area = plan.areasOfWeakness.first { $0.id == kpi.areaOfWeakness }
    let actions = kpi.actions.map { id in plan.actions.first { $0.id == id }.map { "\(id) \($0.title)" } ?? id }
    let source = plan.kpiOwners == .reading ? "Owner (our reading: the plan names none)" : "Owner"
    let facts = [
      DescribedText.Fact(term: source, text: kpi.owner + office),
      area.map { DescribedText.Fact(term: "Area of weakness", text: "\($0.id) \($0.title)") },
      actions.isEmpty ? nil : DescribedText.Fact(term: "Actions that should improve it", text: actions.joined(separator: "; ")),
    ]
    return [.facts(facts.compactMap(\.self))]
  }

  private var toConfirm: [DescribedText.Block] {
    let open = figure.toConfirm.map { ConfirmationSentences($0, readings: figure.readings).sentence(by: $0.by) }
    return open.isEmpty ? [] : [.list(open)]
  }

  /// The readings are in a part of their own.
  private var shownNext: [DescribedText.Block] {
    let names = Set(figure.readings.map(\.name))
    let measures = figure.alsoShown.filter { !names.contains($0.name) }
    return measures.isEmpty ? [] : [.list(measures.map { "\($0.title): \(sentence.text($0.measure, unit: $0.unit))" })]
  }

  private var breakdowns: [DescribedText.Block] {
    figure.breakdowns.isEmpty
      ? [] : [.list(figure.breakdowns.map { DimensionSentence($0, definitions.sources).text })]
  }
}
