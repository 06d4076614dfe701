package import Model

/// The figures of a plan that a selection chooses.
///
///     let chosen = try ChosenFigures(selection, of: definitions)
///     chosen.ids   // [7, 8]
package struct ChosenFigures: Sendable {
  /// Each figure with its KPI, in the scorecard's order; none where nothing is in the state that was asked for, or has changed.
  package let figures: [(kpi: KPIDefinition, figure: FigureDefinition)]

  /// `states` are those of the lines of the published scorecard, and `changed` the figures that are not as published; they are
  /// asked for only where the selection needs them.
  ///
  /// Throws: `SelectionFault` where the plan has nothing of a name; what `states` and `changed` throw.
  package init(
    _ selection: Selection, of definitions: DefinitionSet, states: () throws -> [FigureID: [String]],
    changed: () throws -> Set<FigureID>
  ) throws {
    let all = definitions.figures
    guard !selection.isEmpty else {
      figures = all
      return
    }
    var chosen: Set<FigureID> = []
    for term in selection.terms {
      switch term {
      case .figure(let name): chosen.formUnion(try Self.figures(named: name, all))
      case .named(.state, let state):
        chosen.formUnion(try states().filter { $0.value.contains(state) }.keys)
      case .named(let kind, let name): chosen.formUnion(try Self.figures(of: kind, name, definitions))
      case .changed: chosen.formUnion(try changed())
      }
    }
    figures = all.filter { chosen.contains($0.figure.id) }
  }

  /// The figures' numbers, in the scorecard's order.
  package var ids: [FigureID] { figures.map(\.figure.id) }

  private typealias Figure = (kpi: KPIDefinition, figure: FigureDefinition)

  private static func figures(named name: String, _ all: [Figure]) throws(SelectionFault) -> [FigureID] {
    let found = all.filter { $0.kpi.id == name || $0.figure.id.description == name }.map(\.figure.id)
    guard found.isEmpty else { return found }
    let known = Set(all.flatMap { [$0.kpi.id, $0.figure.id.description] })
    throw .unknownFigure(name, known: known.sorted(by: naturallyPrecedes))
  }

  private static func figures(
    of kind: Selection.Kind, _ name: String, _ definitions: DefinitionSet
  ) throws(SelectionFault) -> [FigureID] {
    let named: [(id: FigureID, names: [String])] = definitions.figures.map { kpi, figure in
      (figure.id, definitions.names(kind, kpi, figure))
    }
    let found = named.filter { $0.names.contains(name) }.map(\.id)
    let known = definitions.names(kind)
    guard !found.isEmpty || known.contains(name) else {
      throw .unknownName(kind, name, known: known.sorted(by: naturallyPrecedes))
    }
    return found
  }
}

extension DefinitionSet {
  /// The names of a kind by which one figure is chosen; none of a state, which a published scorecard says.
  fileprivate func names(_ kind: Selection.Kind, _ kpi: KPIDefinition, _ figure: FigureDefinition) -> [String] {
    switch kind {
    case .area: [kpi.areaOfWeakness]
    case .action: kpi.actions
    case .source: Array(sourcesRead(by: figure))
    case .state: []
    }
  }

  /// The sources that a figure reads: its rows, what they are looked up in, and what joins numbers of one entity where it counts
  /// or looks up such entities.
  package func sourcesRead(by figure: FigureDefinition) -> Set<String> {
    let needs = needs(of: [figure])
    return Set(needs.keys).union(links(joining: needs).keys)
  }
}
