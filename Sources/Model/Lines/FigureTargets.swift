extension FigureDefinition {
  /// What the plan's card prints for the figure. `baseline` is the value of which targets may be a share; nil where it is not
  /// known.
  package func card(baseline: Double?) -> PrintedCard {
    PrintedCard(
      baseline: printedBaseline,
      targets: targets.map { target in
        PrintedTarget(
          checkpoint: target.checkpoint, date: target.date, printed: target.printed, footnote: target.footnote,
          target: target.value(baseline: baseline))
      })
  }

  /// Every target that is a number, in the figure's unit and in the order of their days. `baseline` is the value of which
  /// targets may be a share; nil where it is not known.
  package func targets(baseline: Double?) -> [(target: Target, value: Double)] {
    targets.compactMap { target in target.value(baseline: baseline).map { (target, $0) } }
  }
}
