internal import Model

/// Reads one figure: that of a KPI, or of one of its parts.
struct FigureReader {
  let plan: PlanDefinition
  let sources: SourceCatalogue
  let units: [String]

  func figure(_ id: FigureID, kpiTitle: String?, _ fields: Fields) -> FigureDefinition? {
    let title = id.part.isEmpty ? kpiTitle : fields.required("title")?.text()
    let shortTitle = fields.optional("short_title")?.text()
    let unit = fields.required("unit").flatMap(unit)
    let better = fields.required("better")?.choice("better", Better.self)
    let measureEntry = fields.required("measure")
    let measure = measureEntry.flatMap { MeasureReader(sources: sources).measure($0) }
    let course = CourseReader(plan: plan, unit: unit).course(fields)
    let comparison = fields.optional("compare_with")?.choice("comparison", Comparison.self)
    let control = fields.optional("spc").map(ControlReader(base: plan.control).policy)
    let breakdowns = fields.optional("breakdowns")
    let beside = fields.optional("also_shown")?.pairs().compactMap { alsoShown($0.key, $0.value) }
    let outline = measureEntry.map { MeasureReader(sources: sources).outline($0) }
    if let kind = outline?.kind, let unit, let measureEntry { check(unit, fits: kind, measure, at: measureEntry) }
    let dimensions = outline?.source.flatMap { source in
      breakdowns?.items().compactMap {
        DimensionReader(sources: sources).dimension($0, of: source, isCoverage: outline?.kind == .coverage)
      }
    }
    for (index, dimension) in (dimensions ?? []).enumerated() where dimensions?[..<index].contains(dimension) == true {
      breakdowns?.report(.duplicateName, "the breakdown '\(dimension.name)' is there twice")
    }
    guard let title, let unit, let better, let measure else { return nil }
    var figure = FigureDefinition(
      id: id, title: title, shortTitle: shortTitle ?? title, unit: unit, better: better, measure: measure,
      baseline: course.baseline, targets: course.targets, trajectory: course.shape, expectedFrom: course.expectedFrom,
      endsWithLastTarget: course.endsWithLastTarget, amberPercent: course.amberPercent,
      comparison: comparison ?? .previousMonthEnd, breakdowns: dimensions ?? [], alsoShown: beside ?? [])
    figure.control = control ?? plan.control
    (figure.printedBaseline, figure.baselineLabel) = (course.printedBaseline, course.baselineLabel)
    return figure
  }

  private func unit(_ entry: Entry) -> Unit? {
    entry.name("unit", among: units, code: .unknownUnit).map(Unit.init)
  }

  private func alsoShown(_ key: Entry, _ value: Entry) -> SupplementaryMeasure? {
    Fields.read(value) { fields in
      let title = fields.required("title")?.text()
      let unit = fields.required("unit").flatMap(unit)
      let isOnCard = fields.optional("on_card")?.flag() ?? false
      let measureEntry = fields.required("measure")
      guard let name = key.text(), let title, let unit, let measureEntry,
        let measure = MeasureReader(sources: sources).measure(measureEntry)
      else { return nil }
      if name == SeriesPoint.ownMeasure {
        key.report(.duplicateName, "'value' is the name of the figure itself in series.csv: choose another name")
      }
      if let kind = MeasureReader(sources: sources).outline(measureEntry).kind {
        check(unit, fits: kind, measure, at: measureEntry)
      }
      var shown = SupplementaryMeasure(name: name, title: title, unit: unit, measure: measure)
      shown.isOnCard = isOnCard
      return shown
    }
  }

  /// Checks that the unit fits the measure: a percentage has a denominator, a duration is measured in time, and everything else
  /// is counted.
  private func check(_ unit: Unit, fits kind: MeasureReader.Kind, _ measure: MeasureDefinition?, at entry: Entry) {
    if case .duration(_, _, _, .shareOver) = measure {
      if unit != .percent {
        entry.report(.unitMismatch, "a share of rows is a percentage, not \(unit.name)", hint: "write unit: percent")
      }
      return
    }
    let (fits, given) =
      switch kind {
      case .proportion, .latest, .coverage: (unit == .percent, "percent")
      case .duration: (unit.days != nil, "weeks, months or days")
      case .count, .distinct, .sum, .repeats, .stages: (unit.isCounted, "a noun, such as children")
      }
    guard !fits else { return }
    if unit == .percent {
      entry.report(
        .missingDenominator, "unit is percent, but the measure '\(kind.rawValue)' has no denominator",
        hint: "choose from: proportion, latest, coverage")
    } else {
      entry.report(.unitMismatch, "the measure '\(kind.rawValue)' cannot be in \(unit.name)", hint: "write unit: \(given)")
    }
  }
}
