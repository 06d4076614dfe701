/// How a figure's XmR chart is drawn: the key `spc` of a definition.
package struct ControlPolicy: Hashable, Sendable, Encodable {
  /// Whether there is a chart at all.
  package var isOn = true
  /// The set of rules by which it is drawn.
  package var rules = ControlRules.plotTheDots
  /// The days from which limits are calculated again, in their order.
  package var rebased: [Rebase] = []

  /// The policy that holds where nothing is said: a chart by the rules of NHSRplotthedots, without a rebase.
  package init() {}
}
