package import Model

/// The state of the data, in sentences: at the top of the page, at the end of a paper, on the workbook's cover.
package struct DataSentences: Sendable {
  /// What there is to say, and whether it is well.
  package struct State: Sendable {
    /// Nil where it is neither.
    package var rag: RAG?
    /// A sentence.
    package var text: String
    /// What the sentence counts, one by one.
    package var points: [String] = []

    fileprivate init(_ rag: RAG?, _ text: String, points: [String] = []) {
      (self.rag, self.text, self.points) = (rag, text, points)
    }
  }

  private let scorecard: Scorecard
  private var all: [SourceQuality] { scorecard.quality }

  /// Of the exports of one scorecard.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// All that there is to say, in its order.
  package var states: [State] {
    troubles + lacking + [whole].compactMap(\.self) + notKnown + worthChecking + kept + carried
  }

  /// The same, one below the other.
  package var sentences: [String] { states.flatMap { [$0.text] + $0.points } }

  private var missing: [SourceQuality] { all.filter { $0.status == .missing } }
  private var refused: [SourceQuality] { all.filter { $0.status == .refused } }
  private var stale: [SourceQuality] { all.filter { $0.isStale == true } }
  private var shrunk: [SourceQuality] { all.filter { $0.isShrunk == true } }
  private var withoutRows: [SourceQuality] { all.filter { $0.status == .nilReturn } }
  private var withoutHeadings: [SourceQuality] {
    all.filter { $0.missingColumns != nil && scorecard.lines.contains { $0.reason == .missingColumn } }
  }

  /// What became of exports that did not come as they should.
  private var troubles: [State] {
    let anew = scorecard.lines.contains { $0.withoutSources != nil } ? " anew" : ""
    func state(_ rag: RAG?, _ sources: [SourceQuality], _ sentence: (String) -> String) -> State? {
      sources.isEmpty ? nil : State(rag, sentence(names(sources)))
    }
    return [
      state(.red, missing) { "Missing: \($0). What depends on them is not computed\(anew)." },
      state(.red, refused) { "Refused: \($0). What depends on them is not computed\(anew)." },
      state(.amber, stale) { "Older than they should be: \($0). Figures that depend on them are provisional." },
      state(.amber, shrunk) { "Fewer than half of their rows came: \($0). Figures that depend on them are provisional." },
      state(nil, withoutRows) { "Delivered with headings and no rows: \($0)." },
    ].compactMap(\.self)
  }

  private var lacking: [State] {
    guard !withoutHeadings.isEmpty else { return [] }
    return [State(.red, "A heading is missing: \(names(withoutHeadings)). What reads the column is not computed.")]
  }

  /// Of all exports together: whether they came, and how many of their rows were rejected.
  private var whole: State? {
    let rejected = all.reduce(0) { $0 + $1.rejected }
    let rest =
      rejected == 0
      ? "no row was rejected"
      : "\(Unit.decimal(Double(rejected), places: 0)) \(rejected == 1 ? "row was" : "rows were") rejected (\(names(all.filter { $0.rejected > 0 })))"
    if [missing, refused, stale, shrunk, withoutRows, withoutHeadings].allSatisfy(\.isEmpty) {
      let rag: RAG? = scorecard.worthChecking.isEmpty ? .green : nil
      return State(rag, "All \(all.count) exports were delivered and are up to date; \(rest).")
    }
    return rejected > 0 ? State(nil, "Of the exports that were read, \(rest).") : nil
  }

  /// Of the plan's own side: what is not known for want of reports.
  private var notKnown: [State] {
    var states: [State] = []
    if scorecard.isUnreported {
      states.append(State(nil, "\(PlanGap.noReports): which of them are late is not known."))
    }
    if scorecard.isRegisterOld {
      states.append(State(nil, "No risk register that came says how the risks stand on this day: what is shown is older."))
    }
    if scorecard.indicators.contains(where: { $0.state == .notReported }) {
      states.append(State(nil, "No qualitative findings came that could be read: whether any is late is not known."))
    }
    return states
  }

  private var worthChecking: [State] {
    let points = scorecard.worthChecking
    guard !points.isEmpty else { return [] }
    return [
      State(
        .amber, "\(points.count) \(points.count == 1 ? "thing" : "things") to look at in the exports:",
        points: points.map { "\(SafeText.harmless(title(of: $0.source))): \($0.sentence)." })
    ]
  }

  private var kept: [State] {
    let lines = scorecard.lines.filter { $0.withoutSources != nil }
    guard !lines.isEmpty else { return [] }
    return [
      State(
        .amber, "Not computed anew, because an export is missing or refused now. These stand as they were published before:",
        points: lines.map { "KPI \($0.id): \(SafeText.harmless($0.fault ?? ""))." })
    ]
  }

  private var carried: [State] {
    let lines = scorecard.lines.filter { !$0.carried.isEmpty && $0.withoutSources == nil }
    guard !lines.isEmpty else { return [] }
    return [State(nil, "Taken over from an earlier run: KPI \(lines.map(\.id.description).joined(separator: ", ")).")]
  }

  private func names(_ sources: [SourceQuality]) -> String {
    sources.map { SafeText.harmless($0.title ?? $0.source) }.joined(separator: ", ")
  }

  private func title(of source: String) -> String { all.first { $0.source == source }?.title ?? source }
}
