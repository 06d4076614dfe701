internal import Model

/// Reads one figure: that of a KPI, or of one of its parts.
struct FigureReader {
  static let title = Key(
    "title", .text, .required, "Its wording on the plan's score card.", example: "Waiting time for an assessment")
  static let shortTitle = Key(
    "short_title", .text, .optional(default: "the title of the headline reading, or else `title`"),
    "A few words for tables and messages.", example: "Permanent exclusions (12 months)")
  static let unit = Key(
    "unit", .name(of: "a unit"), .required, "The unit of its value, its baseline and its targets.", example: "exclusions")
  static let better = Key(
    "better", .choice("better", Better.self), .required, "Whether higher or lower values are better.", example: "lower")
  static let measure = Key(
    "measure", .mapping("measure"), .required, "What is counted.",
    example: "{kind: count, source: exclusions, day: start_date, window: rolling 12 months}")
  static let comparison = Key(
    "compare_with", .choice("comparison", Comparison.self), .optional(default: "previous month-end"),
    "What its direction compares with.", example: "same day a year before")
  static let control = Key(
    "spc", .entry(ControlReader.shape), .optional(default: "what `plan.yml` says"),
    "How its XmR chart is drawn, where that differs.", example: "off")
  static let breakdowns = Key(
    "breakdowns", .entry(.list(of: .name(of: "a column, or a column of a register"))), .optional,
    "The columns by which it is broken down.", example: "[sen_status, school.phase]")
  static let alsoShown = Key(
    "also_shown", .entry(.entries(key: "a name of your own", of: .mapping(related.name))), .optional,
    "Figures without targets that are shown next to it.",
    example:
      "{waiting: {title: Children waiting, unit: children, measure: {kind: distinct, of: person_id, source: waiting_times, day: referral_date, window: at the day, stops: [{on: triage_date}]}}}"
  )
  /// The keys of a figure, but for what it counts and the title of a part.
  static let keys: [any DeclaredKey] =
    [shortTitle, unit, better] + CourseReader.keys + [comparison, control, breakdowns, alsoShown]
  static let part = KeySet(
    "part", "A part of a KPI that has several figures.", [title] + keys,
    kinds: KeySet.Kinds(
      choice: .presence(of: [ReadingsReader.readings.name]),
      all: [
        (kind: "a part with readings", keys: ReadingsReader.keys), (kind: "a part with one measure", keys: [measure]),
      ]))

  static let isOnCard = Key(
    "on_card", .yesOrNo, .optional(default: "no"), "Whether the KPI's card shows it too.", example: "yes")
  static let related = KeySet(
    "related figure", "A figure without targets that is shown next to a KPI's.",
    [ReadingsReader.title, unit, isOnCard, measure])

  let plan: PlanDefinition
  let sources: SourceCatalogue
  let units: [String]

  func figure(_ id: FigureID, kpiTitle: String?, _ fields: Fields) -> FigureDefinition? {
    let title = id.part.isEmpty ? kpiTitle : fields[Self.title]
    let shortTitle = fields[Self.shortTitle]
    let better = fields[Self.better]
    let counted = counted(fields)
    let course = CourseReader(plan: plan, unit: counted.unit).course(fields)
    let control = fields[Self.control].map(ControlReader(base: plan.control).policy)
    let beside = fields[Self.alsoShown]?.pairs().map { shown($0.key, $0.value, next: counted.readings) } ?? []
    let dimensions = dimensions(fields, of: counted.entry)
    let readings = counted.readings
    // An example that names what could not be read is no mistake of its own.
    guard let title, let unit = counted.unit, let better, let measure = counted.measure, readings?.isWhole != false,
      !beside.contains(where: { $0 == nil }), let dimensions
    else { return nil }
    var figure = FigureDefinition(
      id: id, title: title, shortTitle: shortTitle ?? readings?.headline?.title ?? title, unit: unit, better: better,
      measure: measure, baseline: course.baseline, targets: course.targets, trajectory: course.shape,
      expectedFrom: course.expectedFrom, endsWithLastTarget: course.endsWithLastTarget, amberPercent: course.amberPercent,
      comparison: fields[Self.comparison] ?? .previousMonthEnd, breakdowns: dimensions,
      alsoShown: (readings?.others ?? []) + beside.compactMap(\.self))
    figure.control = control ?? plan.control
    (figure.printedBaseline, figure.baselineLabel) = (course.printedBaseline, course.baselineLabel)
    figure.baselineOrigin = course.baselineOrigin
    (figure.readings, figure.headline) = (readings?.named ?? [], readings?.headline?.name)
    figure.toConfirm = (readings?.toConfirm ?? []) + course.toConfirm
    return figure
  }

