/// What the workbook calls a column of a published table: `as_of` is `Date`.
///
///     ColumnHeading("restated_by", of: "series.csv").text        // "Restated in run"
///     ColumnHeading("restated_by", of: "series.csv").whenEmpty   // .notApplicable
package struct ColumnHeading: Sendable {
  private let column: String
  private let table: String

  /// `column` is its name in the file; `table` is the file.
  package init(_ column: String, of table: String) { (self.column, self.table) = (column, table) }

  /// The heading. A column that has none of its own is called by its name in the file.
  package var text: String { Self.ownNames[table]?[column] ?? Self.names[column] ?? column }

  /// What a cell of the column says where it has nothing to show.
  package var whenEmpty: Shorthand {
    Self.unknown.contains(column) || Self.ownUnknown[table]?.contains(column) == true ? .notAvailable : .notApplicable
  }

  /// The columns in which an empty cell is something that is not known.
  private static let unknown: Set<String> = [
    "value", "restated", "who", "reported", "updated", "overdue", "silent", "contradicted", "newest", "oldest", "newest_by_then",
    "encoding", "owner", "organisation",
  ]

  private static let ownUnknown: [String: Set<String>] = ["breakdowns.csv": ["numerator", "denominator"]]

  private static let names = [
    "kpi": "KPI", "part": "Part", "as_of": "Date", "date": "Date", "value": "Value", "unit": "Unit", "measure": "Measure",
    "numerator": "Numerator", "denominator": "Denominator", "status": "Status", "owner": "Owner",
    "checkpoint": "Checkpoint", "target": "Target", "met": "Met", "printed": "Target in the plan's words",
    "footnote": "Footnote",
    "first_published": "Value first published", "first_published_on": "First published", "restated": "Restated",
    "restated_by": "Restated in run", "expected": "Target so far",
    "dimension": "Broken down by", "category": "Category", "label": "Category in words",
    "hidden": HiddenNumbersSentence.heading, "basis": "Each point is a", "mean": "Average", "lower_limit": "Lower limit",
    "upper_limit": "Upper limit",
    "variation": "Variation", "special_causes": "Special causes", "rules": "Rules",
    "improvement": "Real improvement", "concern": "Real deterioration",
    "action": "Action", "milestone": "Milestone", "area_of_weakness": "Area of weakness", "what": "What", "who": "Who",
    "due": "Due", "reported": "Reported status", "updated": "Last update", "overdue": "Overdue", "silent": "No recent update",
    "contradicted": "Status disagrees with dates", "kpis": "KPIs", "organisation": "Organisation", "from": "Starts",
    "dates": "Due dates", "due_printed": "Due in the plan's words", "completed_on": "Completed", "done_late": "Completed late",
    "id": "Reference", "rule": "Rule", "severity": "Severity", "state": "State", "opened_on": "Opened",
    "threshold": "Compared with", "message": "Message", "subject": "About", "resolved_on": "Closed",
    "source": "Data extract", "files": "Files", "read": "Rows read", "accepted": "Rows used",
    "rejected": "Rows that could not be used", "duplicates": "Duplicate rows", "skipped": "Rows of other extracts",
    "newest": "Latest record", "encoding": "Encoding", "note": "Worth checking", "oldest": "Oldest record",
    "superseded": "Duplicates that differ", "newest_by_then": "Latest record by the scorecard's date",
  ]

  /// Where a table calls a column otherwise.
  private static let ownNames = [
    "targets.csv": ["value": "Actual"], "alerts.csv": ["as_of": "Latest date"], "quality.csv": ["status": "Delivered"],
  ]
}
