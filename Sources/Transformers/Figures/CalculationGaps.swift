package import Model

/// What a figure does without, in sentences: of its own exports, and of what is shown beside it.
extension Calculation {
  /// What its exports lack although it is computed: rows that were rejected, columns that are blank in every row, rows
  /// whose key may be too narrow, a name that no row has. In sentences.
  func lacks(asOf day: Day) -> [String] {
    guard main.obstacle == nil else { return [] }
    let own = main.definition.rule.source
    let nothing = main.definition.sources.filter { $0 != own && catalogue.isNilReturn($0) }.map {
      "\($0) was delivered with headings and no rows"
    }
    let rejects = main.definition.sources.compactMap { catalogue[$0].table?.rejectedInWords }
    let blanks = main.definition.needs.flatMap { source, columns in
      (catalogue[source].table?.blankColumns ?? []).filter(columns.contains).map { "\($0) of \(source) is blank in every row" }
    }
    let replaced = main.definition.sources.filter { catalogue[$0].table?.isKeyDoubtful == true }.map {
      "many rows of \($0) were replaced by others of the same key that say another thing"
    }
    let days = [smallDay(asOf: day)?.sentence, leftOut?.sentence].compactMap(\.self)
    let names = catalogue.unlinked(main.definition.sources) + catalogue.unmatched(of: definition.id)
    return catalogue.endingEarly(main.definition, asOf: day) + days + nothing + rejects + blanks + replaced + names
  }

  /// Of a figure that looks at the latest day alone, as at a census: that day, where it has fewer than half of what the day before
  /// it with rows has. One mistyped day would be the latest. Nil for others.
  package func smallDay(asOf day: Day) -> (source: String, sentence: String)? {
    let rule = main.definition.rule
    guard rule.window == .latest, main.obstacle == nil, let days = catalogue[rule.source].table?.rowDays,
      let latest = days.newest(upTo: day), let before = days.newest(upTo: latest - 1)
    else { return nil }
    func count(_ day: Day) -> Double {
      let answer = figure(asOf: day).answer
      return answer.denominator ?? answer.numerator ?? 0
    }
    let (now, then) = (count(latest), count(before))
    guard 2 * now < then else { return nil }
    let shown = now < 5 ? "fewer than 5 rows" : Unit("rows").text(now)
    return (
      rule.source,
      "the latest day, \(latest.inWords), counts \(shown), and \(before.inWords) counts \(Unit("rows").text(then))"
    )
  }

  /// Rows that the figure leaves out because they end before they begin; nil where there are none.
  package var leftOut: (source: String, sentence: String)? {
    guard main.obstacle == nil, main.figure.leftOut > 0, case .duration(let rule, let from, let to?, _) = main.definition
    else { return nil }
    return (rule.source, "\(main.figure.leftOut.asShownCount) rows are left out: \(to) is before \(from)")
  }

  /// Sources that a figure shown beside, or a breakdown, needs and that are not there.
  package var missingBeside: [String] {
    var missing: [String] = []
    for shown in beside where main.obstacle == nil && shown.obstacle != nil {
      missing.append("\(shown.title) \(shown.obstacle?.sentence ?? "")")
    }
    for dimension in definition.breakdowns {
      guard case .register(let source, _, _) = dimension.lookup, catalogue[source].table == nil else { continue }
      missing.append("no breakdown by \(dimension.name): \(source) was not delivered or was refused")
    }
    for dimension in definition.breakdowns where main.obstacle == nil {
      guard let sentence = missingColumn(of: dimension) else { continue }
      missing.append("no breakdown by \(dimension.name): \(sentence)")
    }
    return missing
  }

  /// The column that a breakdown lacks, as a sentence; nil where it lacks none.
  func missingColumn(of dimension: Dimension) -> String? {
    switch dimension.lookup {
    case .column(let column): catalogue.missingColumn([column], in: definition.measure.rule.source)
    case .register(let source, let column, let through):
      catalogue.missingColumn([through], in: definition.measure.rule.source) ?? catalogue.missingColumn([column], in: source)
    }
  }
}
