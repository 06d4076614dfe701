/// How a figure differs between two states of the world (exports, definitions, day), and what made it differ.
///
/// **Grain**: a figure or one that is shown with it. The effects of `causes` add up to the change, where both sides have a value.
package struct FigureDifference: Sendable {
  /// The KPI's figure that it is, or is shown with.
  package var id: FigureID
  /// `value` for the figure itself, otherwise the name of the one shown with it.
  package var measure: String
  /// What it is called.
  package var title: String
  /// The unit of its value.
  package var unit: Unit
  /// What it was.
  package var from: Side
  /// What it is.
  package var to: Side
  /// The causes, in the order in which they were applied.
  package var causes: [DifferenceCause]
  /// The rows that are not the same and that it does not count.
  package var uncounted: [UncountedRows] = []

  /// A figure in one state.
  package struct Side: Hashable, Sendable {
    /// The value; nil where there is none, or no such figure.
    package var value: Double?
    /// The numerator; nil where there is none.
    package var numerator: Double?
    /// The denominator; nil where there is none.
    package var denominator: Double?
    /// The colour; nil where there is none, as for figures shown with another.
    package var rag: RAG?
    /// Whether the plan has the figure.
    package var isThere: Bool

    /// A state of a figure; without an answer the plan has no such figure.
    package init(_ answer: Answer?, rag: RAG? = nil) {
      (value, numerator, denominator) = (answer?.value, answer?.numerator, answer?.denominator)
      (self.rag, isThere) = (rag, answer != nil)
    }

    /// Whether anything is shown otherwise in another state: for a share also its numerator and denominator.
    package func differs(from other: Self) -> Bool {
      let isShare = (denominator ?? other.denominator) != nil && (numerator ?? other.numerator) != nil
      return isShare ? self != other : value != other.value || isThere != other.isThere || rag != other.rag
    }
  }

  /// A figure with both its states.
  package init(id: FigureID, measure: String, title: String, unit: Unit, from: Side, to: Side, causes: [DifferenceCause]) {
    (self.id, self.measure, self.title, self.unit) = (id, measure, title, unit)
    (self.from, self.to, self.causes) = (from, to, causes)
  }

  /// Whether anything of it differs that is shown: causes that change nothing make no difference, nor does another number of rows
  /// behind the same median.
  package var differs: Bool {
    from.differs(from: to)
      || causes.contains { isShare ? $0.effect.changesSomething : ($0.effect.value ?? 0) != 0 }
  }

  /// Whether its numerator and denominator are shown.
  package var isShare: Bool { (to.denominator ?? from.denominator) != nil && (to.numerator ?? from.numerator) != nil }

  /// What the causes do not explain; nil where one side has no value. 0 but for rounding.
  package var residue: Double? {
    guard let from = from.value, let to = to.value else { return nil }
    return to - from - causes.reduce(0) { $0 + ($1.effect.value ?? 0) }
  }
}

extension BridgeCause.Effect {
  /// Whether the value, the numerator or the denominator is known to be another for it.
  package var changesSomething: Bool { [value, numerator, denominator].contains { ($0 ?? 0) != 0 } }
}

/// One cause of a figure's difference.
package struct DifferenceCause: Hashable, Sendable {
  /// What happened.
  package enum What: Hashable, Sendable {
    /// Something happened to rows.
    case rows(BridgeCause)
    /// Its definition, or a source's, changed in these keys.
    case definition([KeyChange])
    /// Another version of the program computed it.
    case program(from: String, to: String)
    /// These sources' exports changed, and the earlier ones are not at hand, so that no row can be named.
    case exports([String])
    /// The value is what it was, or is not what changed the colour: something else is expected of it.
    case expected(ExpectedChange)
  }
  /// What happened.
  package var what: What
  /// What it did to the figure.
  package var effect: BridgeCause.Effect
  /// The rows that it happened to; empty unless they were asked for, or where it is about no rows.
  package var listed: [DifferenceRow]

  /// A cause with its effect.
  package init(_ what: What, effect: BridgeCause.Effect, listed: [DifferenceRow] = []) {
    (self.what, self.effect, self.listed) = (what, effect, listed)
  }
}
