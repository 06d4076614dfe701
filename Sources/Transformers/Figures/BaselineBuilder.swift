internal import Model

/// Where a figure began, as at a day: given in the plan, or measured by the pipeline and marked so.
struct BaselineBuilder {
  private let figure: FigureDefinition
  private let run: String
  private let frozen: [Day: Past.Published]

  /// `frozen` are the figure's measured baselines that were published before.
  init(_ figure: FigureDefinition, run: String, frozen: [Day: Past.Published]) {
    self.figure = figure
    self.run = run
    self.frozen = frozen
  }

  /// What the plan prints; nil where the baseline is measured, or there is none.
  var printed: BaselineReading? {
    guard case .given(let value, let date, let qualifier) = figure.baseline else { return nil }
    var reading = BaselineReading(value: value, date: date, qualifier: qualifier, measured: false)
    reading.label = figure.baselineLabel
    return reading
  }

  func reading(asOf day: Day, _ calculation: Calculation) -> BaselineReading? {
    if case .measured(let date) = figure.baseline { return measured(date, asOf: day, calculation) }
    guard var reading = printed, reading.date <= day, let value = reading.value else { return printed }
    let own = calculation.comparable(asOf: reading.date)?.value
    if figure.comparison == .yearBefore, reading.label != nil {
      // The exports' figure for that day is the sum of the year that ends on it: no other reading of the same number.
      reading.yearBefore = own
    } else if isNumberPrinted {
      reading.own = own
      reading.difference = own.flatMap { differs($0, from: value, reading.qualifier) ? $0 - value : nil }
    }
    return reading
  }

  /// A baseline of which the plan prints words alone is our own reading: there is nothing to compare.
  private var isNumberPrinted: Bool { figure.printedBaseline.isEmpty || figure.printedBaseline.contains(where: \.isNumber) }

  /// As they are shown: the plan's 65.6% is any share that rounds to it. Less than 50 is true of all that is less.
  private func differs(_ own: Double, from printed: Double, _ qualifier: String) -> Bool {
    if qualifier == "<" { return own >= printed }
    return figure.unit.number(own) != figure.unit.number(printed)
  }

  /// Unknown before its day. One that was measured is frozen when it is first published; only the definition can change it then.
  private func measured(_ date: Day, asOf day: Day, _ calculation: Calculation) -> BaselineReading {
    var reading = BaselineReading(value: nil, date: date, measured: true)
    reading.label = figure.baselineLabel
    guard date <= day else { return reading }
    let figure = calculation.figure(asOf: date)
    reading.value = frozen[date]?.value ?? (figure.isProvisional ? nil : figure.value)
    reading.measuredBy = frozen[date]?.run ?? run
    return reading
  }
}
