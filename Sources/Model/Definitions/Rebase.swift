/// From this day on limits are computed anew, and why.
package struct Rebase: Sendable, Codable, Hashable {
  package var date: Day
  package var reason: String

  package init(date: Day, reason: String) {
    self.date = date
    self.reason = reason
  }
}
