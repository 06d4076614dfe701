internal import History
internal import Loaders
internal import Logging
internal import Model
internal import Platform
internal import Publishing

/// What became of the notices that were waiting.
package struct DeliveryReport: Sendable {
  package var sent = 0
  package var failed = 0
  /// There is nobody to send them to yet.
  package var waiting = 0
  /// The mail system did not end: no use in trying it with the others.
  var isStuck = false

  package init() {}
}

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
    var report = DeliveryReport()
    do throws(HistoryError) {
      let today = try archive.history.today()
      let open = Set((today?.alerts ?? []).filter(\.state.isOpen).map(\.id))
      guard contacts != nil else {
        report.waiting = Set(try archive.history.waitingNotices().map(\.notice.owner)).count
        return report
      }
      var waiting: [WaitingNotice] = []
      for one in try archive.history.waitingNotices() {
        // A notice of an earlier day, or about an alert that is no longer open, would say what is not so.
        let holds = one.notice.asOf == today?.day && one.notice.firing.allSatisfy { open.contains($0.id) }
        if holds { waiting.append(one) } else { try archive.history.supersede(one) }
      }
      var latest: [String: WaitingNotice] = [:]
      for one in waiting { latest[one.notice.owner] = one }
      for one in waiting where latest[one.notice.owner]?.number == one.number {
        if report.isStuck { report.failed += 1 } else { try deliver(one, to: contacts, &report) }
      }
    } catch {
      logger.error("notices wait for the next run: \(error)")
    }
    return report
  }

  private func deliver(_ waiting: WaitingNotice, to contacts: Contacts?, _ report: inout DeliveryReport) throws(HistoryError) {
    let owner = waiting.notice.owner
    let recipients = contacts?.addresses(of: owner) ?? []
    guard let contacts, !recipients.isEmpty, let decided = Clock(iso: waiting.decided),
      let message = MailMessage(waiting.notice, from: contacts.from, to: recipients, date: decided.mailDate)
    else {
      report.waiting += 1
      return
    }
    do throws(DeliveryFault) {
      try Sendmail.hand(message.bytes, from: contacts.from, to: recipients)
    } catch {
      report.failed += 1
      report.isStuck = error.isTimeout
      logger.error("the notice to '\(owner)' could not be sent, and is tried again by the next run: \(error)")
      return try archive.history.failed(waiting, why: "\(error)")
    }
    report.sent += 1
    try archive.history.delivered(waiting, at: clock.iso)
  }
}
