/// What cannot be known of the plan's own side, where nobody's reports came.
package enum PlanGap {
  /// As a sentence begins.
  package static let noReports = "No readable update on the plan's actions has arrived"
}
