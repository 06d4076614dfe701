/// The catalogue of what can be wrong with a definition. A code never changes its meaning.
package enum DiagnosticCode: String, Sendable, CaseIterable {
  case syntax
  case missingFile = "missing-file"
  case missingKey = "missing-key"
  case unknownKey = "unknown-key"
  case duplicateName = "duplicate-name"
  case wrongShape = "wrong-shape"
  case wrongValue = "wrong-value"
  case unknownName = "unknown-name"
  case unknownSource = "unknown-source"
  case unknownColumn = "unknown-column"
  case unknownCode = "unknown-code"
  case unknownUnit = "unknown-unit"
  case wrongColumnKind = "wrong-column-kind"
  case missingDenominator = "missing-denominator"
  case unitMismatch = "unit-mismatch"
  case datesOutOfOrder = "dates-out-of-order"
  case tooLarge = "too-large"

  /// What the code means, in the words of the table in `Pipelines/README.md`.
  package var meaning: String {
    switch self {
    case .syntax: "the file is not YAML"
    case .missingFile: "a file that is needed does not exist or cannot be read"
    case .missingKey: "something that is required is missing"
    case .unknownKey: "a key that is not recognised: a typing error, or one that belongs elsewhere"
    case .duplicateName: "two things with the same name: KPIs, sources, columns, headings, codes"
    case .wrongShape: "a list, a mapping or a single value where another is needed"
    case .wrongValue: "a number, a date, a yes or no, or a window that is not written as it should be"
    case .unknownName: "not a name that is allowed here"
    case .unknownSource: "no file in sources/ defines this source"
    case .unknownColumn: "the source has no such column"
    case .unknownCode: "the column has no such code"
    case .unknownUnit: "not a unit; a plan can list more under units"
    case .wrongColumnKind: "the column holds something else, such as a code where a date is needed"
    case .missingDenominator: "a percent figure whose measure has no denominator"
    case .unitMismatch: "the measure cannot give this unit"
    case .datesOutOfOrder: "dates that are not in order"
    case .tooLarge: "a file, a text or a list that is longer than any plan needs"
    }
  }
}
