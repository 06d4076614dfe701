package import Model

/// What a measure counts, in plain words made from its definition: what a board member reads next to the number.
///
///     let sentence = MeasureSentence(definitions.sources, on: scorecard.asOf)
///     sentence.text(figure.measure, unit: figure.unit)
///     // The number of suspensions with a start date in the 12 months to 31 March 2024.
package struct MeasureSentence: Sendable {
  private let phrases: MeasurePhrase
  private var day: Day { phrases.day }

  /// `sources` have the titles and codes with which rows are described; `day` is the scorecard's.
  package init(_ sources: [SourceDefinition], on day: Day) { phrases = MeasurePhrase(sources: sources, day: day) }

  /// One or two sentences about what is counted, one for each rule by which a row stops counting, and one for
  /// each day that is looked up in another source. `unit` is the figure's.
  package func text(_ measure: MeasureDefinition, unit: Unit) -> String {
    let ends = measure.ofRows.flatMap { stops($0.rule, named: !measure.parts.isEmpty) }
    let lookedUp = phrases.sources.lookups(in: measure.needs).map { LookupSentence($0, phrases.sources, on: day).text }
    let sentences = [main(measure, unit)] + ends + phrases.hidden(measure) + lookedUp
    // Two parts may count the same rows.
    return sentences.indices.filter { !sentences[..<$0].contains(sentences[$0]) }.map { sentences[$0] }.joined(separator: " ")
  }

  /// Which rows of other sources count towards a cohort's rates, and when rows of other sources stop counting; a sentence or two
  /// for each source. Empty for a measure that looks at its own source alone.
  package func others(_ measure: MeasureDefinition) -> [String] {
    measure.ofRows.flatMap { part -> [String] in
      let rates = (part.cohort?.rates ?? []).map { rate in
        let seen = phrases.time(rate.rule, on: part.cohortDay ?? day)
        let rows = "Rates count the \(phrases.title(rate.rule)) \(seen)\(phrases.condition(rate.rule))."
        return ([rows] + stops(rate.rule, named: false)).joined(separator: " ")
      }
      let reached = part.otherRows.prefix(1).flatMap { stops($0.rule, named: true) }
      return rates + reached
    }
  }

  private func main(_ measure: MeasureDefinition, _ unit: Unit) -> String {
    let rule = measure.rule
    let rows = "\(phrases.title(rule)) \(phrases.time(rule))\(phrases.condition(rule))"
    switch measure {
    case .combined(let combination, let parts): return phrases.combined(combination, parts, unit)
    case .statistic, .count: return "\(phrases.phrase(measure, unit).withCapital)."
    case .distinct(_, let entity): return "The number of \(phrases.of(entity, rule, rows)). Each is counted once."
    case .sum: return "\(phrases.phrase(measure, unit).withCapital)."
    case .proportion(_, let numerator, let entity):
      let whole = "Of the \(entity.map { phrases.of($0, rule, rows) } ?? rows)"
      return "\(whole), the percentage where \(phrases.filter(numerator, rule))."
    case .proportionOfSums(_, let part, let whole):
      return "\(phrases.names(part)) as a percentage of \(WrittenName.of(whole)), each added up over the \(rows)."
    case .latest(_, let entity, let denominator, let numerator):
      let among = denominator.isEmpty ? "" : ", where \(phrases.filter(denominator, rule))"
      return
        "Of the \(phrases.of(entity, rule, rows))\(among), the percentage where \(phrases.filter(numerator, rule)). Only the most recent row of each of the \(phrases.plural(entity, rule)) counts."
    case .repeats: return "\(phrases.phrase(measure, unit).withCapital)."
    case .duration(_, let from, let to, .shareOver(let days)):
      let weeks = days / 7
      let limit = weeks == weeks.rounded() ? "\(Unit.decimal(weeks, places: 0)) weeks" : "\(Unit.decimal(days, places: 0)) days"
      return "Of the \(rows), the percentage for which the time \(phrases.span(from, to, rule)) is more than \(limit)."
    case .duration(_, let from, let to, let statistic):
      return "\(phrases.time(statistic, phrases.span(from, to, rule), unit).withCapital) of the \(rows)."
    case .coverage(_, let entity, let cohort, let reached, _):
      let members = "\(phrases.title(rule)) \(phrases.time(rule, on: cohort?.asAt ?? day))\(phrases.condition(rule))"
      let chosen = cohort.map { CohortSentence($0, phrases.sources) }
      return
        "Of the \(phrases.of(entity, rule, members))\(chosen?.choice ?? ""), the percentage found in the \(phrases.title(reached)) \(phrases.time(reached))\(phrases.condition(reached))."
        + (chosen?.ties ?? "")
    case .stages(_, _, let stages):
      return "How many of these stages have been reached: \(stages.joined(separator: ", ")). Taken from the \(rows)."
    }
  }

  /// When a row no longer counts; `named` says of which source it is, where a figure counts rows of several.
  private func stops(_ rule: RowRule, named: Bool) -> [String] {
    rule.stops.map { stop in
      let (day, last) = (WrittenName.of(stop.column), stop.countsOnTheDay ? "after" : "on")
      let only = stop.filter.isEmpty ? "" : " if \(phrases.filter(stop.filter, rule))"
      let blank = stop.blankIsFromTheStart ? " (or never counts, if no date is recorded)" : ""
      return "A row\(named ? " of the \(phrases.title(rule))" : "") stops counting \(last) its \(day)\(only)\(blank)."
    }
  }
}
