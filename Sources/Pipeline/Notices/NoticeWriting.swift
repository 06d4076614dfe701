internal import Loaders
internal import Model
internal import Platform
internal import Transformers
internal import Wording

/// The notices of a run: decided, named and put into words.
struct NoticeWriting {
  let plan: PlanDefinition
  let run: String
  let past: Past
  /// There is somebody to send notices to.
  let someoneIsToldByMail: Bool
  /// The address of the page, to which messages link; nil for none.
  let page: String?

  /// Nothing is decided by a run for a day older than the newest.
  func notices(about ledger: [Alert], asOf day: Day) -> [Notice] {
    guard past.isNewest else { return [] }
    var past = past
    // Whoever never heard of an earlier day's notice is told as of today, and the earlier one is never sent.
    for (owner, notice) in past.told where someoneIsToldByMail && past.unheard.contains(owner) && notice.asOf < day {
      past.told[owner] = past.heard[owner]
    }
    let sentences = NoticeSentences(plan: plan.name, repeatAfter: plan.alerts.repeatAfter, ledger: ledger, past: past)
    let decisions = NoticeDecisions(asOf: day, repeatAfter: plan.alerts.repeatAfter, told: past.told)
    return decisions.notices(about: ledger).map { notice in
      guard notice.isTold else { return notice }
      var notice = notice
      // Short, without anybody's name, and the same however often the message is sent.
      notice.messageID = "scorecard.\(run).\(sha256(Array(notice.owner.utf8)).prefix(12))"
      notice.thread = past.told[notice.owner]?.thread ?? notice.messageID
      notice.words = sentences.letter(of: notice).written(page: page)
      return notice
    }
  }
}
