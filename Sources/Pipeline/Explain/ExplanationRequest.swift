package import Model
internal import Wording

/// What `scorecard explain` is asked for.
package struct ExplanationRequest: Sendable {
  /// What is explained: figures of the plan, in the scorecard's order.
  package var figures: [FigureDefinition]
  /// The day of the figure.
  package var asOf: Day
  /// The earlier day that it is compared with.
  package var from: Day
  /// Whose rows are listed: the name of a role (`numerator`, `stopped`), or `allRows`; nil for no list.
  package var rows: String?
  /// What the figures are grouped by: `area`, `month`; nil for nothing.
  package var by: String?
  /// Every row, whatever its role.
  package static let allRows = "all"

  /// A request for the explanation alone.
  package init(_ figures: [FigureDefinition], asOf: Day, from: Day) {
    (self.figures, self.asOf, self.from) = (figures, asOf, from)
  }

  /// The names of the figures: `7, 8`.
  package var names: String { figures.map(\.id.description).joined(separator: ", ") }
}

/// How an explanation is printed: for people, or for programs.
package enum ExplanationFormat: String, Sendable, CaseIterable { case text, json, csv, markdown }

/// A name that the figure has not.
package enum ExplanationChoiceError: Error, Sendable, Equatable {
  /// No row of the figure can have such a role; `known` are those that there are.
  case unknownRole(String, known: [String])
  /// None of the figures can be grouped by this; `known` is what the first of them can be grouped by.
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
