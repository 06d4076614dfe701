package import Model

/// What has changed since a month-end for which no scorecard was published, as the first paper of an area tells it: from the
/// series, which has every month-end, and from the days on which milestones were completed or fell due.
package struct SeriesChangeSentences: Sendable {
  private let now: Scorecard
  private let day: Day

  /// `day` is a day of the series before the scorecard's.
  package init(_ now: Scorecard, since day: Day) { (self.now, self.day) = (now, day) }

  /// What the comparison rests on.
  package var origin: String {
    "No scorecard was published for \(day.inWords). The figures for that date come from the data extracts received since."
  }

  /// A sentence for each kind of change; at least one.
  package var sentences: [String] {
    let said = ([colours].compactMap(\.self) + compared.sentences + ([restarted] + milestones).compactMap(\.self))
    return said.isEmpty ? [PaperChangeSentences.nothingBefore] : said
  }

  private var compared: [ComparedFigure] {
    now.lines.compactMap { line in
      let point = now.series.first { $0.id == line.id && $0.isOwn && $0.asOf == day }
      return ComparedFigure(line, then: point?.value, isWhole: point?.status == nil)
    }
  }

  /// Which figures have a colour that they did not have on the earlier day.
  private var colours: String? {
    let turned = now.lines.filter { line in line.rag != nil && (line.ragSince.map { $0 > day } ?? false) }
    guard !turned.isEmpty else { return nil }
    return turned.map { "KPI \($0.id) turned \($0.rag?.rawValue.withCapital ?? "") in \($0.ragSince?.monthInWords ?? "")" }
      .joined(separator: "; ") + "."
  }

  private var restarted: String? {
    let lines = now.lines.filter { $0.value != nil && $0.hasRestarted(since: day) }
    guard let first = lines.first?.periodStart else { return nil }
    let names = lines.map { "\($0.id) (\(Unit($0.unit).text($0.value ?? 0)))" }.joinedInWords
    return "Counted again from \(first.inWords): \(lines.count == 1 ? "KPI" : "KPIs") \(names)."
  }

  private var milestones: [String?] {
    func names(_ holds: (MilestoneStatus) -> Bool) -> String? {
      let found = now.actions.flatMap { action in action.milestones.filter(holds).map { action.id + $0.id } }
      return found.isEmpty ? nil : found.joinedInWords
    }
    let done = names { $0.progress.completedOn.map { $0 > day } ?? false }
    let late = names { $0.progress.isOverdue && $0.due >= day }
    return [done.map { "Milestones completed: \($0)." }, late.map { "Milestones that became overdue: \($0)." }]
  }
}
