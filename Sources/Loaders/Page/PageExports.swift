internal import Model

/// The state of the exports: in sentences at the top of the page, and as a table at its end.
struct PageData: Sendable {
  private let scorecard: Scorecard

  init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  private func names(_ sources: [SourceQuality]) -> String {
    sources.map { SafeText.harmless($0.title ?? $0.source) }.joined(separator: ", ")
  }

  /// What there is to say, and whether it is well.
  struct State: Sendable {
    var rag: RAG?
    var text: String
    /// What the sentence counts, one by one.
    var points: [String] = []

    init(_ rag: RAG?, _ text: String, points: [String] = []) { (self.rag, self.text, self.points) = (rag, text, points) }
  }

  /// The same, one below the other.
  var sentences: [String] { states.flatMap { [$0.text] + $0.points } }

  var states: [State] {
    let all = scorecard.quality
    let (missing, refused) = (all.filter { $0.status == .missing }, all.filter { $0.status == .refused })
    let stale = all.filter { $0.isStale == true }
    var states: [State] = []
    let anew = scorecard.lines.contains { $0.withoutSources != nil } ? " anew" : ""
    if !missing.isEmpty { states.append(State(.red, "Missing: \(names(missing)). What depends on them is not computed\(anew).")) }
    if !refused.isEmpty { states.append(State(.red, "Refused: \(names(refused)). What depends on them is not computed\(anew).")) }
    if !stale.isEmpty {
      states.append(State(.amber, "Older than they should be: \(names(stale)). Figures that depend on them are provisional."))
    }
    let shrunk = all.filter { $0.isShrunk == true }
    if !shrunk.isEmpty {
      states.append(
        State(.amber, "Fewer than half of their rows came: \(names(shrunk)). Figures that depend on them are provisional."))
    }
    let nil_ = all.filter { $0.status == .nilReturn }
    if !nil_.isEmpty { states.append(State(nil, "Delivered with headings and no rows: \(names(nil_)).")) }
    let rejected = all.reduce(0) { $0 + $1.rejected }
    let rest =
      rejected == 0
      ? "no row was rejected"
      : "\(Unit.decimal(Double(rejected), places: 0)) \(rejected == 1 ? "row was" : "rows were") rejected (\(names(all.filter { $0.rejected > 0 })))"
    let lacking = all.filter { $0.missingColumns != nil && scorecard.lines.contains { $0.reason == .missingColumn } }
    if !lacking.isEmpty {
      states.append(State(.red, "A heading is missing: \(names(lacking)). What reads the column is not computed."))
    }
    let points = scorecard.worthChecking
    let whole = [missing, refused, stale, shrunk, nil_, lacking].allSatisfy(\.isEmpty)
    if whole {
      states.append(State(points.isEmpty ? .green : nil, "All \(all.count) exports were delivered and are up to date; \(rest)."))
    } else if rejected > 0 {
      states.append(State(nil, "Of the exports that were read, \(rest)."))
    }
    states += notKnown
    if !points.isEmpty {
      states.append(
        State(
          .amber, "\(points.count) \(points.count == 1 ? "thing" : "things") to look at in the exports:",
          points: points.map { "\(SafeText.harmless(title(of: $0.source))): \($0.sentence)." }))
    }
    let standing = scorecard.lines.filter { $0.withoutSources != nil }
    if !standing.isEmpty {
      states.append(
        State(
          .amber, "Not computed anew, because an export is missing or refused now. These stand as they were published before:",
          points: standing.map { "KPI \($0.id): \(SafeText.harmless($0.fault ?? ""))." }))
    }
    let carried = scorecard.lines.filter { !$0.carried.isEmpty && $0.withoutSources == nil }
    if !carried.isEmpty {
      states.append(State(nil, "Taken over from an earlier run: KPI \(carried.map(\.id.description).joined(separator: ", "))."))
    }
    return states
  }

  private func title(of source: String) -> String {
    scorecard.quality.first { $0.source == source }?.title ?? source
  }

  /// Of the plan's own side: what is not known for want of reports.
  private var notKnown: [State] {
    var states: [State] = []
    if scorecard.isUnreported {
      states.append(State(nil, "No reports on the plan's actions came that could be read: which of them are late is not known."))
    }
    if scorecard.isRegisterOld {
      states.append(State(nil, "No risk register that came says how the risks stand on this day: what is shown is older."))
    }
    if scorecard.indicators.contains(where: { $0.state == .notReported }) {
      states.append(State(nil, "No qualitative findings came that could be read: whether any is late is not known."))
    }
    return states
  }

  var table: PageTable {
    func count(_ number: Int) -> String { Unit.decimal(Double(number), places: 0) }
    let rows = scorecard.quality.map { source in
      [
        source.title ?? source.source, source.isStale == true ? "\(source.status.rawValue), old" : source.status.rawValue,
        source.newest?.inWords ?? "", count(source.read), count(source.accepted), count(source.rejected),
        count(source.duplicates), source.note,
      ]
    }
    return PageTable(
      "What became of the rows of each export",
      ["Export", "State", "Newest row", "Rows read", "Accepted", "Rejected", "Duplicates", "Note"], numbers: [3, 4, 5, 6], rows)
  }
}

extension Scorecard {
  /// What the scorecard holds about each figure, in its order.
  var figures: [PageFigure] {
    let (series, breakdowns) = (Dictionary(grouping: series, by: \.id), Dictionary(grouping: breakdowns, by: \.id))
    func points(of id: FigureID, own: Bool) -> [SeriesPoint] { (series[id] ?? []).filter { $0.isOwn == own } }
    let charts = Dictionary(charts.map { ($0.id, $0) }) { first, _ in first }
    let sources = Dictionary(quality.map { ($0.source, $0) }) { first, _ in first }
    return lines.map { line in
      PageFigure(
        line: line, series: points(of: line.id, own: true), beside: points(of: line.id, own: false),
        breakdowns: breakdowns[line.id] ?? [], chart: charts[line.id],
        alerts: alerts.filter { $0.key.figure == line.id },
        sources: line.exports.keys.sorted().map { name in
          let source = sources[name]
          let newest = source?.newest.map { "newest row \($0.inWords)" } ?? source?.status.rawValue ?? "not read"
          return ("Export: \(source?.title ?? name)", newest + (source?.isStale == true ? ", older than it should be" : ""))
        })
    }
  }
}
