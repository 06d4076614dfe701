/// What the workbook writes where a cell has nothing to show, so that no empty cell is left unexplained.
///
/// **Source**: Government Analysis Function, Using symbols and shorthand in tables.
package enum Shorthand: String, Sendable, CaseIterable {
  /// The value is not known: it could not be calculated, or nobody reported it.
  case notAvailable = "[x]"
  /// There can be no value here.
  case notApplicable = "[z]"

  /// What it means, in full.
  package var meaning: String {
    switch self {
    case .notAvailable: "Not available: it could not be calculated, or nobody has reported it."
    case .notApplicable: "Not applicable: there is nothing to show here."
    }
  }

  /// What it means, above a table in which it occurs.
  fileprivate var brief: String {
    switch self {
    case .notAvailable: "\(rawValue) means not available"
    case .notApplicable: "\(rawValue) means not applicable"
    }
  }

  /// The legend above a table; empty where none of it occurs there.
  package static func legend(_ used: Set<Shorthand>) -> String {
    let said = allCases.filter(used.contains).map(\.brief)
    return said.isEmpty ? "" : said.joined(separator: "; ") + "."
  }

  /// Above a table that charts are drawn from.
  package static let blank = "Blank cells have no value to draw: a chart would draw any text in them as 0."
}
