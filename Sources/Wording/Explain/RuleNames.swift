package import Model

/// Short names for the rules by which rows play no part: what `--rows` is asked for, and what JSON and CSV call them. A
/// condition has the name of its column.
package struct RuleNames {
  private let rule: RowRule
  /// Those in the numerator.
  package static let numerator = "numerator"
  /// Those in the denominator and not in the numerator.
  package static let denominator = "denominator"
  /// Rows that could not be used, and rows in whose place another row counts: no figure has them.
  package static let (rejected, duplicates) = ("rejected", "duplicates")

  /// The names of the rules of these rows.
  package init(_ rule: RowRule) { self.rule = rule }

  /// The name of a role: that of its rule, for a row that plays no part.
  package func name(_ role: RowRole) -> String {
    switch role {
    case .numerator: Self.numerator
    case .denominator: Self.denominator
    case .dropped(let drop): name(drop)
    }
  }

  /// The name of a rule. Of several conditions on one column, the second ends in `-2`.
  package func name(_ drop: RowDrop) -> String {
    switch drop {
    case .noDay(let column), .nobody(let column), .noBeginning(let column): "no-" + Self.plain(column)
    case .condition(let condition): numbered(condition, condition.column, among: rule.filter.conditions) { $0.column }
    case .conditions(let group): numbered(group, Self.word(group), among: rule.filter.groups, Self.word)
    case .before: "before-the-window"
    case .after: "after-the-window"
    case .stopped(let stop): numbered(stop, "stopped", among: rule.stops) { _ in "stopped" }
    case .laterRow: "later-row"
    case .outside: "outside"
    case .tooFew: "too-few"
    case .first: "first-rows"
    case .endsEarly: "ends-early"
    case .beginsLater: "begins-later"
    case .noStage: "no-stage"
    case .noNumber: "no-number"
    case .notInCohort: "not-chosen"
    case .notAsked: "not-asked"
    case .notCalculated: "not-calculated"
    }
  }

  /// The names of all rules that these rows have, also of those that drop none.
  package var all: [String] {
    let drops: [RowDrop] =
      (rule.hasDay ? [.noDay(column: rule.day)] : []) + [.after] + rule.filter.conditions.map(RowDrop.condition)
      + rule.filter.groups.map(RowDrop.conditions) + [.before] + rule.stops.map(RowDrop.stopped)
    return drops.map(name)
  }

  private func numbered<Item: Equatable>(_ item: Item, _ word: String, among all: [Item], _ words: (Item) -> String) -> String {
    let alike = all.filter { words($0) == word }
    guard let place = alike.firstIndex(of: item), place > 0 else { return Self.plain(word) }
    return "\(Self.plain(word))-\(place + 1)"
  }

  private static func word(_ group: Filter.Group) -> String {
    switch group {
    case .any: "either"
    case .not: "not"
    }
  }

  private static func plain(_ column: String) -> String { column.replacing("_", with: "-") }
}
