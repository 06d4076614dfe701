package import Model

/// The answers that a scorecard and its series need can be worked out ahead, on several threads.
extension Calculation {
  /// Part of the answers that a scorecard and its series need: the answers of some measures that share their rows, or one of
  /// their breakdowns.
  package struct Piece: Sendable {
    fileprivate var measured: [Int]
    fileprivate var answers: [[Day: Answer]] = []
    fileprivate var months: [Day: Answer] = [:]
    fileprivate var breakdowns: [[[(dimension: String, category: String, answer: Answer)]]] = []
  }

  /// The work for a scorecard on `day` and a series, in pieces that can be done at the same time; within a piece, windows slide
  /// from one day to the next. `lookBack` is the number of month-ends before the day that are worked out too, each with the day
  /// that it is compared with.
  package func pieces(asOf day: Day, series: [Day], lookBack: Int = 0) -> [@Sendable () -> Piece] {
    let asked = AskedDays(definition, asOf: day, series: series, lookBack: lookBack)
    let all = [main] + beside
    let months = asked.months
    return sharing.flatMap { measured in
      let figures = measured.map { (figure: all[$0].figure, days: $0 == 0 ? asked.days : series) }
      let answers: @Sendable () -> Piece = {
        let ends = measured.contains(0) ? months : []
        let (all, alone) = FedMeasure.answers(figures, months: ends.map { Window.month.period(asOf: $0) }, asOf: day)
        let answers = zip(figures, all).map { figure, answers in
          Dictionary(uniqueKeysWithValues: zip(figure.days, answers))
        }
        return Piece(measured: measured, answers: answers, months: Dictionary(uniqueKeysWithValues: zip(ends, alone)))
      }
      return [answers]
        + (0..<figures[0].figure.dimensionCount).map { dimension in
          { @Sendable in
            let breakdowns = FedMeasure.breakdown(dimension, of: figures.map(\.figure), asOf: series)
            return Piece(measured: measured, breakdowns: breakdowns)
          }
        }
    }
  }

  /// The places of the measures that can be computed; those that share their rows are together.
  private var sharing: [[Int]] {
    let all = [main] + beside
    return all.indices.filter { all[$0].obstacle == nil }.reduce(into: []) { groups, index in
      let group = groups.firstIndex(where: { all[$0[0]].figure.definition.sharesRows(with: all[index].figure.definition) })
      if let group { groups[group].append(index) } else { groups.append([index]) }
    }
  }

  /// The same calculation with the calendar months that its chart is drawn from, and nothing else that pieces work out.
  package func withCharted(asOf day: Day, series: [Day]) -> Calculation {
    let ends = definition.chartedMonths(asOf: day, series: series)
    guard !ends.isEmpty, main.obstacle == nil else { return self }
    let months = FedMeasure.answers([(main.figure, [])], months: ends.map { Window.month.period(asOf: $0) }, asOf: day).months
    var known = main
    known.months = Dictionary(uniqueKeysWithValues: zip(ends, months))
    return Calculation(definition, catalogue, main: known, beside: beside)
  }

  /// The same calculation with pieces that have been worked out, in the order of `pieces`.
  package func prepared(with pieces: [Piece], series: [Day]) -> Calculation {
    var all = [main] + beside
    for piece in pieces {
      all[0].months.merge(piece.months) { known, _ in known }
      for (index, answers) in zip(piece.measured, piece.answers) {
        all[index].answers.merge(answers) { known, _ in known }
      }
      for (index, breakdowns) in zip(piece.measured, piece.breakdowns) {
        for (day, entries) in zip(series, breakdowns) { all[index].breakdowns[day, default: []] += entries }
      }
    }
    // Of a measure without breakdowns too, all is known.
    for index in all.indices where all[index].obstacle == nil {
      for day in series { all[index].breakdowns[day, default: []] += [] }
    }
    return Calculation(definition, catalogue, main: all[0], beside: Array(all.dropFirst()))
  }
}
