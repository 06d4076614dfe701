/// How a figure's XmR chart is drawn: `spc:` of a definition.
package struct ControlPolicy: Hashable, Sendable, Encodable {
  package var isOn = true
  package var rules = ControlRules.plotTheDots
  /// In the order of their days.
  package var rebased: [Rebase] = []

  package init() {}
}
