package import Model

/// How a figure got from one day to a later one, in words.
package struct BridgeSentences {
  private let account: FigureAccount

  /// The account has the earlier day.
  package init(_ account: FigureAccount) { self.account = account }

  private var unit: Unit { account.explained.unit }
  private var later: Figure { account.explained.figure }

  /// `Change since 31 January 2024: 127 → 126 exclusions`.
  package var heading: String { "Change since \(account.from.inWords)" }

  /// Both figures, and in short what led from one to the other; or why they cannot be compared. `listsCauses` is false where a
  /// table of them follows.
  package func text(listsCauses: Bool) -> String {
    guard let bridge = account.bridge else {
      let (day, figure) = account.earlier.value == nil ? (account.from, account.earlier) : (later.day, later)
      let why = figure.note.map { ": \($0.sentence)" } ?? ""
      return "There is no figure for \(day.inWords)\(why)."
    }
    let (from, to) = (shown(bridge.from.value), shown(bridge.to.value))
    let ends = "\(from) on \(account.from.inWords) → \(to) on \(later.day.inWords)"
    guard !bridge.causes.isEmpty else { return "\(ends): the same rows count." }
    guard listsCauses else { return "\(ends)." }
    let causes = bridge.causes.map { cause in
      let effect = cause.effect.value.map { " (\(Self.signed($0, unit))\(unit == .percent ? " points" : ""))" } ?? ""
      return "\(number(cause.rows)) \(sentence(cause, CauseWords.briefly(cause.kind)))\(effect)"
    }
    return "\(ends): \(causes.joined(separator: ", "))." + (order == nil ? "" : " \(Self.briefOrder)")
  }

  /// Above the columns of the causes: those that this figure has.
  package var headings: [String] {
    [unit == .percent ? "Points" : "Effect", "Rows", "What happened"] + (isShare ? ["Numerator", "Denominator"] : [])
      + (hasSides ? ["Above the earlier figure", "Below it"] : [])
  }

  /// A row for each cause, under `headings`.
  package var rows: [[String]] {
    (account.bridge?.causes ?? []).map { cause in
      let share = [cause.effect.numerator, cause.effect.denominator].map { Self.signed($0) }
      let sides = [cause.sides?.above, cause.sides?.below].map { $0.map(number) ?? "" }
      return [Self.signed(cause.effect.value, unit), number(cause.rows), sentence(cause)] + (isShare ? share : [])
        + (hasSides ? sides : [])
    }
  }

  /// The same in brief, after a list of causes.
  private static let briefOrder = "In another order each effect could differ."

  /// That the effects depend on the order of the causes, where they do: not where each row adds its own part to the figure, and not of
  /// one cause alone.
  package var order: String? {
    guard let causes = account.bridge?.causes, causes.count > 1, !account.explained.definition.addsUpByRow,
      causes.contains(where: { $0.effect.value != nil })
    else { return nil }
    return
      "The causes are applied one after the other. In another order each effect could differ; the total would not."
  }

  /// The places of the columns with numbers.
  package var numberColumns: Set<Int> { Set(headings.indices).subtracting([2]) }

  /// What happened to rows, with whose they are where there are several: `rows entered the window (part 2)`.
  package func sentence(_ cause: BridgeCause) -> String {
    sentence(cause, CauseWords.happened(cause.kind, cause.rows))
  }

  private func sentence(_ cause: BridgeCause, _ words: String) -> String {
    let use = RowSentences.use(part: cause.part, cause.use)
    return use.isEmpty ? words : "\(words) (\(use): \(WrittenName.of(cause.source)))"
  }

  private func number(_ count: Int) -> String { Unit.decimal(Double(count), places: 0) }

  /// Whether a table of the causes says more than a sentence can.
  package var needsTable: Bool {
    let causes = account.bridge?.causes ?? []
    return !causes.isEmpty && (isShare || hasSides || causes.contains { $0.part != nil || $0.use != .own })
  }

  private var isShare: Bool {
    account.bridge.map { $0.from.answer.denominator != nil && $0.from.answer.numerator != nil } ?? false
  }
  private var hasSides: Bool { account.bridge?.causes.contains { $0.sides != nil } ?? false }

  private func shown(_ value: Double?) -> String { unit.computed(value) }

  /// `+9`, `−10`, `+0.4 points`; in the unit of the figure, to one place more than it is shown with where it is no count.
  static func signed(_ value: Double?, _ unit: Unit) -> String {
    guard let value else { return "–" }
    let places = unit.isCounted ? (value.rounded() == value ? 0 : 2) : unit.places + 1
    return SignedNumber.text(value, places: places)
  }

  /// A change of a number of rows, or of what they add up to.
  static func signed(_ value: Double?) -> String { value.map { SignedNumber.text($0) } ?? "–" }
}
