package import Model

/// How a figure follows from its rows: `126 of 310 = 40.6%`.
package struct ArithmeticSentence {
  private let explained: ExplainedFigure
  private let source: SourceDefinition?

  /// A figure that was computed; `source` is that of its own rows.
  package init(_ explained: ExplainedFigure, source: SourceDefinition?) { (self.explained, self.source) = (explained, source) }

  private var unit: Unit { explained.unit }
  private var answer: Answer { explained.figure.answer }
  private var own: ExplainedUse? { explained.uses.first }
  private var rows: String { counted(own?.counted ?? 0, "row") }

  /// The arithmetic, and what it leads to; nil where the figure has no value.
  package var text: String? {
    guard let value = explained.figure.value else { return nil }
    let shown = unit.text(value)
    let hidden = explained.figure.hiddenNumbers.map { " It \(HiddenNumbersSentence($0).text)." } ?? ""
    return "\(sum(shown))." + hidden
  }

  private func sum(_ shown: String) -> String {
    switch explained.definition {
    case .count: "\(rows): \(shown)"
    case .distinct(_, let entity): "\(rows) about \(entities(entity, "different ")): \(shown)"
    case .sum(_, let addends): "\(addends.columns.map(WrittenName.of).joinedInWords) added up over \(rows): \(shown)"
    case .proportion(_, _, nil): "\(share) = \(shown)"
    case .proportion(_, _, let entity?): "\(share) \(several(entity))\(inRows) = \(shown)"
    case .proportionOfSums(_, let part, let whole):
      "\(part.columns.map(WrittenName.of).joinedInWords) \(number(answer.numerator)) of \(WrittenName.of(whole)) \(number(answer.denominator)) = \(shown)"
    case .latest(_, let entity, _, _): "\(share) \(several(entity)), by the latest row of each = \(shown)"
    case .repeats(_, let entity, let repetition):
      repetition.statistic == .entities
        ? "\(rows) about \(entities(entity, "")) with \(repetition.atLeast) or more: \(shown)"
        : "\(rows) after the \(repetition.atLeast == 2 ? "first" : "first \(repetition.atLeast - 1)") of \(entities(entity, "")): \(shown)"
    case .duration(_, _, _, .shareOver): "\(share) = \(shown)"
    case .duration(_, _, _, let statistic): "\(name(statistic)) of \(counted(own?.counted ?? 0, "time")): \(inDays)\(shown)"
    case .coverage(_, let entity, _, _, _): "\(share) \(several(entity)) = \(shown)"
    case .stages: "\(share) stages: \(shown)"
    case .statistic(_, let statistic, let numbers): self.statistic(statistic, numbers, shown)
    case .combined(let combination, _): combined(combination, shown)
    }
  }

  /// Where rows are not whom they are about.
  private var inRows: String { Double(own?.counted ?? 0) == answer.denominator ? "" : " (in \(rows))" }

  private var share: String { "\(number(answer.numerator)) of \(number(answer.denominator))" }

  private func several(_ column: String) -> String { EntityNoun(column, in: source).plural }

  private func entities(_ column: String, _ which: String) -> String {
    let count = own?.entities ?? own?.counted ?? 0
    return
      "\(Unit.decimal(Double(count), places: 0)) \(which)\(count == 1 ? EntityNoun(column, in: source).singular : several(column))"
  }

  /// `45 days ÷ 7 = `, for a unit that is made of days.
  private var inDays: String {
    guard let days = unit.days, days != 1, let value = explained.figure.value else { return "" }
    return "\(Self.exact(value * days)) days ÷ \(Self.exact(days)) = "
  }

  private func name(_ statistic: DurationStatistic) -> String {
    switch statistic {
    case .percentile(50): "The median"
    case .percentile(let percent): "The \(Self.exact(percent))th percentile"
    case .longest: "The longest"
    case .mean: "The mean"
    case .shareOver: "The share"
    }
  }

  private func statistic(_ statistic: NumberStatistic, _ numbers: Numbers, _ shown: String) -> String {
    let whole = numbers.entity.map { "one number for each of \(entities($0, ""))" } ?? "\(rows)"
    return switch statistic {
    case .percentile(50): "The median of \(whole): \(shown)"
    case .percentile(let percent): "The \(Self.exact(percent))th percentile of \(whole): \(shown)"
    case .minimum: "The lowest of \(whole): \(shown)"
    case .maximum: "The highest of \(whole): \(shown)"
    case .mean: "The mean of \(whole): \(shown)"
    case .shareAtLeast(let limit): "\(share) are \(Self.exact(limit)) or more = \(shown)"
    case .shareAbove(let limit): "\(share) are more than \(Self.exact(limit)) = \(shown)"
    }
  }

  private func combined(_ combination: Combination, _ shown: String) -> String {
    let parts = explained.parts.map { number($0.value) }
    return switch combination {
    case .ratio(let per): "\(per == 1 ? "" : "\(Self.exact(per)) × ")\(parts.joined(separator: " ÷ ")) = \(shown)"
    case .difference: "\(parts.joined(separator: " − ")) = \(shown)"
    case .total: "\(parts.joined(separator: " + ")) = \(shown)"
    }
  }

  private func number(_ value: Double?) -> String { value.map(Self.exact) ?? "–" }

  /// A number with as many decimal places as it has, four at most.
  static func exact(_ value: Double) -> String {
    let places = (0...4).first { places in
      let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
      return abs(value * scale - (value * scale).rounded()) < 1e-6
    }
    return Unit.decimal(value, places: places ?? 4).replacing("-", with: "−")
  }
}
