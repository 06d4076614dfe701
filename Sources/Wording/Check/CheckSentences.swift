package import Model

/// What a check says of definitions and figures.
package enum CheckSentences {
  /// What the definitions hold.
  package static func definitions(_ definitions: DefinitionSet) -> String {
    let plan = definitions.plan
    let own = [
      ("Actions", plan.actions.count), ("Risks", plan.risks.count), ("Qualitative indicators", plan.indicators.count),
      ("Boards", plan.boards.count),
    ]
    return "Definitions: \(plan.name), no errors. Sources: \(definitions.sources.count). KPIs: \(definitions.kpis.count). "
      + "Figures: \(definitions.figures.count)." + own.filter { $0.1 > 0 }.map { " \($0.0): \($0.1)." }.joined()
  }

  /// What nobody has agreed yet, under a line of its own; empty where everything is confirmed.
  package static func toConfirm(_ figures: [FigurePrediction], on day: Day) -> [String] {
    let sentences = figures.flatMap { figure in
      figure.toConfirm.map { open in
        "  KPI \(figure.line.id), "
          + ConfirmationSentences(open, readings: figure.readings).sentence(by: open.by).insideSentence
      }
    }
    return sentences.isEmpty ? [] : ["\(PageHeading.toConfirm.rawValue) on \(day.inWords):"] + sentences
  }

  /// What is legal in the definitions and hardly meant: a sentence for each figure.
  package static func doubts(_ definitions: DefinitionSet) -> [String] {
    definitions.figures.map(\.figure).filter(\.startsBelowItsBaseline).map { figure in
      "warning: KPI \(figure.id), \(figure.shortTitle): its value starts again each year, and what is expected goes on from the baseline. "
        + "Give it the baseline of a year's start, {value: 0, date: …, label: start of the year}, and write "
        + "'compare_with: same day a year before'"
    }
  }

  /// What can be calculated from what, and what cannot and why.
  package static func figures(_ figures: [FigurePrediction]) -> [String] {
    guard !figures.isEmpty else { return ["No KPI is defined, so no figure can be calculated."] }
    let (whole, less) = (figures.filter { !$0.isLess }, figures.filter(\.isLess))
    let ready = whole.map(\.ready)
    guard !less.isEmpty else {
      return ready + [figures.count == 1 ? "The figure can be calculated." : "All \(figures.count) figures can be calculated."]
    }
    return ready + ["\(whole.count) of \(counted(figures.count, "figure")) can be calculated in full. Not:"]
      + less.map { $0.lacking + ($0.line.remedy.map { ". \($0)" } ?? "") }
  }
}

extension FigurePrediction {
  fileprivate var name: String { "KPI \(line.id), \(line.shortTitle)" }

  /// Whether it has no value, or rests on less than it should.
  fileprivate var isLess: Bool { line.restsOnLess || line.status == .notComputed }

  fileprivate var ready: String { "\(name): from \(sources.joined(separator: ", "))" }

  /// With all sources that have to be delivered again, where there are several.
  fileprivate var lacking: String {
    let sources = unreadable.map(\.source).joined(separator: ", ")
    let more = unreadable.count > 1 ? " (missing or refused: \(sources))" : ""
    return "\(name): \(line.fault ?? line.publishedNote)\(more)"
  }
}
