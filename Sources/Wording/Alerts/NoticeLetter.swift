package import Model

/// The parts of a message to an owner, before it is written as text and as HTML: why they get it, what is new, what to do.
package struct NoticeLetter: Sendable {
  /// Alerts of one kind: new, worse, still open or closed.
  package struct Group: Sendable {
    /// The kinds of groups, in their order.
    enum Kind: CaseIterable, Sendable {
      case new, worse, open, closed

      /// Above the group.
      var title: String {
        switch self {
        case .new: "New"
        case .worse: "Worse than when we last wrote"
        case .open: "Still open"
        case .closed: "Closed"
        }
      }

      /// What the subject says of so many: `3 new alerts`, and after another kind `1 still open`.
      func counted(_ count: Int, isFirst: Bool) -> String {
        let alerts = count == 1 ? "alert" : "alerts"
        return switch self {
        case .new: "\(count) new \(alerts) for you"
        case .worse: isFirst ? "\(count) \(alerts) worse than before" : "\(count) worse"
        case .open: isFirst ? "\(count) \(alerts) still open" : "\(count) still open"
        case .closed: isFirst ? "\(count) \(alerts) closed" : "\(count) closed"
        }
      }
    }

    let kind: Kind
    /// The heading of the group.
    package var title: String { kind.title }
    /// The alerts of the group; at least one.
    package var items: [Item]
  }

  /// An alert in a letter.
  package struct Item: Sendable {
    /// In one line: what it is about, the value against the target so far, and since when.
    package var message: String
    /// The figure that it is about; nil where it is about something else.
    package var figure: FigureID?

    init(message: String, figure: FigureID?) { (self.message, self.figure) = (SafeText.harmless(message), figure) }
  }

  /// What the person who runs the scorecard does once the owner has answered.
  package struct Commands: Sendable {
    /// Above the commands.
    package var sentence: String
    /// One for each open alert, the most severe first.
    package var lines: [String]
  }

  /// The subject: the month of the scorecard, and how many alerts there are of each kind.
  package var subject: String
  /// The heading: the plan and the day of the scorecard.
  package var heading: String
  /// The job title of the owner to whom the letter goes.
  package var owner: String
  /// Why the owner gets this letter.
  package var reason: String
  /// The groups that have alerts, in the order new, worse, still open, closed.
  package var groups: [Group]
  /// What the owner is asked to do; nil where no alert is open.
  package var request: String?
  /// When the owner is reminded if nothing changes; nil where never, or where no alert is open.
  package var reminder: String?
  /// How an answer is put on record; nil where no alert is open.
  package var commands: Commands?

  /// Before a link to the page.
  package static let link = "See the figures"
}
