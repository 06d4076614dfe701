package import Model

/// What a reader in a hurry needs: how many targets are met, what is furthest from its target, which changes are real, and how
/// many milestones are complete.
package struct PaperSummarySentences: Sendable {
  private let scorecard: Scorecard

  /// `scorecard` is the paper's.
  package init(_ scorecard: Scorecard) { self.scorecard = scorecard }

  /// Without what does not apply, such as milestones of a plan without any.
  package var sentences: [String] { [verdict, furthest, realChanges, milestones].compactMap(\.self) }

  /// How many of these are at which colour: `5 amber`, `4 green`, `3 with no target for this date`.
  static func counts(of lines: [ScorecardLine]) -> [String] {
    let computed = lines.filter { $0.value != nil }
    func count(_ rag: RAG) -> Int { lines.count { $0.rag == rag } }
    let (provisional, uncoloured) = (
      computed.count { $0.status == .provisional }, computed.count { $0.rag == nil && $0.status != .provisional }
    )
    return [
      (count(.red), "red"), (count(.amber), "amber"), (count(.green), "green"), (provisional, "provisional"),
      (uncoloured, "with no target for this date"), (lines.count - computed.count, "not calculated"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
  }

  private var verdict: String {
    let sentences = VerdictSentences(scorecard.lines)
    return [sentences.verdict, sentences.gaps].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The figure of which the largest share is missing; the first of several.
  private var furthest: String? {
    guard let (line, gap) = scorecard.lines.furthestFromTarget else { return nil }
    return "\(line.furthestInWords): KPI \(line.id), \(line.shortTitle), \(TargetGapSentence(line, gap).text). "
      + [ChangeSentences(line).full, "Owner: \(scorecard.named(line.owner, isBrief: true))."].filter { !$0.isEmpty }.joined(
        separator: " ")
  }

  /// What control charts show of the latest points; nil where no figure has one.
  private var realChanges: String? {
    let change = VerdictSentences(scorecard.lines).change
    return change.isEmpty ? nil : change
  }

  private var milestones: String? {
    if scorecard.isUnreported { return "Milestones: no progress reports could be read, so nothing is known of them." }
    guard !scorecard.actions.isEmpty else { return nil }
    let day = scorecard.asOf
    let milestones = scorecard.actions.flatMap(\.milestones)
    let (done, late) = (milestones.count { $0.progress.isDone }, milestones.count { $0.progress.isOverdue })
    let today = milestones.count { !$0.progress.isDone && $0.due == day }
    let (was, has) = today == 1 ? ("was", "has") : ("were", "have")
    let due = today == 0 ? "" : " \(today) more \(was) due on \(day.inWords) and \(has) not been reported as complete."
    return "Milestones: \(done) of \(milestones.count) complete, \(late) overdue.\(due)"
  }
}
