extension FigureDefinition {
  /// What the plan's card prints. `baseline` is the value that shares of it are taken of.
  package func card(baseline: Double?) -> PrintedCard {
    PrintedCard(
      baseline: printedBaseline,
      targets: targets.map { target in
        PrintedTarget(
          checkpoint: target.checkpoint, date: target.date, printed: target.printed, footnote: target.footnote,
          target: target.value(baseline: baseline))
      })
  }

  /// Every target that is a number, given the baseline's value. In the order of their days.
  package func targets(baseline: Double?) -> [(target: Target, value: Double)] {
    targets.compactMap { target in target.value(baseline: baseline).map { (target, $0) } }
  }
}
