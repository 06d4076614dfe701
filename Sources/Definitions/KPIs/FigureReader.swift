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

/// Reads what a figure is broken down by: a column, or `school.phase` through the register of the domain.
struct DimensionReader {
  let sources: SourceCatalogue

  func dimension(_ entry: Entry, of source: SourceDefinition, isCoverage: Bool) -> Dimension? {
    guard let text = entry.text() else { return nil }
    if isCoverage {
      entry.report(.wrongValue, "a coverage measure cannot have breakdowns")
      return nil
    }
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      // An example may name a breakdown by a column whose definition is wrong.
      if source.unreadColumns.contains(text) { return Dimension(name: text, lookup: .column(text)) }
      guard let column = source.column(named: entry, .any) else { return nil }
      return isCategorical(source, column, entry) ? Dimension(name: column, lookup: .column(column)) : nil
    }
    let name = "\(parts[0])_\(parts[1])"
    guard let register = sources.register(of: parts[0], named: entry) else { return nil }
    if register.unreadColumns.contains(parts[1]) { return Dimension(name: name, lookup: .column(text)) }
    guard let through = source.column(of: parts[0], neededBy: entry) else {
      return source.unreadColumns.isEmpty ? nil : Dimension(name: name, lookup: .column(text))
    }
    guard register.column(parts[1]) != nil else {
      entry.report(
        .unknownColumn, "\(register.name) has no column '\(parts[1])'",
        hint: NearestName.hint(for: parts[1], among: register.columns.map(\.name)))
      return nil
    }
    guard isCategorical(register, parts[1], entry) else { return nil }
    return Dimension(
      name: name, lookup: .register(source: register.name, column: parts[1], through: through))
  }

  private func isCategorical(_ source: SourceDefinition, _ column: String, _ entry: Entry) -> Bool {
    switch source.column(column)?.kind {
    case .category: return true
    case .code where entry.text()?.contains(".") == false: return true
    case let kind:
      entry.report(
        .wrongColumnKind,
        "'\(column)' of \(source.name) is \(kind?.inWords ?? "not a column"): a breakdown needs a code or a category")
      return false
    }
  }
}
