internal import History
internal import Loaders
internal import Logging
internal import Model

/// What became of the notices that were waiting.
package struct DeliveryReport: Sendable {
  package var sent = 0
  package var failed = 0
  /// Told, but there is nobody to send them to.
  package var kept = 0

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

  /// In the order in which they were decided, each as a message of its own.
  func deliver(to contacts: Contacts?) -> DeliveryReport {
    var report = DeliveryReport()
    do throws(HistoryError) {
      for waiting in try archive.history.waitingNotices() {
        try deliver(waiting, to: contacts, &report)
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
      report.kept += 1
      return try archive.history.kept(waiting)
    }
    do throws(DeliveryFault) {
      try Sendmail.hand(message.bytes, from: contacts.from, to: recipients)
    } catch {
      report.failed += 1
      logger.error("the notice to '\(owner)' could not be sent, and is tried again by the next run: \(error)")
      return try archive.history.failed(waiting, why: "\(error)")
    }
    report.sent += 1
    logger.info("told '\(owner)' (\(waiting.notice.reason.rawValue))")
    try archive.history.delivered(waiting, at: clock.iso)
  }
}