  /// What a figure counts, in which unit, and where the definition says so: its own measure, or the headline of its readings.
  private struct Counted {
    var unit: Unit?
    var measure: MeasureDefinition?
    var entry: Entry?
    var readings: Readings?
  }

  private func counted(_ fields: Fields) -> Counted {
    let unit = fields[Self.unit].flatMap(named)
    guard fields.has(ReadingsReader.readings) else {
      let entry = fields[Self.measure]
      return Counted(unit: unit, measure: entry.flatMap { checked($0, unit) }, entry: entry)
    }
    let readings = ReadingsReader(named: named, checked: checked).readings(fields, own: unit)
    let headline = readings.headline
    return Counted(unit: headline?.unit, measure: headline?.measure, entry: headline?.entry, readings: readings)
  }

  /// Reads a measure, and checks that the unit fits it.
  private func checked(_ entry: Entry, _ unit: Unit?) -> MeasureDefinition? {
    let measure = MeasureReader(sources: sources, unit: unit).measure(entry)
    if let unit { UnitFit(unit: unit).check(MeasureOutline(entry, sources), measure, at: entry) }
    return measure
  }

  private func named(_ entry: Entry) -> Unit? {
    guard let text = entry.text() else { return nil }
    guard !units.contains(text) else { return Unit(text) }
    let isNear = NearestName.meant(by: text, among: units) != nil
    let own = isNear && !text.hasPrefix("per ") ? "" : "; list a noun or a rate of your own under 'units' in plan.yml"
    entry.report(.unknownUnit, "unit '\(text)' is not known", hint: NearestName.hint(for: text, among: units) + own)
    return nil
  }

  /// The breakdowns of what the measure counts; nil where one of them could not be read.
  private func dimensions(_ fields: Fields, of measure: Entry?) -> [Dimension]? {
    guard let breakdowns = fields[Self.breakdowns], let measure else { return [] }
    let outline = MeasureOutline(measure, sources)
    let items = breakdowns.items()
    let dimensions = items.compactMap {
      DimensionReader(sources: sources).dimension($0, of: outline.sources, isCoverage: outline.kinds.contains(.coverage))
    }
    for (index, dimension) in dimensions.enumerated() where dimensions[..<index].contains(dimension) {
      breakdowns.report(.duplicateName, "the breakdown '\(dimension.name)' is there twice")
    }
    return dimensions.count == items.count ? dimensions : nil
  }

  /// A figure that is shown next to this one, and next to its readings, whose names it cannot have.
  private func shown(_ key: Entry, _ value: Entry, next readings: Readings?) -> SupplementaryMeasure? {
    Self.related.read(value) { fields in
      let title = fields[ReadingsReader.title]
      let unit = fields[Self.unit].flatMap(named)
      let isOnCard = fields[Self.isOnCard] ?? false
      let measure = fields[Self.measure].flatMap { checked($0, unit) }
      guard let name = key.text(), let title, let unit, let measure else { return nil }
      if name == SeriesPoint.ownMeasure {
        key.report(.duplicateName, "'value' is the name of the figure itself in series.csv: choose another name")
      }
      if readings?.all.contains(where: { $0.name == name }) == true {
        key.report(.duplicateName, "'\(name)' is the name of a reading already: choose another name")
      }
      var shown = SupplementaryMeasure(name: name, title: title, unit: unit, measure: measure)
      shown.isOnCard = isOnCard
      return shown
    }
  }
}
