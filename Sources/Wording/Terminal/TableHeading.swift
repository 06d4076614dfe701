/// The headings of the scorecard's tables in the terminal and in Markdown.
package enum TableHeading {
  /// Of the table in the terminal, but for the sparklines.
  package static let scorecard = ["KPI", "What it counts", "Now", "Target so far", "RAG", "Change", "Real change?"]
  /// Of the table in Markdown.
  package static let whole = [
    "KPI", "What it counts", "Now", "Baseline", "Target so far", "Next target", "RAG", "Change", "Real change?",
  ]

  /// Above the sparklines; `months` is how many points each has.
  package static func last(_ months: Int) -> String { "Last \(months)" }
}
