package import Model

extension BaselineOrigin {
  /// `frozen by Anna Smith on 27 November 2026. Why: a school was missing`, after "is" or a comma; `otherwise` stands where nobody is named.
  package func clause(otherwise: String) -> String {
    let who = frozenBy.map { " by \(SafeText.line($0))" } ?? ""
    let when = frozenOn.map { " on \($0.inWords)" } ?? ""
    return (who + when == "" ? otherwise : "frozen\(who)\(when)") + "."
      + (reason.map { " Why: \($0)" } ?? "")
  }
}
