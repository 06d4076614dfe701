package import Model

/// An alert that two scorecards do not have alike.
package struct AlertDifference: Sendable {
  /// As the earlier scorecard has it; nil where it has no alert about this.
  package let from: Alert?
  /// As the later scorecard has it; nil where it has no alert about this.
  package let to: Alert?

  /// What it is about.
  var key: AlertKey? { (to ?? from)?.key }
  /// Its name, by preference that on the later scorecard.
  var id: String { (to ?? from)?.id ?? "" }

  /// Those of two scorecards, in the order of the later. An alert is looked for by its name, and then by what it is about: the
  /// name has the day on which it was opened, which depends on what was published before. `isNamed`: both were published, so that
  /// another name is a difference; the names of a scorecard that is calculated now are nobody's yet.
  static func all(_ was: [Alert], _ now: [Alert], isNamed: Bool) -> [Self] {
    let names = Set(now.map(\.id))
    var left = was
    let pairs = now.map { alert in
      let place =
        left.firstIndex { $0.id == alert.id } ?? left.firstIndex { $0.key == alert.key && !names.contains($0.id) }
      return Self(from: place.map { left.remove(at: $0) }, to: alert)
    }
    return (pairs + left.map { Self(from: $0, to: nil) }).filter { $0.differs(isNamed: isNamed) }
  }

  /// An alert that was new on the earlier day is not on a later one: that is no difference.
  private func differs(isNamed: Bool) -> Bool {
    guard let from, let to else { return true }
    func isCurrent(_ alert: Alert) -> Bool { alert.state == .open || alert.state == .opened }
    let isSameState = from.state == to.state || isCurrent(from) && isCurrent(to)
    return isNamed && from.id != to.id || from.finding.severity != to.finding.severity || !isSameState
  }
}
