package import Model

/// The figures that somebody chose by their KPIs or parts: `7`, `5a`; all where nothing was chosen.
package struct FigureChoice: Sendable {
  private let names: Set<String>

  /// Throws: `RunError.unknownKPI`.
  package init(_ names: [String], _ definitions: DefinitionSet) throws(RunError) {
    let known = Set(definitions.figures.flatMap { [$0.kpi.id, $0.figure.id.description] })
    for name in names where !known.contains(name) { throw .unknownKPI(name, known: known.sorted(by: naturallyPrecedes)) }
    self.names = Set(names)
  }

  /// Whether a figure was chosen.
  package var isChosen: @Sendable (FigureID) -> Bool {
    let names = names
    return { names.isEmpty || names.contains($0.kpi) || names.contains($0.description) }
  }
}
