internal import Model
internal import Wording

/// What a scorecard holds about one figure, gathered, and its tables.
struct PageFigure: Sendable {
  let line: ScorecardLine
  /// The figure's own series, and what is shown beside it.
  let series: [SeriesPoint]
  let beside: [SeriesPoint]
  let breakdowns: [BreakdownPoint]
  let chart: ControlChart?
  let alerts: [Alert]
  /// The exports it was computed from, each with how new it is.
  let sources: [(term: String, text: String)]

  private var unit: Unit { Unit(line.unit) }

  /// What stands on the card beside the figure.
  var onCard: [SeriesPoint] {
    (line.onCard ?? []).compactMap { name in beside.first { $0.measure == name && $0.asOf == line.asOf } }
  }

  /// The newest first: who opens it looks for this month.
  var seriesTable: PageTable? {
    guard !series.isEmpty else { return nil }
    let hasRestated = series.contains { $0.restated == true }
    let headings = ["As at", "Value", "Numerator", "Denominator", "Expected"] + (hasRestated ? ["First published"] : [])
    let rows = series.reversed().map { point in
      [
        point.asOf.inWords, point.value.map(unit.number) ?? "not computed", plain(point.numerator), plain(point.denominator),
        point.expected.map { unit.number(unit.limit($0, line.better)) } ?? "",
      ] + (hasRestated ? [point.restated == true ? point.firstPublished.map(unit.number) ?? "" : ""] : [])
    }
    return PageTable("\(line.shortTitle) by month-end", headings, numbers: [1, 2, 3, 4, 5], rows)
  }

  /// The figure's row of the plan's card: its own words, what they are read as, and what became of each target.
  var cardTable: PageTable? {
    guard line.baseline != nil || !line.cardTargets.isEmpty else { return nil }
    let baseline = line.baseline.map { baseline in
      [
        "Baseline" + (baseline.label.map { " (\($0))" } ?? ""), baseline.date.inWords, line.card?.baseline ?? "",
        baseline.value.map { baseline.qualifier + unit.text($0) } ?? "not measured yet",
        baseline.measured ? "measured by the pipeline" : baseline.own.map(unit.text) ?? CardSentences(line).yearBefore ?? "",
        baseline.difference == nil ? "" : "differs",
      ]
    }
    let footnotes = CardFootnotes([line])
    let rows = line.cardTargets.map { printed in
      let target = line.targets.first { $0.checkpoint == printed.checkpoint }
      return [
        printed.checkpoint, printed.date.inWords, printed.printed + footnotes.mark(of: printed),
        printed.target.map(unit.text) ?? "no number",
        target?.value.map(unit.text) ?? (printed.date > line.asOf ? "not yet" : target == nil ? "" : "not computed"),
        target?.met.map { $0 ? "met" : "missed" } ?? "",
      ]
    }
    return PageTable(
      "KPI \(line.id) on the plan's Impact Score Card",
      ["Checkpoint", "Date", "The plan prints", "Target", "Actual", "Result"], numbers: [3, 4],
      (baseline.map { [$0] } ?? []) + rows)
  }

  /// What must be known of the printed words, and whether the exports give the baseline that the plan prints; nil where nothing
  /// must.
  var cardNote: String? {
    let notes =
      CardFootnotes([line]).lines
      + [line.baseline?.difference == nil ? nil : CardSentences(line).reconciliation].compactMap(\.self)
    return notes.isEmpty ? nil : notes.joined(separator: " ")
  }

  /// What is counted beside the figure, on its day.
  var besideTable: PageTable? {
    let points = beside.filter { $0.asOf == line.asOf }
    guard !points.isEmpty else { return nil }
    let rows = points.map { point in
      [point.title ?? point.measure, point.value.map(Unit(point.unit).text) ?? "not computed"]
    }
    return PageTable("Beside KPI \(line.id), as at \(line.asOf.inWords)", ["What", "Value"], numbers: [1], rows)
  }

  /// On the figure's day, with what each category was at the month-end before. A count is its own numerator and has no
  /// denominator.
  var breakdownTables: [(heading: String, note: String?, table: PageTable)] {
    let all = breakdowns.filter { $0.isOwn }
    let points = all.filter { $0.asOf == line.asOf }
    let before = line.asOf.previousMonthEnd
    let earlier = Dictionary(
      all.filter { $0.asOf == before }.map { ([$0.dimension, $0.category], $0.value) }, uniquingKeysWith: { first, _ in first })
    let names = points.map(\.dimension).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let isCount = points.allSatisfy { $0.denominator == nil }
    return names.map { name in
      let rows = points.filter { $0.dimension == name }.map { point in
        let then =
          earlier[[name, point.category]].map { $0.map(unit.number) ?? "not computed" } ?? (isCount ? unit.number(0) : "")
        return [point.label ?? point.category, point.value.map(unit.number) ?? "not computed"]
          + (earlier.isEmpty ? [] : [then]) + (isCount ? [] : [plain(point.numerator), plain(point.denominator)])
      }
      let headings =
        ["Category", isCount ? unit.name.withCapital : "Value"]
        + (earlier.isEmpty ? [] : ["At \(before.inWords)"]) + (isCount ? [] : ["Numerator", "Denominator"])
      let caption = "KPI \(line.id) by \(WrittenName.of(name)), as at \(line.asOf.inWords)"
      return (
        "By \(WrittenName.of(name))", OverlapSentences(line).sentence(about: name),
        PageTable(caption, headings, numbers: [1, 2, 3, 4], rows)
      )
    }
  }

  var alertsTable: PageTable {
    PageTable(
      "Alerts about KPI \(line.id)", ["Alert", "State", "Since", "What it says"], numbers: [],
      alerts.map { alert in
        [
          alert.id, "\(alert.finding.severity.rawValue), \(alert.state.rawValue)", (alert.openedOn ?? alert.firingSince).inWords,
          alert.finding.message,
        ]
      })
  }

  private func plain(_ value: Double?) -> String {
    value.map { Unit.decimal($0, places: $0.rounded() == $0 ? 0 : 1) } ?? ""
  }
}

extension PageTable {
  /// The points of an XmR chart, the newest first; nil where there are none.
  init?(control chart: ControlChart) {
    guard chart.latest != nil else { return nil }
    let words = ControlChartSentences(chart)
    func shown(_ value: Double?) -> String { value.map(words.number) ?? "" }
    let rows = chart.points.reversed().map { point in
      [
        words.name(of: point.asOf), shown(point.value), shown(point.mean), shown(words.lower(point)), shown(words.upper(point)),
        point.causes.map { words.cause(point, $0) }.joined(separator: ", "),
      ]
    }
    self.init(
      "Each of the \(chart.basis.plural)",
      [
        chart.basis.rawValue.withCapital, "Value", "Average", "Lower limit",
        "Upper limit", "More than ordinary variation",
      ],
      numbers: [1, 2, 3, 4], rows)
  }
}
