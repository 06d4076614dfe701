internal import Model

extension DefinitionSet {
  /// The figures that a KPI's id names: `7`, `5a`, or both parts of `5`.
  ///
  /// Throws: `RunError.unknownKPI`.
  func chosen(_ kpi: String) throws(RunError) -> [FigureDefinition] {
    let chosen = figures.filter { $0.kpi.id == kpi || $0.figure.id.description == kpi }.map(\.figure)
    guard !chosen.isEmpty else { throw .unknownKPI(kpi, known: figures.map(\.figure.id.description)) }
    return chosen
  }
}
