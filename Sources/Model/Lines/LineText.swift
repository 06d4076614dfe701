/// What a line of the scorecard says, in sentences for people who do not read tables.
package struct LineText: Sendable, Codable, Hashable {
  /// What is counted, as a sentence made from the definition.
  package var definition: String
  /// How the value compares with what is expected by now.
  package var standing: String
  /// Which way it is going, and since when; empty where nothing can be said.
  package var direction: String
  /// What a board might ask; empty where there is nothing to ask.
  package var question: String
  /// Where the figure and its actions disagree; empty where they do not, nil in feeds from before it was said.
  package var actions: String?

  /// The sentences about a line, without one about its actions.
  package init(definition: String, standing: String, direction: String, question: String) {
    self.definition = definition
    self.standing = standing
    self.direction = direction
    self.question = question
  }
}
