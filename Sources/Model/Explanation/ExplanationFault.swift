/// Why nobody may believe an explanation: it does not give back the figure that it is of.
package enum ExplanationFault: Error, Hashable, Sendable {
  /// So many accepted rows of a source have no role.
  case withoutRole(source: String, rows: Int)
  /// Another number of a source's rows was explained than was accepted.
  case otherRows(source: String, explained: Int, accepted: Int)
  /// The roles of the rows give another answer than the measure.
  case otherAnswer(Answer, of: Answer)
  /// What was said of the value that is expected gives another value.
  case otherExpected(Double, of: Double)
  /// So much of a change is left over when all its causes have been applied.
  ///
  /// **Units**: those of the figure.
  case leftOver(Double)
}
