package import Model

/// What is said of a selection of figures.
package enum SelectionSentences {
  /// Why a selection cannot be understood, and what can be written instead.
  package static func fault(_ fault: SelectionFault) -> String {
    switch fault {
    case .unknownKind(let word):
      "'\(word):' chooses no KPIs. \(meant(word, Selection.Kind.allCases.map(\.rawValue)))Choose from: "
        + Selection.Kind.allCases.map { "\($0.rawValue):" }.joined(separator: ", ") + ", \(Selection.changedWord), or name a KPI"
    case .noName(let kind): "'\(kind.rawValue):' needs a name after the colon, such as \(example(kind))."
    case .unknownName(let kind, let name, let known):
      known.isEmpty
        ? "There is no \(kind.rawValue) '\(name)'. The plan has none."
        : "There is no \(kind.rawValue) '\(name)'. \(meant(name, known))Choose from: \(known.joined(separator: ", "))"
    case .unknownFigure(let name, let known):
      "There is no KPI '\(name)'. \(name.count > 2 ? meant(name, known + [Selection.changedWord]) : "")Choose from: "
        + known.joined(separator: ", ")
    }
  }

  private static func meant(_ name: String, _ known: [String]) -> String {
    NearestName.meant(by: name, among: known).map { "Did you mean '\($0)'? " } ?? ""
  }

  private static func example(_ kind: Selection.Kind) -> String {
    switch kind {
    case .area: "area:2"
    case .action: "action:2.1"
    case .source: "source:exclusions"
    case .state: "state:red"
    }
  }

  /// That no figure is what was asked for, so that nothing was done. `selection` is as it was written; `wouldRun` says whether the
  /// command runs something.
  package static func nothingChosen(_ selection: Selection, asWritten written: [String], wouldRun: Bool) -> String {
    let why =
      selection.terms == [.changed]
      ? "Nothing has changed since the scorecard was published."
      : "No KPI is chosen by \(VisibleText.line(written.joined(separator: ",")))."
    return wouldRun ? "\(why) Nothing was run." : why
  }
}
