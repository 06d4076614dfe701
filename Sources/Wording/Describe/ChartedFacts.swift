package import Model

/// What a description takes from what computes the figure, and not from its definition.
package struct ChartedFacts: Sendable {
  /// What a point of the XmR chart is; nil where there is none.
  package var basis: ControlChart.Basis?
  /// Why there is no chart; nil where there is one, or where the definition leaves it out.
  package var why: ChartNote.NoChart?

  /// A chart of such points, or none for this reason.
  package init(basis: ControlChart.Basis?, why: ChartNote.NoChart?) { (self.basis, self.why) = (basis, why) }

  /// Whether the figure has a chart: one that its definition does not leave out.
  package func isDrawn(for figure: FigureDefinition) -> Bool { why == nil && figure.control.isOn }
}
