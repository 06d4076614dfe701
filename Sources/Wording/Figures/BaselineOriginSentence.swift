package import Model

extension BaselineOrigin {
  /// `frozen by Anna Smith on 27 November 2026`; nil where nobody and no day is named.
  package var frozen: String? {
    guard frozenBy != nil || frozenOn != nil else { return nil }
    return "frozen" + (frozenBy.map { " by \(SafeText.line($0))" } ?? "") + (frozenOn.map { " on \($0.inWords)" } ?? "")
  }

  /// ` Why: a school was missing`, to go after a sentence; empty where no reason is given.
  package var why: String { reason.map { " Why: \($0)" } ?? "" }
}
