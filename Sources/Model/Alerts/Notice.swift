/// What was decided about telling an owner, and why.
///
/// **Shape**: a run and an owner who has something to be told, or was told before.
package struct Notice: Sendable, Hashable, Codable {
  /// Why an owner is told or is not, by the rule with which Alertmanager leaves out duplicates.
  package enum Reason: String, Sendable, Codable, CaseIterable {
    /// The owner has never been told anything.
    case first = "first notification"
    /// There is an alert of which the owner was not told, or one that has become worse.
    case new = "new alerts"
    /// None of the owner's alerts is open any more.
    case allResolved = "all resolved"
    /// So many month-ends have passed since the owner was told that a reminder is due.
    case again = "repeat interval has passed"
    /// The owner knows of all that is open.
    case nothingNew = "nothing new"
    /// Somebody has acknowledged all that is open.
    case acknowledged = "all acknowledged"

    /// Whether the owner is told for this reason.
    package var isTold: Bool {
      switch self {
      case .first, .new, .allResolved, .again: true
      case .nothingNew, .acknowledged: false
      }
    }
  }
  /// An alert of which the owner is told, and how bad it was.
  package struct Firing: Sendable, Hashable, Codable {
    /// The alert's `id`.
    package var id: String
    /// How bad it was.
    package var severity: Alert.Severity

    /// An alert as it was when the owner was told.
    package init(id: String, severity: Alert.Severity) {
      self.id = id
      self.severity = severity
    }
  }
  /// The words of a notice that is told. They are kept, so that a delivery that is tried again says the same.
  package struct Letter: Sendable, Hashable, Codable {
    /// The subject line.
    package var subject: String
    /// The whole message as plain text.
    package var text: String
    /// The whole message as HTML.
    package var html: String

    /// A message with both of its forms.
    package init(subject: String, text: String, html: String) {
      self.subject = subject
      self.text = text
      self.html = html
    }
  }

  /// The job title or the team that it is for.
  package var owner: String
  /// The day of the scorecard that it is about.
  package var asOf: Day
  /// Why the owner is told, or is not.
  package var reason: Reason
  /// The owner's open alerts that nobody has acknowledged.
  package var firing: [Firing]
  /// The `id` of each alert of which the owner was told before and which is no longer open.
  package var resolved: [String]
  /// The Message-ID of its e-mail, without angle brackets; empty where nothing is told.
  package var messageID: String
  /// The Message-ID of the first message to this owner, to which all later ones belong; empty where nothing is told.
  package var thread: String
  /// The words of the message; nil where nothing is told.
  package var words: Letter?

  /// A decision whose message is written later.
  package init(owner: String, asOf: Day, reason: Reason, firing: [Firing], resolved: [String]) {
    self.owner = owner
    self.asOf = asOf
    self.reason = reason
    self.firing = firing
    self.resolved = resolved
    messageID = ""
    thread = ""
  }

  /// Whether the owner is told.
  package var isTold: Bool { reason.isTold }

  // As the JSON's snake case comes back.
  private enum CodingKeys: String, CodingKey {
    case owner, asOf, reason, firing, resolved, thread, words
    case messageID = "messageId"
  }
}
