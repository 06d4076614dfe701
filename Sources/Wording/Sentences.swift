package import Model

/// The sentences of a scorecard: what a run has found, put into words. Lines taken from an earlier run keep theirs.
///
///     let sentences = Sentences(definitions)
///     let alerts = sentences.said(of: ledger)
///     let scorecard = sentences.said(of: found, alerts)
package struct Sentences: Sendable {
  private let definitions: DefinitionSet

  /// `definitions` are those by which the scorecard was computed.
  package init(_ definitions: DefinitionSet) { self.definitions = definitions }

  /// The scorecard with its sentences. `ledger` has its own already; its alerts, apart from pending ones, become the
  /// scorecard's.
  package func said(of found: Scorecard, _ ledger: [Alert]) -> Scorecard {
    var scorecard = found
    let charts = Dictionary(found.charts.map { ($0.id, $0) }) { first, _ in first }
    let (measures, joined) = (MeasureSentence(definitions.sources, on: found.asOf), JoinedSentence(found.actions))
    scorecard.lines = zip(found.lines, definitions.figures).map { line, pair in
      line.said(measures, pair.figure, charts[line.id], joined)
    }
    scorecard.charts = found.charts.map(\.inWords)
    scorecard.quality = found.quality.map(\.inWords)
    scorecard.actions = found.actions.map { action in
      var action = action
      action.words = ActionSentences(action).text
      return action
    }
    scorecard.risks = found.risks.map { risk in
      var risk = risk
      if let knowledge = risk.knowledge { risk.words = RiskSentences(risk, knowledge).text }
      return risk
    }
    scorecard.alerts = ledger.filter { $0.state != .pending }
    return scorecard
  }

  /// The ledger, in which each alert has what it says. An alert that holds no fact keeps its words.
  package func said(of ledger: [Alert]) -> [Alert] {
    ledger.map { alert in
      guard let fact = alert.finding.fact else { return alert }
      var alert = alert
      let sentence = AlertSentence(fact, key: alert.key, owner: alert.owner)
      (alert.finding.message, alert.finding.statement) = (sentence.message, sentence.statement)
      return alert
    }
  }
}

extension SourceQuality {
  /// The same with its sentences: the note and the warnings.
  package var inWords: SourceQuality {
    var quality = self
    quality.note = noteInWords
    if let warned { quality.warnings = warned.map(\.sentence) }
    return quality
  }
}

extension ScorecardLine {
  /// The line with the sentences of its notes: why it has no value, and why it is taken from an earlier run.
  package var explained: ScorecardLine {
    var line = self
    if let notes {
      line.note = notes.map { $0.sentence(Unit(unit)) }.joined(separator: "; ")
      line.fault = obstacle?.sentence(Unit(unit))
    }
    if let carriedLine {
      line.carried = carriedLine.sentences
      if !carriedLine.lacking.isEmpty { line.fault = line.carried.first }
    }
    return line
  }

  /// With all its sentences. An earlier run's keeps its own, but for what its actions say.
  fileprivate func said(
    _ measures: MeasureSentence, _ figure: FigureDefinition, _ chart: ControlChart?, _ joined: JoinedSentence
  ) -> ScorecardLine {
    var line = explained
    if line.carriedLine == nil {
      line.words = LineSentences(line, chart: line.status == .notRun ? nil : chart)
        .words(definition: measures.text(figure.measure, unit: figure.unit))
      line.readings = line.readings?.map { reading in
        var reading = reading
        reading.definition = figure.measure(of: reading).map { measures.text($0, unit: Unit(reading.unit)) }
        return reading
      }
    }
    let actions = joined.sentence(about: line)
    line.words?.actions = actions
    return line
  }
}

extension CarriedLine {
  /// That it was taken over, and what has changed since.
  fileprivate var sentences: [String] {
    let lack = lacking.isEmpty ? "" : ", because the \(lacking.joinedInWords) data is now missing or cannot be used"
    return ["taken from the earlier run \(run)\(lack)"]
      + (hasOtherDefinition ? ["out of date: its definition has changed since"] : [])
      + changedExports.map { "out of date: the \($0) data has changed since" }
  }
}
