package import Model

/// The published values that a run is about to replace, with what is needed to find out why.
package struct FoundChanges {
  /// What the run has computed, with its restatements, of which no cause is known yet.
  package let result: RunResult
  /// What was asked of it.
  package let request: RunRequest
  /// The definitions that it used.
  package let definitions: DefinitionFolder
}

/// Why published values are others now.
package struct ExplainedChanges {
  /// For figures of the run's day, what happened, in brief.
  package var briefly: [FigureID: String] = [:]
  /// The run's restatements, with their causes where they are known.
  package var restatements: [RestatedValue]

  /// What is known at least: that there are restatements.
  package init(_ restatements: [RestatedValue]) { self.restatements = restatements }
}
