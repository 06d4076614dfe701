package import Model

/// What a figure has to do without: in its own exports, and in what is shown with it.
extension Calculation {
  /// What its exports lack although the figure is computed: rejected rows, columns that are blank in every row, rows whose key
  /// may be too narrow, a name that no row has.
  func lacks(asOf day: Day) -> [LineNote] {
    guard main.stops(asOf: day) == nil else { return [] }
    let sources = catalogue.sources(of: main.definition)
    let own = main.definition.rule.source
    let nothing = sources.filter { $0 != own && catalogue.isNilReturn($0) }.map { LineNote.Lack.noRows(source: $0) }
    let rejects = sources.compactMap { name in
      catalogue.rows(name).flatMap { $0.rejected > 0 ? LineNote.Lack.rejected(source: name, rows: $0.rejected) : nil }
    }
    let blanks = catalogue.needs(of: main.definition).flatMap { source, columns in
      (catalogue.rows(source)?.blankColumns ?? []).filter(columns.contains).map { LineNote.Lack.blankColumn($0, source: source) }
    }
    let replaced = sources.filter { catalogue.rows($0)?.isKeyDoubtful == true }.map { LineNote.Lack.replacedRows(source: $0) }
    let days = [smallDay(asOf: day).map(LineNote.Lack.smallDay), leftOut.map(LineNote.Lack.leftOut)].compactMap(\.self)
    let hidden =
      figure(asOf: day).hiddenNumbers.map {
        [LineNote.Lack.hiddenNumbers($0, from: main.definition.sideWithoutHidden)]
      } ?? []
    let names = catalogue.unlinked(sources) + catalogue.unmatched(of: definition.id)
    let lacks = catalogue.endingEarly(main.definition, asOf: day) + days + hidden + nothing + rejects + blanks + replaced + names
    return lacks.map(LineNote.lacks)
  }

  /// For a figure that looks at the latest day alone, such as a census day: that day, where the figure counts fewer than half
  /// of what it counts on the day with rows before it. Nil otherwise, and for other figures.
  package func smallDay(asOf day: Day) -> SmallDay? {
    let rule = main.definition.rule
    guard rule.window == .latest, main.stops(asOf: day) == nil, let days = catalogue.rows(rule.source)?.rowDays,
      let latest = days.newest(upTo: day), let before = days.newest(upTo: latest - 1)
    else { return nil }
    func count(_ day: Day) -> Double {
      let answer = figure(asOf: day).answer
      return answer.denominator ?? answer.numerator ?? 0
    }
    let (now, then) = (count(latest), count(before))
    return 2 * now < then ? SmallDay(source: rule.source, latest: latest, count: now, before: before, countBefore: then) : nil
  }

  /// The rows that the figure leaves out because they end before they begin; nil where there are none.
  package var leftOut: LeftOutRows? {
    guard main.obstacle == nil, let figure = ([main.figure] + main.figure.parts).last(where: { $0.leftOut > 0 }),
      case .duration(let rule, let from, let to?, _) = figure.definition, catalogue[rule.source].table != nil
    else { return nil }
    return LeftOutRows(source: rule.source, rows: figure.leftOut, from: from, to: to)
  }

  /// The numbers without a value that the figures shown with this one leave out.
  func hiddenBeside(asOf day: Day) -> [LineNote] {
    guard main.obstacle == nil else { return [] }
    return beside.compactMap { shown in
      self.figure(shown, asOf: day).hiddenNumbers.map { .besideLeavesOut(title: shown.title, $0) }
    }
  }

  /// Sources and columns that a figure shown with this one, or a breakdown, needs and that are missing.
  package func missingBeside(asOf day: Day) -> [LineNote] {
    let beside = beside.compactMap { shown in
      main.stops(asOf: day) == nil ? shown.stops(asOf: day).map { LineNote.besideMissing(title: shown.title, $0) } : nil
    }
    let registers = definition.breakdowns.compactMap { dimension -> LineNote? in
      guard case .register(let source, _, _) = dimension.lookup, catalogue[source].table == nil else { return nil }
      return .noBreakdown(dimension: dimension.name, .sourceNotThere(source))
    }
    let columns = definition.breakdowns.compactMap { dimension -> LineNote? in
      guard main.stops(asOf: day) == nil, let column = missingColumn(of: dimension) else { return nil }
      return .noBreakdown(dimension: dimension.name, .missingColumn(column))
    }
    return beside + registers + columns
  }

  /// The column that a breakdown lacks; nil where it lacks none.
  func missingColumn(of dimension: Dimension) -> MissingColumn? {
    let own = (source: definition.measure.rule.source, lookup: dimension.lookup)
    for (source, lookup) in [own] + dimension.others.map({ (source: $0.key, lookup: $0.value) }) {
      let missing =
        switch lookup {
        case .column(let column): catalogue.missingColumn([column], in: source)
        case .register(let register, let column, let through):
          catalogue.missingColumn([through], in: source) ?? catalogue.missingColumn([column], in: register)
        }
      if let missing { return missing }
    }
    return nil
  }
}
