package import Model

extension Calculation {
  /// The figure's XmR chart on `day`, drawn from the points that its series gives. Where the figure has no independent values,
  /// the chart has no points and a note that says why. Nil where the definition wants no chart.
  ///
  /// `baseline` is the baseline of the figure's line, because a target may follow it.
  package func chart(
    asOf day: Day, series: [Day], baseline: Double? = nil, fewestPoints: Int = ControlRules.fewestPoints
  ) -> ControlChart? {
    let control = definition.control
    guard control.isOn else { return nil }
    let charted = ChartedSeries(definition.measure)
    let (target, note) = definition.chartedTarget(asOf: day, baseline: baseline ?? definition.baseline?.value)
    var chart = ControlChart(
      id: definition.id, basis: charted.basis, unit: definition.unit.name, better: definition.better, rules: control.rules,
      target: target, rebased: control.rebased.filter { $0.date <= day }, notes: note.map { [$0] } ?? [])
    switch charted {
    case .none(let reason):
      chart.target = nil
      chart.notes = [.noChart(reason)]
      return chart
    case .months: chart.points = monthPoints(asOf: day, series: series)
    case .monthEnds:
      chart.points = series.filter(\.isEndOfMonth).map { day in
        let figure = figure(asOf: day)
        return figure.isProvisional ? ControlPoint(asOf: day, value: nil) : point(on: day, figure.answer)
      }
    case .censusDays: chart.points = censusPoints(series)
    }
    return ControlCharting(fewestPoints: fewestPoints).drawn(chart)
  }

  private func monthPoints(asOf day: Day, series: [Day]) -> [ControlPoint] {
    definition.chartedMonths(asOf: day, series: series).filter { $0 >= begins ?? $0 }.map { end in
      // A month that an old export may not reach is no zero.
      month(ending: end).flatMap { isFresh(asOf: end) ? point(on: end, $0) : nil } ?? ControlPoint(asOf: end, value: nil)
    }
  }

  /// One point for each census day that a month-end looks at, with the value that the last of these month-ends gives.
  private func censusPoints(_ series: [Day]) -> [ControlPoint] {
    var points: [ControlPoint] = []
    for day in series {
      let figure = figure(asOf: day)
      guard let census = figure.period.first, figure.reason?.isDataFault != true else { continue }
      if points.last?.asOf == census { points.removeLast() }
      points.append(point(on: census, figure.answer))
    }
    return points
  }

  private func point(on day: Day, _ answer: Answer) -> ControlPoint {
    ControlPoint(asOf: day, value: answer.value, numerator: answer.numerator, denominator: answer.denominator)
  }
}
