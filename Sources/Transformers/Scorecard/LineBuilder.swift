package import Model

/// Builds one line of a day's scorecard from its calculation: baseline, expected value, RAG, direction, targets. Pure.
///
///     let builder = LineBuilder(
///       kpi: kpi, figure: figure, run: run, fingerprint: fingerprint.numbers, definition: fingerprint.line, past: past)
///     let line = builder.line(asOf: day, calculation)
package struct LineBuilder: Sendable {
  private let kpi: KPIDefinition
  private let figure: FigureDefinition
  private let run: String
  private let fingerprint: String
  private let definition: String
  private let past: Past

  /// `fingerprint` is the digest of the figure's numbers and `definition` that of its whole line. `past` has the baselines and
  /// values that were published before.
  package init(
    kpi: KPIDefinition, figure: FigureDefinition, run: String, fingerprint: String, definition: String, past: Past
  ) {
    self.kpi = kpi
    self.figure = figure
    self.run = run
    self.fingerprint = fingerprint
    self.definition = definition
    self.past = past
  }

  private var frozen: [Day: Past.Published] { past.baselines(of: figure) }
  private var baselines: BaselineBuilder { BaselineBuilder(figure, run: run, frozen: frozen) }

  /// The measured baseline that was frozen when it was first published; nil where none was, or the day is before it.
  package func frozenBaseline(asOf day: Day) -> Past.Published? {
    guard case .measured(let date) = figure.baseline, date <= day else { return nil }
    return frozen[date]
  }

  /// The line of a figure that this run was not asked for, and that no earlier run has for the day.
  package func notRun(asOf day: Day) -> ScorecardLine {
    var line = emptyLine(asOf: day, .notRun)
    line.baseline = baselines.printed
    let trajectory = Trajectory(figure, baseline: line.baseline?.value)
    (line.expected, line.trajectory) = (trajectory.expected(asOf: day), trajectory.course)
    line.targets = figure.targets(baseline: line.baseline?.value).map { target, value in
      TargetReading(
        checkpoint: target.checkpoint, date: target.date, target: value, printed: target.printedOtherwise, value: nil, met: nil)
    }
    line.card = figure.card(baseline: line.baseline?.value)
    line.notes = [.notRun(.nothingPublished)]
    return line
  }

  /// The line of a figure on a day. Where a source is out of date or has lost most of its rows, the figure is provisional: its
  /// value is shown, without a colour or a direction.
  package func line(asOf day: Day, _ calculation: Calculation) -> ScorecardLine {
    let reading = calculation.figure(asOf: day)
    let isProvisional = reading.isProvisional
    var line = emptyLine(asOf: day, reading.value == nil ? .notComputed : isProvisional ? .provisional : .computed)
    line.periodStart = reading.period.first
    line.periodEnd = reading.period.last
    line.value = reading.value
    line.numerator = reading.answer.numerator
    line.denominator = reading.answer.denominator
    line.hidden = reading.hiddenNumbers
    line.interval = figure.measure.interval(around: reading.answer)
    line.baseline = baselines.reading(asOf: day, calculation)
    let trajectory = Trajectory(figure, baseline: line.baseline?.value)
    line.expected = trajectory.expected(asOf: day)
    line.trajectory = trajectory.course
    line.targets = targets(asOf: day, baseline: line.baseline?.value, calculation)
    line.card = figure.card(baseline: line.baseline?.value)
    if !isProvisional, let value = reading.value, let expected = line.expected {
      line.rag = figure.better.rag(value, expected: expected, amberPercent: figure.amberPercent)
    }
    line.previous = previous(day, calculation)
    if let value = reading.value {
      line.change = line.previous.map { value - $0 }
      let earlier =
        figure.comparison == .yearBefore ? calculation.comparable(asOf: day.adding(months: -12))?.value : line.previous
      line.startsAnew = figure.comparison == .yearBefore ? true : nil
      line.comparedWith = earlier == nil ? nil : figure.comparedDay(asOf: day)
      if !isProvisional {
        line.directionFromBaseline = line.baseline?.value.map { figure.better.direction(value, from: $0) }
        line.direction = earlier.map { figure.better.direction(value, from: $0) }
      }
    }
    explain(&line, reading, trajectory, calculation)
    return line
  }

  private func emptyLine(asOf day: Day, _ status: FigureStatus) -> ScorecardLine {
    var line = ScorecardLine(
      id: figure.id, title: figure.title, shortTitle: figure.shortTitle, areaOfWeakness: kpi.areaOfWeakness, actions: kpi.actions,
      owner: kpi.owner,
      asOf: day, unit: figure.unit.name, better: figure.better, status: status, run: run, fingerprint: fingerprint,
      definition: definition)
    line.monitoringTitle = kpi.monitoringTitle
    let onCard = figure.alsoShown.filter(\.isOnCard).map(\.name)
    line.onCard = onCard.isEmpty ? nil : onCard
    (line.readings, line.headline) = (figure.readings.isEmpty ? nil : figure.readings, figure.headline)
    let toConfirm = figure.toConfirm(on: day)
    line.toConfirm = toConfirm.isEmpty ? nil : toConfirm
    return line
  }

  /// The value of the month-end before: recalculated from today's exports or, where these do not reach back to it, as it was
  /// published. It is not used where it was itself published from exports that reached no further back.
  private func previous(_ day: Day, _ calculation: Calculation) -> Double? {
    let before = day.previousMonthEnd
    if let whole = calculation.comparable(asOf: before)?.value { return whole }
    guard let published = past.current[PointKey(figure.id, SeriesPoint.ownMeasure, in: figure.unit.name, before)]?.value else {
      return nil
    }
    return calculation.figure(asOf: before).value.map { isSame($0, published) } == true ? nil : published
  }

  /// Each target, and whether it was met where its date has passed. Of days before an export begins nothing is known: a count of
  /// 0 there would meet a target for exclusions.
  private func targets(asOf day: Day, baseline: Double?, _ calculation: Calculation) -> [TargetReading] {
    figure.targets(baseline: baseline).map { target, aim in
      let isKnown = target.date <= day && calculation.begins.map { $0 <= target.date } != false
      let reading = isKnown ? calculation.figure(asOf: target.date) : nil
      let isWhole = calculation.shortExport(asOf: target.date) == nil
      let met = reading.flatMap { reading in
        reading.isProvisional || !isWhole ? nil : reading.value.map { figure.better.isAtLeastAsGood($0, as: aim) }
      }
      return TargetReading(
        checkpoint: target.checkpoint, date: target.date, target: aim, printed: target.printedOtherwise, value: reading?.value,
        met: met)
    }
  }

  /// What the export does not reach back to: the figure's own period, or a day with which it would be compared.
  private func reach(asOf day: Day, _ calculation: Calculation, hasPrevious: Bool) -> LineNote? {
    func short(_ day: Day) -> LineNote.ShortExport? {
      calculation.shortExport(asOf: day).map { LineNote.ShortExport(source: $0.source, begins: $0.begins) }
    }
    if let own = short(day) { return .exportTooShort(own) }
    if !hasPrevious { return .noPrevious(short(day.previousMonthEnd)) }
    guard figure.comparison == .yearBefore else { return nil }
    return short(figure.comparedDay(asOf: day)).map(LineNote.noYearBefore)
  }

  /// Adds a note wherever a value is empty.
  private func explain(
    _ line: inout ScorecardLine, _ reading: Figure, _ trajectory: Trajectory, _ calculation: Calculation
  ) {
    var notes = reading.note.map { [LineNote.figure($0)] } ?? []
    line.reason = reading.reason
    let doubts = LineNote.Doubts(stale: reading.staleSources, shrunk: reading.shrunkSources)
    if reading.isProvisional {
      line.reason = reading.staleSources.isEmpty ? .shrunk : .stale
      notes.append(.provisional(doubts))
    } else if reading.value == nil, reading.reason?.isDataFault != true, !reading.shrunkSources.isEmpty {
      // Of an export that has lost most of its rows, that nothing is there says nothing.
      line.reason = .shrunk
      notes = [.notComputed(doubts)]
    }
    line.obstacle = line.restsOnLess ? notes.first : nil
    notes += calculation.lacks(asOf: line.asOf)
    if line.expected == nil {
      let (note, reason) = nothingExpected(line, trajectory)
      line.reason = line.reason ?? reason
      notes.append(note)
    }
    notes += [missingBaseline(line, calculation), keptBaseline(line, calculation)].compactMap(\.self)
    if line.value != nil, !reading.isProvisional {
      notes += [reach(asOf: line.asOf, calculation, hasPrevious: line.previous != nil)].compactMap(\.self)
    }
    line.notes = notes + calculation.hiddenBeside(asOf: line.asOf) + calculation.missingBeside(asOf: line.asOf)
  }

  /// Why no value is expected on the line's day.
  private func nothingExpected(_ line: ScorecardLine, _ trajectory: Trajectory) -> (LineNote, Reason) {
    let hasNoTarget = figure.targets.allSatisfy(\.isWordsAlone)
    let last = figure.targets(baseline: line.baseline?.value).last?.target
    let isOver = hasNoTarget || last.map { $0.date < line.asOf } ?? false
    let reason = isOver ? Reason.noTarget : .notDue
    if hasNoTarget { return (.nothingExpected(.noTarget), reason) }
    if !trajectory.hasTargets { return (.nothingExpected(.targetsFollowBaseline), reason) }
    if let last, isOver { return (.nothingExpected(.noTargetAfter(last.date)), reason) }
    return (.nothingExpected(.notYet), reason)
  }

  /// Why the line has no baseline; nil where it has one.
  private func missingBaseline(_ line: ScorecardLine, _ calculation: Calculation) -> LineNote? {
    guard let baseline = line.baseline else {
      return .baseline(figure.printedBaseline.isEmpty ? .none : .wordsAlone(figure.printedBaseline))
    }
    guard baseline.value == nil else { return nil }
    if baseline.date > line.asOf { return .baseline(.toBeMeasured(baseline.date)) }
    let isProvisional = calculation.figure(asOf: baseline.date).isProvisional
    return isProvisional ? .baseline(.provisional(baseline.date)) : .baseline(.notComputed(baseline.date))
  }

  /// A note where today's exports give another value than the one with which a measured baseline was first published.
  private func keptBaseline(_ line: ScorecardLine, _ calculation: Calculation) -> LineNote? {
    guard let baseline = line.baseline, baseline.measured, let frozen = frozen[baseline.date],
      frozen.value == baseline.value, let now = calculation.figure(asOf: baseline.date).value, !isSame(now, frozen.value)
    else { return nil }
    return .baseline(.stays(publishedOn: frozen.on, now: now))
  }
}
