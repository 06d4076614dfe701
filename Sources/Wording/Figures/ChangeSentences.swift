package import Model

/// How a figure has changed, said in one way wherever it shows. Only where the control chart shows more than normal variation
/// is a change called an improvement.
///
///     ChangeSentences(line).full    // Down 7 exclusions since 29 February 2024, within normal variation.
///     ChangeSentences(line).brief   // down 7
///
/// **Source**: NHS England, Making Data Count: a change within the limits is not to be acted on.
package struct ChangeSentences: Sendable {
  private let line: ScorecardLine
  private let unit: Unit

  /// `line` has been compared with an earlier day and with its chart already.
  package init(_ line: ScorecardLine) {
    self.line = line
    unit = Unit(line.unit)
  }

  /// Whether the latest point is a real change, for a column `Real change?`: `Yes, better`, `Yes, worse`, `No`, or `Cannot
  /// tell` where there is no chart or too few points. A figure of a unit without a better direction is never meant here.
  package var realChange: String {
    switch line.variation {
    case .improvement?: "Yes, better"
    case .concern?: "Yes, worse"
    case .high?, .low?: "Yes"
    case .commonCause?: "No"
    case nil: "Cannot tell"
    }
  }

  /// A word or two for a narrow column: `up 5.8 points`, `down 7`, `no change`; empty where nothing is compared.
  package var brief: String {
    guard let direction = line.direction else { return "" }
    guard direction != .steady else { return "no change" }
    guard isSincePrevious, let change = line.change else {
      return isUp.map { $0 ? "up on last year" : "down on last year" } ?? ""
    }
    guard unit.number(abs(change)) != unit.number(0) else { return "almost no change" }
    let amount = unit == .percent ? "\(Unit.decimal(abs(change), places: 1)) points" : unit.number(abs(change))
    return "\(change > 0 ? "up" : "down") \(amount)"
  }

  /// Whether the change since the earlier day is for the better: `better`, `worse`, `no change`; empty where nothing is
  /// compared.
  package var judgement: String {
    switch line.direction {
    case .improving?: "better"
    case .worsening?: "worse"
    case .steady?: "no change"
    case nil: ""
    }
  }

  /// A few words for a table: `Down 7`, `Down 0.6 (better)`, `No change`. Better or worse is said only of a real change. Empty
  /// where nothing is compared.
  package var short: String {
    let isReal = line.variation == .improvement || line.variation == .concern
    let isJudged = isReal && line.direction != nil && line.direction != .steady
    return brief.withCapital + (isJudged && !brief.isEmpty ? " (\(judgement))" : "")
  }

  /// One sentence: how far it has moved since which day, and whether that is more than normal variation. Empty where nothing is
  /// compared.
  package var full: String {
    guard let direction = line.direction, let day = line.comparedWith else { return latest }
    if direction == .steady, let counted = line.periodEnd, counted <= day {
      return "No change since \(day.inWords): the last count was on \(counted.inWords)."
    }
    guard direction != .steady else { return "No change since \(day.inWords)\(noise)." }
    let move = move(since: day)
    switch (line.variation, direction) {
    case (.improvement?, .improving): return "Improving: \(move), a real improvement (outside normal variation)."
    case (.concern?, .worsening): return "Getting worse: \(move), a real deterioration (outside normal variation)."
    case (.improvement?, _): return "\(move.withCapital) (worse). Recent points are still a real improvement on earlier ones."
    case (.concern?, _): return "\(move.withCapital) (better). Recent points are still a real deterioration on earlier ones."
    case (.commonCause?, _), (.high?, _), (.low?, _): return "\(move.withCapital)\(noise)."
    case (nil, _): return "\(move.withCapital)."
    }
  }

  /// What the chart says where there is nothing to compare the figure with.
  private var latest: String {
    switch line.variation {
    case .improvement?: "The latest point is a real improvement (outside normal variation)."
    case .concern?: "The latest point is a real deterioration (outside normal variation)."
    case .commonCause?, .high?, .low?, nil: ""
    }
  }

  private var noise: String { line.variation == .commonCause ? ", within normal variation" : "" }

  /// `up 8 schools since 29 February 2024`, `higher than at the same point last year (31 March 2023)`.
  private func move(since day: Day) -> String {
    guard isSincePrevious, let change = line.change else {
      let way = isUp.map { $0 ? "higher" : "lower" } ?? "different"
      let isYear = day == line.asOf.adding(months: -12)
      return isYear ? "\(way) than at the same point last year (\(day.inWords))" : "\(way) than on \(day.inWords)"
    }
    guard unit.number(abs(change)) != unit.number(0) else { return "almost the same as on \(day.inWords)" }
    return "\(change > 0 ? "up" : "down") \(unit.gap(change)) since \(day.inWords)"
  }

  private var isSincePrevious: Bool { line.comparedWith == line.asOf.previousMonthEnd }

  /// Whether the value is above the one that it is compared with; nil where it is neither above nor below.
  private var isUp: Bool? {
    switch line.direction {
    case .improving?: line.better == .higher
    case .worsening?: line.better == .lower
    case .steady?, nil: nil
    }
  }
}
