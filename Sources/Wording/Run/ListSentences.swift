package import Model

/// The headings of `scorecard list`, and what its cells say.
package enum ListSentences {
  /// The headings of the list of KPIs.
  package static let kpiHeadings = ["KPI", "Title", "Owner", "Area", "State", "Sources"]
  /// The headings of the list of sources.
  package static let sourceHeadings = ["Source", "Title", "Files", "Optional", "Read by KPIs"]
  /// The headings of the list of boards.
  package static let boardHeadings = ["Board", "Title", "Chaired by", "Next paper"]

  /// What is said of a figure that no scorecard has.
  package static let notPublished = "not published"

  /// Whether a source need not arrive.
  package static func optional(_ source: SourceDefinition) -> String { source.isOptional ? "yes" : "no" }
}
