package import Model

/// The words around a list of categories.
package enum CategorySentences {
  /// The category of rows that say nothing, or whose key the register does not have.
  package static let unknown = "unknown"

  /// Above the list.
  package static func heading(_ name: String, _ account: FigureAccount) -> String {
    "Rows by \(name), \(account.from.inWords) and \(account.explained.figure.day.inWords)"
  }

  /// Above its columns. `isShare`: numerator and denominator are told apart; `hasParts`: there is a column for the part.
  package static func headings(_ name: String, isShare: Bool, hasParts: Bool, _ account: FigureAccount) -> [String] {
    let (before, now) = ("\(account.from)", "\(account.explained.figure.day)")
    return [name.withCapital] + (hasParts ? ["Part"] : [])
      + (isShare ? ["Numerator \(before)", "\(now)", "Denominator \(before)", "\(now)"] : [before, now]) + ["Difference"]
  }

  /// A difference of rows with its sign.
  package static func signed(_ rows: Int) -> String { BridgeSentences.signed(Double(rows)) }
}
