internal import Model

/// Measures and their rows inside a sentence: `the number of suspensions with a start date in the 12 months to 31 March 2024`.
struct MeasurePhrase: Sendable {
  let sources: [SourceDefinition]
  /// The day of the scorecard.
  let day: Day

  /// What a combination is made of, in one sentence.
  func combined(_ combination: Combination, _ parts: [MeasureDefinition], _ unit: Unit) -> String {
    let phrases = parts.map { phrase($0, combination.isRatio ? .days : unit) }
    let first = phrases.first?.withCapital ?? ""
    let others = phrases.dropFirst()
    switch combination {
    case .ratio(per: 100) where unit == .percent: return "\(first), as a percentage of \(others.joined())."
    case .ratio(per: 1): return "\(first), divided by \(others.joined())."
    case .ratio(let per): return "\(first), per \(Unit.decimal(per, places: 0)) of \(others.joined())."
    case .difference: return "\(first), less \(others.joined())."
    case .total: return "\(([first] + others).joined(separator: ", plus "))."
    }
  }

  /// What a measure of rows counts, without a capital and a full stop.
  func phrase(_ measure: MeasureDefinition, _ unit: Unit) -> String {
    let rule = measure.rule
    let rows = "\(title(rule)) \(time(rule))\(condition(rule))"
    switch measure {
    case .count: return "the number of \(rows)"
    case .distinct(_, let entity): return "the number of \(of(entity, rule, rows))"
    case .sum(_, let addends): return "the sum of \(names(addends)) over the \(rows)"
    case .proportion(_, let numerator, let entity):
      return "the percentage of the \(entity.map { of($0, rule, rows) } ?? rows) where \(filter(numerator, rule))"
    case .proportionOfSums(_, let part, let whole):
      return "\(names(part)) as a percentage of \(WrittenName.of(whole)), each added up over the \(rows)"
    case .latest(_, let entity, let denominator, let numerator):
      let among = denominator.isEmpty ? "" : ", where \(filter(denominator, rule))"
      let latest = "going by the most recent row of each"
      return "the percentage of the \(of(entity, rule, rows))\(among), \(latest), where \(filter(numerator, rule))"
    case .repeats(_, let entity, let repetition): return repeats(repetition, plural(entity, rule), rows)
    case .duration(_, let from, let to, .shareOver(let days)):
      let limit = Unit.decimal(days, places: days.rounded() == days ? 0 : 1)
      return "the percentage of the \(rows) for which the time \(span(from, to, rule)) is more than \(limit) days"
    case .duration(_, let from, let to, let statistic):
      return "\(time(statistic, span(from, to, rule), unit)) of the \(rows)"
    case .coverage(_, let entity, _, let reached, _):
      return
        "the percentage of the \(of(entity, rule, rows)) found in the \(title(reached)) \(time(reached))\(condition(reached))"
    case .stages(_, _, let stages): return "the number of these stages that have been reached: \(stages.joined(separator: ", "))"
    case .statistic(_, let statistic, let numbers):
      guard let entity = numbers.entity else {
        return self.statistic(statistic, of: "the \(rows)", numbers.addends.map(names) ?? "number")
      }
      let number = numbers.addends.map { "the sum of its \(names($0))" } ?? "its number of rows"
      return self.statistic(statistic, of: "the \(of(entity, rule, rows))", number, isOfEntities: true)
    case .combined: return "the figure"
    }
  }

  /// That numbers without a value are left out, where they are.
  func hidden(_ measure: MeasureDefinition) -> [String] {
    if let side = measure.sideWithoutHidden {
      return ["Numbers that are suppressed or blank are left out of \(side.inWords) alone."]
    }
    if case .proportionOfSums(_, let part, _) = measure, part.leavesOutHidden {
      return ["A row in which one of the two numbers is suppressed or blank is left out of both."]
    }
    return measure.leavesOutHidden ? ["Numbers that are suppressed or blank are left out."] : []
  }

  func names(_ addends: Addends) -> String { addends.columns.map(WrittenName.of).joinedInWords }

  private func repeats(_ repetition: Repetition, _ entities: String, _ rows: String) -> String {
    let several = repetition.atLeast
    switch repetition.statistic {
    case .entities:
      let how = several == 2 ? "more than one row" : "\(several) rows or more"
      return "the number of \(entities) with \(how) among the \(rows)"
    case .furtherRows:
      let first = several == 2 ? "the first" : "the first \(several - 1)"
      return "the number of \(rows), not counting \(first) for each of the \(entities)"
    }
  }

