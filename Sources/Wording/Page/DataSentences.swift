package import Model

/// The quality of the data, in sentences: on the page, at the end of a paper, on the workbook's cover.
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
    let again = scorecard.lines.contains { $0.withoutSources != nil } ? " again" : ""
    func state(_ rag: RAG?, _ sources: [SourceQuality], _ sentence: (String) -> String) -> State? {
      sources.isEmpty ? nil : State(rag, sentence(names(sources)))
    }
    return [
      state(.red, missing) { "Missing: \($0). Figures that need them could not be calculated\(again)." },
      state(.red, refused) { "Could not be used: \($0). Figures that need them could not be calculated\(again)." },
      state(.amber, stale) { "Out of date: \($0). Do not rely on the figures marked “provisional”, which use them." },
      state(.amber, shrunk) {
        "Less than half of the usual rows arrived: \($0). Do not rely on the figures marked “provisional”, which use them."
      },
      state(nil, withoutRows) { "Arrived with headings but no rows: \($0)." },
    ].compactMap(\.self)
  }

  private var lacking: [State] {
    guard !withoutHeadings.isEmpty else { return [] }
    return [State(.red, "A column is missing: \(names(withoutHeadings)). Figures that need it could not be calculated.")]
  }

  /// Of all exports together: whether they came, and how many of their rows were rejected.
  private var whole: State? {
    let rejected = all.reduce(0) { $0 + $1.rejected }
    let rest =
      rejected == 0
      ? "every row was usable"
      : "\(Unit.decimal(Double(rejected), places: 0)) \(rejected == 1 ? "row" : "rows") could not be used (\(names(all.filter { $0.rejected > 0 })))"
    if [missing, refused, stale, shrunk, withoutRows, withoutHeadings].allSatisfy(\.isEmpty) {
      let rag: RAG? = scorecard.worthChecking.isEmpty ? .green : nil
      return State(
        rag, "\(all.count == 1 ? "The only data extract" : "All \(all.count) data extracts") arrived on time and \(rest).")
    }
    return rejected > 0 ? State(nil, "In the data extracts that arrived, \(rest).") : nil
  }

  /// Of the plan's own side: what is not known for want of reports.
  private var notKnown: [State] {
    var states: [State] = []
    if scorecard.isUnreported {
      states.append(State(nil, "\(PlanGap.noReports), so it is not known which of them are late."))
    }
    if scorecard.isRegisterOld {
      states.append(State(nil, "No risk register arrived for this date: the scores shown are older."))
    }
    if scorecard.indicators.contains(where: { $0.state == .notReported }) {
      states.append(State(nil, "No qualitative findings arrived that could be read, so it is not known whether any is late."))
    }
    return states
  }

  private var worthChecking: [State] {
    let points = scorecard.worthChecking
    guard !points.isEmpty else { return [] }
    return [
      State(
        .amber, "\(points.count) data quality \(points.count == 1 ? "warning" : "warnings"), worth checking:",
        points: points.map { "\(SafeText.harmless(title(of: $0.source))): \($0.sentence)." })
    ]
  }

  private var kept: [State] {
    let lines = scorecard.lines.filter { $0.withoutSources != nil }
    guard !lines.isEmpty else { return [] }
    return [
      State(
        .amber,
        "Not calculated again, because a data extract is missing or could not be used. These figures are as published before:",
        points: lines.map { "KPI \($0.id): \(SafeText.harmless($0.fault ?? ""))." })
    ]
  }

  private var carried: [State] {
    let lines = scorecard.lines.filter { !$0.carried.isEmpty && $0.withoutSources == nil }
    guard !lines.isEmpty else { return [] }
    return [
      State(nil, "Taken from the earlier scorecard for this date: KPI \(lines.map(\.id.description).joined(separator: ", ")).")
    ]
  }

  private func names(_ sources: [SourceQuality]) -> String {
    sources.map { SafeText.harmless($0.title ?? $0.source) }.joined(separator: ", ")
  }

  private func title(of source: String) -> String { all.first { $0.source == source }?.title ?? source }
}
