internal import Model

extension FedMeasure {
  /// How many of some rows have a number above a figure, and how many one below; nil where the figure is no percentile of numbers
  /// that rows have. Each row is given by its event and the day that it is seen from.
  func sides(of rows: [(event: Event, day: Int32)?], around value: Double) -> BridgeCause.Sides? {
    guard parts.isEmpty, let number = ownNumber else { return nil }
    return rows.reduce(into: BridgeCause.Sides()) { sides, row in
      guard let row, let own = number(row.event, row.day) else { return }
      if own > value { sides.above += 1 }
      if own < value { sides.below += 1 }
    }
  }

  /// The number in the figure's unit that a row has, where the figure is a percentile of such numbers; nil where it is none.
  private var ownNumber: ((_ event: Event, _ day: Int32) -> Double?)? {
    switch definition {
    case .duration(_, _, _, .percentile):
      let daysInUnit = unit.days ?? 1
      return { event, day in event.days(asOf: day).map { Double($0) / daysInUnit } }
    case .statistic(_, .percentile, let numbers) where numbers.entity == nil:
      let scale = numbers.addends?.columns.first.flatMap { source?.column($0)?.kind.scale } ?? 1
      return { event, _ in event.amount == Blank.integer ? nil : Double(event.amount) / scale }
    case .count, .distinct, .sum, .proportion, .proportionOfSums, .latest, .repeats, .duration, .coverage, .stages, .statistic,
      .combined:
      return nil
    }
  }
}

extension StagedRows {
  /// A row's event as the figure has it, and the day that it is seen from; nil where the row does not count.
  func seen(_ piece: Int, _ row: Int) -> (event: Event, day: Int32)? {
    chosen[piece][row].map { (pieces[piece].events.event($0.event), $0.day) }
  }
}
