internal import History
internal import Loaders
internal import Logging
internal import Model
internal import Platform
internal import Publishing

/// Hands the waiting notices to the mail system. Whatever it does, the figures are published and no notice is lost: what cannot
/// be handed over is tried again by the next run.
struct NoticeDelivery {
  private let archive: Archive
  private let clock: Clock
  private let logger: Logger

  init(_ archive: Archive, clock: Clock, logger: Logger) {
    self.archive = archive
    self.clock = clock
    self.logger = logger
  }

  /// One message an owner: the latest, which says all that the earlier ones would. Where nobody is to be sent to, it waits.
  func deliver(to contacts: Contacts?) -> DeliveryReport {
    var (report, isStuck) = (DeliveryReport(), false)
    do throws(HistoryError) {
      let today = try archive.history.today()
      let open = Set((today?.alerts ?? []).filter(\.state.isOpen).map(\.id))
      guard contacts != nil else {
        report.waiting = Set(try archive.history.waitingNotices().map(\.notice.owner)).count
        return report
      }
      var waiting: [WaitingNotice] = []
      for one in try archive.history.waitingNotices() {
        // A notice of an earlier day, or about an alert that is no longer open, would be wrong today.
        let holds = one.notice.asOf == today?.day && one.notice.firing.allSatisfy { open.contains($0.id) }
        if holds { waiting.append(one) } else { try archive.history.supersede(one) }
      }
      var latest: [String: WaitingNotice] = [:]
      for one in waiting { latest[one.notice.owner] = one }
      for one in waiting where latest[one.notice.owner]?.number == one.number {
        // Where the mail system did not end there is no use in trying it with the others.
        if isStuck { report.failed += 1 } else { isStuck = try deliver(one, to: contacts, &report) }
      }
    } catch {
      logger.error("e-mails wait for the next run: \(error)")
    }
    return report
  }

  /// Returns whether the mail system did not end.
  private func deliver(
    _ waiting: WaitingNotice, to contacts: Contacts?, _ report: inout DeliveryReport
  ) throws(HistoryError) -> Bool {
    let owner = waiting.notice.owner
    let recipients = contacts?.addresses(of: owner) ?? []
    guard let contacts, !recipients.isEmpty, let decided = Clock(iso: waiting.decided),
      let message = MailMessage(
        waiting.notice, from: contacts.from, to: recipients, repliesTo: contacts.dataTeam, date: decided.mailDate)
    else {
      report.waiting += 1
      return false
    }
    do throws(DeliveryFault) {
      try Sendmail.hand(message.bytes, from: contacts.from, to: recipients)
    } catch {
      report.failed += 1
      logger.error("the e-mail to '\(owner)' could not be sent; the next run tries again: \(error)")
      try archive.history.failed(waiting, why: "\(error)")
      return error.isTimeout
    }
    report.sent += 1
    try archive.history.delivered(waiting, at: clock.iso)
    return false
  }
}
