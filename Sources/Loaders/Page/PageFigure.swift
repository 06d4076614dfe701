internal import Model
internal import Wording

/// What a scorecard holds about one figure, gathered, and its tables.
struct PageFigure: Sendable {
  let line: ScorecardLine
  /// The figure's own series, and what is shown next to it.
  let series: [SeriesPoint]
  let beside: [SeriesPoint]
  let breakdowns: [BreakdownPoint]
  let chart: ControlChart?
  let alerts: [Alert]
  /// The exports it was computed from, each with how new it is.
  let sources: [(term: String, text: String)]

  private var unit: Unit { Unit(line.unit) }

  /// Related figures that the card shows.
  var onCard: [SeriesPoint] {
    (line.onCard ?? []).compactMap { name in beside.first { $0.measure == name && $0.asOf == line.asOf } }
  }

  /// The newest first: who opens it looks for this month.
  var seriesTable: PageTable? {
    guard !series.isEmpty else { return nil }
    let hasRestated = series.contains { $0.restated == true }
    let hidden = HiddenColumn(series.map(\.hidden))
    let headings =
      ["Date", "Value", "Numerator", "Denominator", "Target so far"] + (hasRestated ? ["First published"] : []) + hidden.heading
    let rows = series.reversed().map { point in
      [
        point.asOf.inWords, unit.computedNumber(point.value), plain(point.numerator), plain(point.denominator),
        point.expected.map { unit.aimNumber(unit.limit($0, line.better)) } ?? "",
      ] + (hasRestated ? [point.restated == true ? point.firstPublished.map(unit.number) ?? "" : ""] : [])
        + hidden.cell(point.hidden, of: point.value)
    }
    return PageTable(FigureCaption.series(line), headings, numbers: [1, 2, 3, 4, 5, 6], rows)
  }

  /// The baseline and the targets, and what became of each. Footnotes say what the plan prints where that is another thing.
  var cardTable: PageTable? {
    guard line.baseline != nil || !line.cardTargets.isEmpty else { return nil }
    let (words, footnotes) = (CardSentences(line), CardFootnotes([line]))
    let baseline = line.baseline.map { baseline in
      [
        words.name(of: baseline), baseline.date.inWords, words.reading(of: baseline),
        words.actual(of: baseline), words.result(of: baseline),
      ]
    }
    let targets = line.cardTargets.map { printed in
      [
        printed.checkpoint, printed.date.inWords, words.reading(of: printed, mark: footnotes.mark(of: printed)),
        words.actual(of: printed), words.result(of: printed),
      ]
    }
    return PageTable(
      FigureCaption.card(line), ["Checkpoint", "Date", "Target", "Actual", "Result"], numbers: [],
      [baseline].compactMap(\.self) + targets, narrow: .stacks)
  }

  /// The readings of the KPI side by side.
  var readingsTable: PageTable? {
    let sentences = ReadingSentences(line, series: beside)
    let rows = sentences.rows
    return rows.isEmpty ? nil : PageTable(sentences.caption, sentences.headings, numbers: [1, 2], rows)
  }

  /// What is counted next to the figure and its readings, on its day.
  var besideTable: PageTable? {
    let readings = (line.readings ?? []).map(\.name)
    let points = beside.filter { $0.asOf == line.asOf && !readings.contains($0.measure) }
    guard !points.isEmpty else { return nil }
    let hidden = HiddenColumn(points.map(\.hidden))
    let rows = points.map { point in
      [point.title ?? point.measure, Unit(point.unit).computed(point.value)] + hidden.cell(point.hidden, of: point.value)
    }
    return PageTable(FigureCaption.beside(line), ["Figure", "Value"] + hidden.heading, numbers: [1, 2], rows)
  }

  /// On the figure's day, with what each category was at the month-end before. A count is its own numerator and has no
  /// denominator.
  var breakdownTables: [(heading: String, note: String?, table: PageTable)] {
    let all = breakdowns.filter { $0.isOwn }
    let points = all.filter { $0.asOf == line.asOf }
    let before = line.asOf.previousMonthEnd
    let earlier = Dictionary(
      all.filter { $0.asOf == before }.map { ([$0.dimension, $0.category], $0) }, uniquingKeysWith: { first, _ in first })
    let names = points.map(\.dimension).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let isCount = points.allSatisfy { $0.denominator == nil }
    return names.map { name in
      let shown = points.filter { $0.dimension == name }
      let hidden = HiddenColumn(shown.map(\.hidden))
      let hiddenThen = HiddenColumn(shown.map { earlier[[name, $0.category]]?.hidden }, on: before)
      let rows = shown.map { point in
        let past = earlier[[name, point.category]]
        let then = past.map { unit.computedNumber($0.value) } ?? (isCount ? unit.number(0) : "")
        return [point.label ?? point.category, unit.computedNumber(point.value)]
          + (earlier.isEmpty ? [] : [then]) + (isCount ? [] : [plain(point.numerator), plain(point.denominator)])
          + hidden.cell(point.hidden, of: point.value) + hiddenThen.cell(past?.hidden, of: past?.value)
      }
      let headings =
        ["Category", isCount ? unit.name.withCapital : "Value"]
        + (earlier.isEmpty ? [] : [before.inWords]) + (isCount ? [] : ["Numerator", "Denominator"]) + hidden.heading
        + hiddenThen.heading
      return (
        FigureCaption.breakdownHeading(name), OverlapSentences(line).sentence(about: name),
        PageTable(FigureCaption.breakdown(line, by: name), headings, numbers: [1, 2, 3, 4, 5, 6], rows)
      )
    }
  }

  var alertsTable: PageTable {
    PageTable(
      FigureCaption.alerts(line), ["Open since", "State", "Alert"], numbers: [],
      alerts.map { alert in
        [
          (alert.openedOn ?? alert.firingSince).inWords, alert.severityAndState,
          alert.finding.statement?.withCapital ?? alert.finding.message,
        ]
      }, narrow: .stacks)
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
      words.tableCaption,
      [
        chart.basis.rawValue.withCapital, "Value", "Average", "Lower limit",
        "Upper limit", "Real change?",
      ],
      numbers: [1, 2, 3, 4], rows)
  }
}
