package import Model

/// The words around a figure's groups.
package struct CategorySentences {
  /// In place of a table without a group.
  package static func none(by name: String) -> String { "There is nothing to show by \(WrittenName.of(name)): no row counts." }

  /// The category of rows that say nothing, or whose key the register does not have.
  package static let unknown = "unknown"

  private let name: String
  private let account: FigureAccount
  private let groups: [FigureGroup]

  /// `name` is what the figure is grouped by.
  package init(_ name: String, _ account: FigureAccount, _ groups: [FigureGroup]) {
    (self.name, self.account, self.groups) = (name, account, groups)
  }

  private var unit: Unit { account.explained.unit }
  private var definition: MeasureDefinition { account.explained.definition }
  private var answers: [Answer] { groups.flatMap { [$0.from, $0.to].compactMap { $0?.answer } } }
  private var hasParts: Bool { groups.contains { $0.part != nil } }
  /// Whether a number of rows, or a numerator and a denominator, stand behind each value.
  private var hasWhole: Bool { answers.contains { $0.denominator != nil } }
  private var isShare: Bool { hasWhole && answers.contains { $0.numerator != nil } }

  /// Above the columns of `cells`.
  package var headings: [String] {
    let days = [account.from, account.explained.figure.day].map(\.description)
    let whole = hasWhole ? [isShare ? "Of these" : "Rows"] : []
    return [WrittenName.of(name.replacing(".", with: " ")).withCapital] + (hasParts ? ["Part"] : [])
      + days.flatMap { [$0] + whole } + ["Difference"]
  }

  /// One group, under `headings`; `name` is what it is called.
  package func cells(_ group: FigureGroup, name: String) -> [String] {
    [name] + (hasParts ? [group.part.map(String.init) ?? ""] : []) + [group.from, group.to].flatMap(cells)
      + [group.difference.map { hasParts ? BridgeSentences.signed($0) : BridgeSentences.signed($0, unit) } ?? "–"]
  }

  private func cells(_ side: FigureGroup.Side?) -> [String] {
    let answer = side?.answer
    let value = answer?.value.map { hasParts ? ArithmeticSentence.exact($0) : unit == .percent ? unit.text($0) : unit.number($0) }
    guard hasWhole else { return [value ?? "–"] }
    guard isShare else { return [value ?? "–", number(answer?.denominator)] }
    let isPart = answer?.numerator != nil && answer?.denominator != nil
    return [value ?? "–", isPart ? "\(number(answer?.numerator)) of \(number(answer?.denominator))" : "–"]
  }

  private func number(_ value: Double?) -> String { value.map(ArithmeticSentence.exact) ?? "–" }

  /// That a figure has nothing of the name.
  package static func cannotBeShown(by name: String) -> String { "This figure cannot be shown by '\(VisibleText.line(name))'." }

  /// Why the groups do not add up to the figure; nil where they do.
  package var note: String? {
    if hasParts { return "The figure itself cannot be shown by \(name): not all of its parts have it." }
    return switch definition {
    case .count, .sum: nil
    case .distinct: overlap("some are in more than one group")
    case .repeats: overlap("each group counts only those with several rows in it")
    case .combined(.difference, _), .combined(.total, _): overlap("some are in more than one group")
    case .proportion, .proportionOfSums, .latest, .coverage, .duration(_, _, _, .shareOver): own("the share of its own rows")
    case .duration(_, _, _, let statistic): own("\(word(statistic)) of its own rows")
    case .statistic(_, let statistic, _): own("\(word(statistic)) of its own rows")
    case .stages, .combined(.ratio, _): own("worked out from its own rows alone")
    }
  }

  private func own(_ what: String) -> String? {
    groups.count < 2 ? nil : "The groups do not add up to the figure: each is \(what)."
  }

  /// Said of the later day where its groups do not add up, otherwise of the earlier one.
  private func overlap(_ why: String) -> String? {
    let figures = [(account.explained.figure, \FigureGroup.to), (account.earlier, \FigureGroup.from)]
    for (figure, side) in figures {
      let sum = groups.reduce(0) { $0 + ($1[keyPath: side]?.answer.value ?? 0) }
      guard let whole = figure.value, !isSame(sum, whole) else { continue }
      let way = sum > whole ? "more" : unit.isCounted ? "fewer" : "less"
      return
        "On \(figure.day.inWords) the groups add up to \(unit.text(sum)), \(way) than the figure of \(unit.number(whole)), because \(why)."
    }
    return nil
  }

  private func word(_ statistic: DurationStatistic) -> String {
    switch statistic {
    case .percentile(let percent): Self.percentile(percent)
    case .longest: "the longest time"
    case .mean: "the mean"
    case .shareOver: "the share"
    }
  }

  private func word(_ statistic: NumberStatistic) -> String {
    switch statistic {
    case .percentile(let percent): Self.percentile(percent)
    case .minimum: "the lowest"
    case .maximum: "the highest"
    case .mean: "the mean"
    case .shareAtLeast, .shareAbove: "the share"
    }
  }

  private static func percentile(_ percent: Double) -> String {
    percent == 50 ? "the median" : "the \(ArithmeticSentence.exact(percent))th percentile"
  }
}
