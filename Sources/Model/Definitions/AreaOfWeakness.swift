/// An area of weakness that inspectors found, and that the plan sets out to improve.
package struct AreaOfWeakness: Sendable, Codable, Hashable {
  /// Its number in the plan: `1`.
  package var id: String
  /// The plan's words for it.
  package var title: String
  /// How the plan will know that the area has improved; nil where the plan gives no criteria, or a feed is older than this key.
  package var successCriteria: [String]?

  /// An area of weakness, with success criteria where the plan gives any.
  package init(id: String, title: String, successCriteria: [String]? = nil) {
    self.id = id
    self.title = title
    self.successCriteria = successCriteria
  }
}
