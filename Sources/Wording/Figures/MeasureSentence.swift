package import Model

/// What a measure counts, in plain words made from its definition: what a board member reads next to the number.
///
///     let sentence = MeasureSentence(definitions.sources)
///     sentence.text(figure.measure, unit: figure.unit)
///     // The number of suspensions with a start date in the 12 months that end on the as-of day.
package struct MeasureSentence: Sendable {
  private let sources: [SourceDefinition]

  /// `sources` have the titles and codes with which rows are described.
  package init(_ sources: [SourceDefinition]) { self.sources = sources }

  /// One or two sentences about what is counted, and one for each rule by which a row stops counting. `unit` is the figure's.
  package func text(_ measure: MeasureDefinition, unit: Unit) -> String {
    let rule = measure.rule
    return ([main(measure, unit)] + stops(rule)).joined(separator: " ")
  }

  private func main(_ measure: MeasureDefinition, _ unit: Unit) -> String {
    let rule = measure.rule
    let rows = "\(title(rule)) \(time(rule))\(condition(rule))"
    switch measure {
    case .count: return "The number of \(rows)."
    case .distinct(_, let entity): return "The number of different \(of(entity, rule, rows, "among")). Each counts once."
    case .sum(_, let column): return "The sum of \(WrittenName.of(column)) over the \(rows)."
    case .proportion(_, let numerator, let entity):
      let whole = "Of the \(entity.map { of($0, rule, rows) } ?? rows)"
      return "\(whole): the percentage for which \(filter(numerator, rule))."
    case .proportionOfSums(_, let part, let whole):
      return "\(WrittenName.of(part)) as a percentage of \(WrittenName.of(whole)), each added up over the \(rows)."
    case .latest(_, let entity, let denominator, let numerator):
      let among = denominator.conditions.isEmpty ? "" : ", where \(filter(denominator, rule))"
      return
        "Of the \(of(entity, rule, rows)), by the latest row of each\(among): the percentage for which \(filter(numerator, rule))."
    case .repeats(_, let entity, .entities): return "The number of \(plural(entity)) that occur more than once in the \(rows)."
    case .repeats(_, let entity, .furtherRows):
      return "The number of \(rows), each of the \(plural(entity)) leaving out its first."
    case .duration(_, let from, let to, .shareOver(let days)):
      let end = to.map { WrittenName.of($0) } ?? "the as-of day"
      let weeks = days / 7
      let limit = weeks == weeks.rounded() ? "\(Unit.decimal(weeks, places: 0)) weeks" : "\(Unit.decimal(days, places: 0)) days"
      return "Of the \(rows): the percentage for which the time from \(WrittenName.of(from)) to \(end) is more than \(limit)."
    case .duration(_, let from, let to, let statistic):
      let end = to.map { WrittenName.of($0) } ?? "the as-of day"
      return "The \(name(statistic)) time from \(WrittenName.of(from)) to \(end), in \(unit.name), of the \(rows)."
    case .coverage(_, let entity, let quartile, let reached, _):
      let best = quartile.map { ", those in the top quarter by any of these rates: \(rates($0))" } ?? ""
      return
        "Of the \(of(entity, rule, rows))\(best): the percentage found in the \(title(reached)) \(time(reached))\(condition(reached))."
    case .stages(_, _, let stages):
      return "How many of these stages are reached: \(stages.joined(separator: ", ")). Told from the \(rows)."
    }
  }

  private func title(_ rule: RowRule) -> String {
    guard let source = sources.first(where: { $0.name == rule.source }) else { return WrittenName.of(rule.source) }
    // `EHC plan consultations` keeps its capitals.
    let title = source.title
    return title.dropFirst().first?.isUppercase == true ? title : title.prefix(1).lowercased() + title.dropFirst()
  }

  private func time(_ rule: RowRule) -> String {
    let name = WrittenName.of(rule.day)
    let day = ("aeiou".contains(name.prefix(1)) ? "an " : "a ") + name
    switch rule.window {
    case .rolling(let months): return "with \(day) in the \(months == 1 ? "month" : "\(months) months") that end on the as-of day"
    case .financialYear: return "with \(day) since the last 1 April"
    case .academicYear: return "with \(day) since the last 1 September"
    case .month: return "with \(day) in the month of the as-of day"
    case .toDate:
      return rule.blankDayIsAlways
        ? "with \(day) up to the as-of day, or none" : "with \(day) up to the as-of day"
    case .latest: return "on the latest \(name) up to the as-of day"
    }
  }

  private func condition(_ rule: RowRule) -> String {
    rule.filter.conditions.isEmpty ? "" : ", where \(filter(rule.filter, rule))"
  }

  private func filter(_ filter: Filter, _ rule: RowRule) -> String {
    FilterSentence(source: sources.first { $0.name == rule.source }).sentence(filter)
  }

  /// When a row no longer counts.
  private func stops(_ rule: RowRule) -> [String] {
    rule.stops.map { stop in
      let (day, last) = (WrittenName.of(stop.column), stop.countsOnTheDay ? "after" : "from")
      let only = stop.filter.conditions.isEmpty ? "" : " if \(filter(stop.filter, rule))"
      let blank = stop.blankIsFromTheStart ? " (where that day is blank, it never counts)" : ""
      return "A row no longer counts \(last) its \(day)\(only)\(blank)."
    }
  }

  private func rates(_ quartile: TopQuartile) -> String {
    let names = quartile.rates.map { title($0.rule) }
    return names.joined(separator: ", ") + " per 100 of \(WrittenName.of(quartile.per))"
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
