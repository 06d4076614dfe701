package import Model

/// What tells the groups of a figure's rows: its first breakdown, or a text for each row.
package struct RowGrouping {
  /// The sources of whose rows the group is known.
  let sources: Set<String>
  /// The group of a row, by its source, its place in reading order and the day that places it in the window; nil where the
  /// breakdown tells it.
  let name: ((_ source: String, _ place: Int64, _ day: Day?) -> String)?

  /// `name` is nil for the figure's first breakdown.
  package init(sources: Set<String>, name: ((_ source: String, _ place: Int64, _ day: Day?) -> String)? = nil) {
    (self.sources, self.name) = (sources, name)
  }
}
