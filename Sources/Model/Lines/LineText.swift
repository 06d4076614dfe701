/// What a line of the scorecard says, in sentences for people who do not read tables.
package struct LineText: Sendable, Codable, Hashable {
  /// What is counted, made from the definition.
  package var definition: String
  /// Where it stands against what is expected by now.
  package var standing: String
  /// Which way it goes, and since when; empty where nothing can be said.
  package var direction: String
  /// What a board would ask; empty where all is well.
  package var question: String
  /// Where the figure and its actions say different things; empty where they do not, nil in feeds from before it was said.
  package var actions: String?

  package init(definition: String, standing: String, direction: String, question: String) {
    self.definition = definition
    self.standing = standing
    self.direction = direction
    self.question = question
  }
}
