internal import Model
internal import Wording

extension PageTable {
  /// What nobody has agreed yet, a row each; nil where everything is confirmed.
  init?(toConfirm scorecard: Scorecard) {
    let rows = scorecard.toConfirm().map { [$0.kpi.description, $0.about, $0.what, $0.by, $0.since.inWords] }
    guard !rows.isEmpty else { return nil }
    self.init(
      ConfirmationSentences.caption(scorecard), ConfirmationSentences.headings, numbers: [], rows, narrow: .stacks)
  }
}
