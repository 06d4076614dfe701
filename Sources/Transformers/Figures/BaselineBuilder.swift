internal import Model

/// Where a figure began, seen from a day: the baseline that the plan prints, or one that the pipeline measured and marks so.
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

  /// The baseline that the plan prints; nil where it is measured, or there is none.
  var printed: BaselineReading? {
    guard case .given(let value, let date, let qualifier) = figure.baseline else { return nil }
    var reading = BaselineReading(value: value, date: date, qualifier: qualifier, measured: false)
    reading.label = figure.baselineLabel
    let origin = figure.baselineOrigin
    (reading.frozenBy, reading.frozenOn, reading.reason) = (origin.frozenBy, origin.frozenOn, origin.reason)
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

  /// Whether the plan prints a number. Where it prints words alone, the baseline is our own reading of them, and there is
  /// nothing to compare.
  private var isNumberPrinted: Bool { figure.printedBaseline.isEmpty || figure.printedBaseline.contains(where: \.isNumber) }

  /// Whether two values differ as they are shown: the plan's 65.6% is any share that rounds to it, and "less than 50" is true
  /// of every smaller value.
  private func differs(_ own: Double, from printed: Double, _ qualifier: String) -> Bool {
    if qualifier == "<" { return own >= printed }
    return figure.unit.number(own) != figure.unit.number(printed)
  }

  /// The measured baseline; its value is nil before its day. Once it has been published it is frozen, and only a change of the
  /// definition can change it.
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
