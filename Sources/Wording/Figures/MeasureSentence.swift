package import Model

/// What a measure counts, in plain words made from its definition: what a board member reads next to the number.
///
///     let sentence = MeasureSentence(definitions.sources, on: scorecard.asOf)
///     sentence.text(figure.measure, unit: figure.unit)
///     // The number of suspensions with a start date in the 12 months to 31 March 2024.
package struct MeasureSentence: Sendable {
  private let sources: [SourceDefinition]
  private let day: Day

  /// `sources` have the titles and codes with which rows are described; `day` is the scorecard's.
  package init(_ sources: [SourceDefinition], on day: Day) { (self.sources, self.day) = (sources, day) }

  /// One or two sentences about what is counted, one for each rule by which a row stops counting, and one for
  /// each day that is looked up in another source. `unit` is the figure's.
  package func text(_ measure: MeasureDefinition, unit: Unit) -> String {
    let rule = measure.rule
    let lookedUp = sources.lookups(in: measure.needs).map { LookupSentence($0, sources, on: day).text }
    return ([main(measure, unit)] + stops(rule) + lookedUp).joined(separator: " ")
  }

  private func main(_ measure: MeasureDefinition, _ unit: Unit) -> String {
    let rule = measure.rule
    let rows = "\(title(rule)) \(time(rule))\(condition(rule))"
    switch measure {
    case .count: return "The number of \(rows)."
    case .distinct(_, let entity): return "The number of \(of(entity, rule, rows)). Each is counted once."
    case .sum(_, let column): return "The sum of \(WrittenName.of(column)) over the \(rows)."
    case .proportion(_, let numerator, let entity):
      let whole = "Of the \(entity.map { of($0, rule, rows) } ?? rows)"
      return "\(whole), the percentage where \(filter(numerator, rule))."
    case .proportionOfSums(_, let part, let whole):
      return "\(WrittenName.of(part)) as a percentage of \(WrittenName.of(whole)), each added up over the \(rows)."
    case .latest(_, let entity, let denominator, let numerator):
      let among = denominator.isEmpty ? "" : ", where \(filter(denominator, rule))"
      return
        "Of the \(of(entity, rule, rows))\(among), the percentage where \(filter(numerator, rule)). Only the most recent row of each of the \(plural(entity)) counts."
    case .repeats(_, let entity, .entities): return "The number of \(plural(entity)) with more than one row among the \(rows)."
    case .repeats(_, let entity, .furtherRows):
      return "The number of \(rows), not counting the first for each of the \(plural(entity))."
    case .duration(_, let from, let to, .shareOver(let days)):
      let end = to.map { WrittenName.of($0) } ?? day.inWords
      let weeks = days / 7
      let limit = weeks == weeks.rounded() ? "\(Unit.decimal(weeks, places: 0)) weeks" : "\(Unit.decimal(days, places: 0)) days"
      return "Of the \(rows), the percentage for which the time from \(WrittenName.of(from)) to \(end) is more than \(limit)."
    case .duration(_, let from, let to, let statistic):
      let end = to.map { WrittenName.of($0) } ?? day.inWords
      return "The \(name(statistic)) time from \(WrittenName.of(from)) to \(end), in \(unit.name), of the \(rows)."
    case .coverage(_, let entity, let cohort, let reached, _):
      let members = "\(title(rule)) \(time(rule, on: cohort?.asAt ?? day))\(condition(rule))"
      let chosen = cohort.map { CohortSentence($0, sources) }
      return
        "Of the \(of(entity, rule, members))\(chosen?.choice ?? ""), the percentage found in the \(title(reached)) \(time(reached))\(condition(reached))."
        + (chosen?.ties ?? "")
    case .stages(_, _, let stages):
      return "How many of these stages have been reached: \(stages.joined(separator: ", ")). Taken from the \(rows)."
    }
  }

  private func title(_ rule: RowRule) -> String {
    guard let source = sources.first(where: { $0.name == rule.source }) else { return WrittenName.of(rule.source) }
    return source.title.insideSentence
  }

  private func time(_ rule: RowRule) -> String { time(rule, on: day) }

  private func time(_ rule: RowRule, on day: Day) -> String {
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

  private func condition(_ rule: RowRule) -> String {
    rule.filter.isEmpty ? "" : ", where \(filter(rule.filter, rule))"
  }

  private func filter(_ filter: Filter, _ rule: RowRule) -> String {
    FilterSentence(source: sources.first { $0.name == rule.source }, day: day).sentence(filter)
  }

  /// When a row no longer counts.
  private func stops(_ rule: RowRule) -> [String] {
    rule.stops.map { stop in
      let (day, last) = (WrittenName.of(stop.column), stop.countsOnTheDay ? "after" : "on")
      let only = stop.filter.isEmpty ? "" : " if \(filter(stop.filter, rule))"
      let blank = stop.blankIsFromTheStart ? " (or never counts, if no date is recorded)" : ""
      return "A row stops counting \(last) its \(day)\(only)\(blank)."
    }
  }

  private func name(_ statistic: DurationStatistic) -> String {
    switch statistic {
    case .percentile(50): "median"
    case .percentile(let percent): "\(Unit.decimal(percent, places: percent.rounded() == percent ? 0 : 1))th percentile of the"
    case .longest: "longest"
    case .shareOver: "share of the"
    case .mean: "mean"
    }
  }

  /// `schools in the audits …`; where the rows are called after the entity, that is enough: `schools with an open date …`.
  private func of(_ entity: String, _ rule: RowRule, _ rows: String, _ among: String = "in") -> String {
    let name = title(rule).lowercased().split(separator: " ").first.map(String.init)
    return name == plural(entity) ? rows : "\(plural(entity)) \(among) the \(rows)"
  }

  /// Whom an identifier's column names: `pupil_id` pupils, `school_urn` schools.
  private func plural(_ entity: String) -> String {
    let noun = entity.split(separator: "_").first.map(String.init) ?? entity
    return noun == "person" ? "people" : noun + "s"
  }
}
