package import Model

/// What is said when somebody freezes a baseline.
package enum BaselineSentences {
  /// Asked before the file is changed.
  package static func question(_ path: String) -> String { "Change \(path)? [y/N] " }

  /// After the answer no.
  package static let unchanged = "Nothing was changed."

  /// Where nobody can be asked.
  package static func nobodyToAsk(_ path: String) -> String {
    "This asks before it changes \(path), and nobody can answer here. Add --yes."
  }

  /// What was done, and what to do next.
  package static func written(_ figure: FigureDefinition, value: Double, date: Day, to path: String) -> String {
    "The baseline of KPI \(figure.id) is now \(figure.unit.text(value)) for \(date.inWords), in \(path). The next run publishes it. Check the worked examples: scorecard test --kpi \(figure.id)"
  }

  /// The KPI has several figures.
  package static func severalParts(_ names: [String]) -> String {
    "The KPI has several figures. Name one: \(names.joined(separator: ", "))."
  }

  /// There is no date that could stay.
  package static func noDate(_ kpi: String) -> String { "KPI \(kpi) has no baseline yet: say for which date with --date." }

  /// No figure of its kind has such a value.
  package static func impossible(_ kpi: String, _ value: Double, _ bounds: ValueBounds) -> String {
    let can =
      switch bounds {
      case .percentage: "a percentage from 0 to 100"
      case .wholeNumber: "a whole number, 0 or more"
      case .notNegative: "0 or more"
      }
    return "KPI \(kpi) cannot be \(Unit.decimal(value, places: value.rounded() == value ? 0 : 2)): it is \(can)."
  }

  /// The file is written in another way than is understood.
  package static func cannotChange(_ path: String) -> String {
    "The baseline in \(path) cannot be changed. Write it on one line within braces, or with each key on a line of its own."
  }

  /// Somebody else was quicker.
  package static func changedMeanwhile(_ path: String) -> String {
    "\(path) was changed in the meantime. Nothing was written: try again."
  }
}
