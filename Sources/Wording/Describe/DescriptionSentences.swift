package import Model

/// What is said around descriptions of several figures.
package enum DescriptionSentences {
  /// Above all of them: `How the KPIs of the Somerset SEND Accelerated Progress Plan are worked out`.
  package static func title(_ plan: PlanDefinition) -> String { "How the KPIs of the \(plan.name) are worked out" }

  /// For which date periods are given.
  package static func note(on day: Day) -> String {
    "From the definitions alone: no export was read. Periods are those of a scorecard for \(day.inWords)."
  }

  /// The first link of a page.
  package static let skip = "Skip to the descriptions"

  /// Above the list of figures.
  package static let contents = "Contents"

  /// What was written where, a line for each file: `lineage.svg`.
  package static func written(_ paths: [String]) -> [String] { paths.map { "Written: \($0)" } }
}