  /// `the median of susp rate over the rows …`, `the percentage of the schools … where its number of rows is at least 3`.
  private func statistic(
    _ statistic: NumberStatistic, of whole: String, _ number: String, isOfEntities: Bool = false
  ) -> String {
    func value(_ name: String) -> String {
      isOfEntities ? "the \(name) of one number for each of \(whole): \(number)" : "the \(name) of \(number) over \(whole)"
    }
    func share(_ limit: Double, _ than: String) -> String {
      let shown = limit.rounded() == limit ? Unit.decimal(limit, places: 0) : "\(limit)"
      return "the percentage of \(whole) for which \(number) is \(than) \(shown)"
    }
    return switch statistic {
    case .percentile(50): value("median")
    case .percentile(let percent): value("\(Unit.decimal(percent, places: percent.rounded() == percent ? 0 : 1))th percentile")
    case .minimum: value("lowest")
    case .maximum: value("highest")
    case .mean: value("mean")
    case .shareAtLeast(let limit): share(limit, "at least")
    case .shareAbove(let limit): share(limit, "more than")
    }
  }

  func title(_ rule: RowRule) -> String {
    guard let source = sources.first(where: { $0.name == rule.source }) else { return WrittenName.of(rule.source) }
    return source.title.insideSentence
  }

  func time(_ rule: RowRule) -> String { time(rule, on: day) }

  func time(_ rule: RowRule, on day: Day) -> String {
    guard rule.hasDay else { return "in the export" }
    let word = WrittenName.of(rule.day)
    let (name, end) = (("aeiou".contains(word.prefix(1)) ? "an " : "a ") + word, day.inWords)
    switch rule.window {
    case .rolling(let months): return "with \(name) in the \(months == 1 ? "month" : "\(months) months") to \(end)"
    case .financialYear, .academicYear:
      return "with \(name) from \(rule.window.period(asOf: day).first?.inWords ?? "") to \(end)"
    case .month: return "with \(name) in \(day.monthInWords)"
    case .toDate: return rule.blankDayIsAlways ? "with \(name) up to \(end), or none" : "with \(name) up to \(end)"
    case .latest: return "on the latest \(WrittenName.of(rule.day)) up to \(end)"
    }
  }

  func condition(_ rule: RowRule) -> String {
    rule.filter.isEmpty ? "" : ", where \(filter(rule.filter, rule))"
  }

  func filter(_ filter: Filter, _ rule: RowRule) -> String {
    FilterSentence(source: sources.first { $0.name == rule.source }, day: day).sentence(filter)
  }

  /// `the median time from referral date to triage date, in weeks,`.
  func time(_ statistic: DurationStatistic, _ span: String, _ unit: Unit) -> String {
    "the \(name(statistic)) time \(span.hasSuffix(",") ? span : span + ",") in \(unit.name),"
  }

  /// `from referral date to triage date`, and up to which day the time goes where a row that counts may have no such date yet.
  func span(_ from: String, _ to: String?, _ rule: RowRule) -> String {
    let start = "from \(WrittenName.of(from)) to"
    guard let to else { return "\(start) \(day.inWords)" }
    let end = "\(start) \(WrittenName.of(to))"
    return rule.needs(to) ? end : "\(end), or to \(day.inWords) where there is none yet,"
  }

  /// `schools in the audits …`; where the rows are called after the entity, that is enough: `schools with an open date …`.
  func of(_ entity: String, _ rule: RowRule, _ rows: String, _ among: String = "in") -> String {
    let name = title(rule).lowercased().split(separator: " ").first.map(String.init)
    let entities = plural(entity, rule)
    return name == entities ? rows : "\(entities) \(among) the \(rows)"
  }

  /// Whom an identifier's column names: `pupil_id` pupils, `school_urn` schools.
  func plural(_ entity: String, _ rule: RowRule) -> String {
    EntityNoun(entity, in: sources.first { $0.name == rule.source }).plural
  }

  func name(_ statistic: DurationStatistic) -> String {
    switch statistic {
    case .percentile(50): "median"
    case .percentile(let percent): "\(Unit.decimal(percent, places: percent.rounded() == percent ? 0 : 1))th percentile of the"
    case .longest: "longest"
    case .shareOver: "share of the"
    case .mean: "mean"
    }
  }
}

extension RowRule {
  /// Whether a row counts only where it has a date in this column.
  fileprivate func needs(_ column: String) -> Bool {
    column == day && !blankDayIsAlways || filter.conditions.contains { $0.needs(column) }
  }
}

extension Condition {
  fileprivate func needs(_ column: String) -> Bool {
    switch test {
    case .present: self.column == column
    case .lasts(_, _, let other): self.column == column || other == .column(column)
    case .falls(.before, let other), .falls(.after, let other), .falls(.from, let other), .falls(.until, let other):
      self.column == column || other == .column(column)
    case .among, .notAmong, .blank, .notAfter, .above, .compares, .falls(.notBefore, _), .falls(.notAfter, _): false
    }
  }
}

extension Combination {
  fileprivate var isRatio: Bool { if case .ratio = self { true } else { false } }
}
