package import Model
internal import Wording

/// What `scorecard explain` is asked for.
package struct ExplanationRequest: Sendable {
  /// A KPI, or a part of one (`5a`).
  package var kpi: String
  /// The day of the figure.
  package var asOf: Day
  /// The earlier day that it is compared with.
  package var from: Day
  /// Whose rows are listed: the name of a role (`numerator`, `stopped`), or `allRows`; nil for no list.
  package var rows: String?
  /// What the rows are counted by: `area`, `month`; nil for nothing.
  package var by: String?
  /// Every row, whatever its role.
  package static let allRows = "all"

  /// A request for the explanation alone.
  package init(kpi: String, asOf: Day, from: Day) { (self.kpi, self.asOf, self.from) = (kpi, asOf, from) }
}

/// How an explanation is printed: for people, or for programs.
package enum ExplanationFormat: String, Sendable, CaseIterable { case text, json, csv, markdown }

/// A name that the figure has not.
package enum ExplanationChoiceError: Error, Sendable, Equatable {
  /// No row of the figure can have such a role; `known` are those that there are.
  case unknownRole(String, known: [String])
  /// The figure's rows cannot be counted by this; `known` is what they can be counted by.
  case unknownCategory(String, known: [String])
}

extension ExplanationChoiceError: CustomStringConvertible {
  /// The names that there are, with the nearest one.
  package var description: String {
    switch self {
    case .unknownRole(let name, let known): ExplanationChoice.unknownRole(name, known: known)
    case .unknownCategory(let name, let known): ExplanationChoice.unknownCategory(name, known: known)
    }
  }
}
