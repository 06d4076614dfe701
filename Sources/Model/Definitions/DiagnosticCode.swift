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
    case .missingFile: "a file that must be there is not, or cannot be read"
    case .missingKey: "something that must be said is not"
    case .unknownKey: "a key nobody reads: a typing error, or a key of another place"
    case .duplicateName: "two things with one name: KPIs, sources, columns, headings, codes"
    case .wrongShape: "a list, a mapping or a single value where another is wanted"
    case .wrongValue: "not a number, a date, a yes or no, or a window as they are written"
    case .unknownName: "none of the names that can stand here"
    case .unknownSource: "no file of sources/ defines this source"
    case .unknownColumn: "the source has no such column"
    case .unknownCode: "the column lists no such code"
    case .unknownUnit: "not a unit; a plan can list more under units"
    case .wrongColumnKind: "the column holds something else: a code where a day is wanted"
    case .missingDenominator: "a percent figure whose measure has no denominator"
    case .unitMismatch: "the measure cannot give this unit"
    case .datesOutOfOrder: "dates that should ascend do not"
    case .tooLarge: "a file, a text or a list that no plan needs so long"
    }
  }
}
