internal import Model
internal import Platform
internal import Transformers

/// Every figure's answers for all days that a run asks for, worked out on all threads from now on.
struct Answers {
  private let begun: [(calculation: Calculation, pieces: [Promised<Calculation.Piece>])]
  private let series: [Day]

  init(_ calculations: [Calculation], for plan: RunPlan, _ workers: Workers) {
    let (day, series) = (plan.request.asOf, plan.days)
    begun = calculations.map { calculation in
      let pieces = calculation.pieces(asOf: day, series: series, lookBack: plan.lookBack(of: calculation.definition.id))
      return (calculation, pieces.map(workers.begin))
    }
    self.series = series
  }

  /// The calculations with their answers.
  var calculations: [FigureID: Calculation] {
    Dictionary(
      uniqueKeysWithValues: begun.map { calculation, pieces in
        (calculation.definition.id, calculation.prepared(with: pieces.map(\.value), series: series))
      })
  }
}
