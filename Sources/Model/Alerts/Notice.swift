/// What was decided about telling an owner, and why. Grain: a run × an owner with something to tell or told before.
package struct Notice: Sendable, Hashable, Codable {
  /// Alertmanager's rule for deduplication, in the order in which it is asked.
  package enum Reason: String, Sendable, Codable, CaseIterable {
    case first = "first notification"
    case new = "new alerts"
    case allResolved = "all resolved"
    case again = "repeat interval has passed"
    case nothingNew = "nothing new"
    case acknowledged = "all acknowledged"

    package var isTold: Bool {
      switch self {
      case .first, .new, .allResolved, .again: true
      case .nothingNew, .acknowledged: false
      }
    }
  }
  /// An alert of which the owner is told, and how bad it was.
  package struct Firing: Sendable, Hashable, Codable {
    package var id: String
    package var severity: Alert.Severity

    package init(id: String, severity: Alert.Severity) {
      self.id = id
      self.severity = severity
    }
  }
  /// The words of a notice that is told; kept, so that a delivery that is tried again says the same.
  package struct Letter: Sendable, Hashable, Codable {
    package var subject: String
    package var text: String
    package var html: String

    package init(subject: String, text: String, html: String) {
      self.subject = subject
      self.text = text
      self.html = html
    }
  }

  package var owner: String
  package var asOf: Day
  package var reason: Reason
  package var firing: [Firing]
  /// Told of before, and no longer open.
  package var resolved: [String]
  /// Of an e-mail, without its angle brackets; empty where nothing is told.
  package var messageID: String
  /// The first message to this owner, to which all others belong.
  package var thread: String
  package var words: Letter?

  package init(owner: String, asOf: Day, reason: Reason, firing: [Firing], resolved: [String]) {
    self.owner = owner
    self.asOf = asOf
    self.reason = reason
    self.firing = firing
    self.resolved = resolved
    messageID = ""
    thread = ""
  }

  package var isTold: Bool { reason.isTold }

  // As the JSON's snake case comes back.
  private enum CodingKeys: String, CodingKey {
    case owner, asOf, reason, firing, resolved, thread, words
    case messageID = "messageId"
  }
}
