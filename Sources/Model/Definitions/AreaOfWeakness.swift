package struct AreaOfWeakness: Sendable, Codable, Hashable {
  package var id: String
  package var title: String
  /// How the plan would know that it is one no longer; nil where the plan, or a feed from before they were kept, gives none.
  package var successCriteria: [String]?

  package init(id: String, title: String, successCriteria: [String]? = nil) {
    self.id = id
    self.title = title
    self.successCriteria = successCriteria
  }
}
