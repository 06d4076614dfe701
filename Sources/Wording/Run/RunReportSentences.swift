package import Model

/// What a run says in the terminal around its table.
package struct RunReportSentences: Sendable {
  private let scorecard: Scorecard

  /// `scorecard` is the run's.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// For which day, and from when on; `first` is the series' first day.
  package func heading(from first: Day) -> String {
    let day = "Scorecard for \(scorecard.asOf.inWords)"
    return first.startOfMonth < scorecard.asOf.startOfMonth ? "\(day) (trend from \(first.monthInWords))" : day
  }

  /// Why values are empty or provisional, which leave out hidden numbers, and which lines are an earlier run's: one sentence for all figures it holds for.
  package var notes: [String] {
    let lines = scorecard.lines
    return GroupedSentences.of(lines.filter { $0.value == nil || $0.status == .provisional }.map { ($0.id, $0.note) })
      + GroupedSentences.of(
        lines.filter { $0.status != .provisional }.compactMap { line in line.hiddenInWords.map { (line.id, $0) } })
      + GroupedSentences.of(
        lines.filter { $0.value != nil && $0.status != .provisional }.flatMap { line in
          scorecard.hiddenBeside(line).map { (line.id, $0) }
        })
      + GroupedSentences.of(lines.filter { !$0.carried.isEmpty }.map { ($0.id, $0.carried.joined(separator: "; ")) })
  }

  /// Where most figures fail for the age of their exports: the month-end that these do reach. Nil elsewhere.
  package var endOfExports: String? {
    guard scorecard.lines.count(where: { $0.restsOnLess && $0.reason == .stale }) * 2 > scorecard.lines.count,
      let newest = scorecard.quality.compactMap(\.newestByThen).max()?.endOfMonth, newest < scorecard.asOf
    else { return nil }
    return "The exports end in \(newest.monthInWords). To publish that month's scorecard: scorecard run --as-of \(newest)"
  }

  /// Which figures have changed since the day was last published: one sentence; none where this is the day's first scorecard.
  /// `published` are the values of the day's earlier scorecard, and `colours` the colours of its figures; nil where these are not known.
  package func changes(
    since published: [FigureID: Double], _ colours: [FigureID: RAG]? = nil, because causes: [FigureID: String] = [:]
  ) -> [String] {
    guard !published.isEmpty else { return [] }
    let changes = scorecard.lines.compactMap { line -> String? in
      guard line.status != .notRun else { return nil }
      let value = Self.change(from: published[line.id], to: line.value, Unit(line.unit))
      let hasBoth = line.value != nil && published[line.id] != nil
      let isRecoloured = hasBoth && colours.map { $0[line.id] != line.rag } ?? false
      guard value != nil || isRecoloured else { return nil }
      let colour = isRecoloured ? DifferenceSentences.colour(from: colours?[line.id], to: line.rag) : nil
      let what = value.map { $0 + (colour.map { " (\($0))" } ?? "") } ?? colour ?? ""
      return "KPI \(line.id): \(what)" + (causes[line.id].map { ": \($0)" } ?? "")
    }
    let since = "since this date was last published"
    return [changes.isEmpty ? "No figure has changed \(since)." : "Changed \(since): \(changes.joined(separator: "; "))."]
  }

  /// `119 exclusions, was 118 exclusions`, with as many digits as it takes to see the change; nil where there is none to be seen.
  private static func change(from before: Double?, to now: Double?, _ unit: Unit) -> String? {
    guard let before, let now else {
      if before == nil, now == nil { return nil }
      return "\(now.map(unit.text) ?? "no value"), was \(before.map(unit.text) ?? "without a value")"
    }
    let texts = unit.texts(before, now)
    return isSame(now, before) || texts.0 == texts.1 ? nil : "\(texts.1), was \(texts.0)"
  }

  /// The measured baselines that this run has fixed, because it is the first to publish them; nil where it has fixed none.
  package var fixedBaselines: String? {
    let fixed = scorecard.lines.compactMap { line -> (id: String, value: String, day: String)? in
      guard !line.isCarried, let frozen = line.frozenBaseline, frozen.by == line.run else { return nil }
      return (line.id.description, Unit(line.unit).text(frozen.value), frozen.date.inWords)
    }
    guard let first = fixed.first else { return nil }
    let remedy = "use scorecard baseline freeze."
    guard fixed.count > 1 else {
      return
        "The baseline of KPI \(first.id) is now fixed at \(first.value) (measured for \(first.day)). To change it, \(remedy)"
    }
    let all = fixed.map { "KPI \($0.id) at \($0.value) (\($0.day))" }.joinedInWords
    return "Measured baselines are now fixed: \(all). To change one, \(remedy)"
  }

  /// How many alerts are open, the worst first. `isPartial`: only some lines were run.
  package func alerts(isPartial: Bool) -> String {
    guard !isPartial else { return "Alerts: not checked, because only some KPIs were calculated" }
    let alerts = scorecard.alerts.filter(\.state.isOpen)
    guard !alerts.isEmpty else { return "Alerts: none" }
    let counts = Alert.Severity.allCases.reversed().compactMap { severity -> String? in
      let count = alerts.count { $0.finding.severity == severity }
      return count == 0 ? nil : severity == .warning ? counted(count, "warning") : "\(count) \(severity.rawValue)"
    }
    return "Alerts: \(counts.joined(separator: ", ")) (scorecard alerts)"
  }

  /// What is worth checking in the exports: how much, and each of it. Nil where nothing is.
  package var worthChecking: (heading: String, points: [String])? {
    let points = scorecard.worthChecking
    guard !points.isEmpty else { return nil }
    return (
      "\(counted(points.count, "data quality warning")) (quality.csv, or: scorecard check)",
      points.map { "\($0.source): \($0.sentence)" }
    )
  }

  /// Where the files are. `path` is nil on a dry run.
  package static func published(at path: String?) -> String {
    path.map { "Files: \($0)" } ?? "Dry run: nothing was published."
  }
}
