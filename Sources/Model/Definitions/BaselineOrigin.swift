/// Why a definition sets another baseline than was measured or printed, and who decided that.
///
/// **Source**: `baseline: {value, date, reason, frozen_by, frozen_on}` of a KPI, as `scorecard baseline freeze` writes it.
package struct BaselineOrigin: Sendable, Hashable {
  /// Why; nil where the definition gives no reason.
  package var reason: String?
  /// Who froze it, and when; nil where the definition does not say so.
  package var frozenBy: String?
  package var frozenOn: Day?

  /// Where nothing is given, the definition sets a baseline and says no more of it.
  package init(reason: String? = nil, frozenBy: String? = nil, frozenOn: Day? = nil) {
    (self.reason, self.frozenBy, self.frozenOn) = (reason, frozenBy, frozenOn)
  }
}
