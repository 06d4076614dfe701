/// What may stand in a number of an export besides its sign, its digits and its decimal point.
package enum NumberMark: String, Hashable, Sendable, CaseIterable {
  /// A comma between groups of three digits: `749,750`.
  case thousands = "thousands comma"
  /// A percent sign after the number, `33.5%`, which is read as 33.5.
  case percent = "percent sign"
}
