internal import Loaders
package import Model

/// What `scorecard check` prints: the definitions, what became of each export, what can be computed.
package struct CheckReport: Sendable {
  private let check: Check
  private let definitions: DefinitionSet

  package init(_ check: Check, _ definitions: DefinitionSet) {
    self.check = check
    self.definitions = definitions
  }

  package var text: String {
    var text = """
      Definitions: \(definitions.plan.name), no mistakes. Sources: \(definitions.sources.count). \
      KPIs: \(definitions.kpis.count). Figures: \(definitions.figures.count).

      \(CheckTable(check.quality).text)
      """
    let notes = check.quality.filter { !$0.note.isEmpty }
    if !notes.isEmpty { text += "\n" + notes.map { "\($0.source): \($0.note)\n" }.joined() }
    let hindered = check.figures.filter { !$0.obstacles.isEmpty }
    guard !hindered.isEmpty else { return text + "\nEvery KPI can be computed.\n" }
    text += "\n\(check.figures.count - hindered.count) of \(check.figures.count) figures can be computed in full. Not:\n"
    for readiness in hindered {
      text += "KPI \(readiness.figure.id), \(readiness.figure.shortTitle): \(readiness.obstacles.joined(separator: ", "))\n"
    }
    return text
  }
}
