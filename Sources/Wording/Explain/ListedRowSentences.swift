package import Model

/// The list of the rows behind the causes of a difference, in words.
package enum ListedRowSentences {
  /// Above all of them.
  package static let heading = "Rows"

  /// Above the rows of one source: `KPI 7, Permanent exclusions (rolling 12 months): 4 rows of exclusions`.
  package static func caption(_ figure: FigureDifference, _ source: String, _ use: String, rows: Int) -> String {
    "KPI \(figure.id), \(figure.title): \(counted(rows, "row")) of \(WrittenName.of(source))" + (use.isEmpty ? "" : " (\(use))")
  }

  /// Above the columns of a list, which leaves out those without a value.
  package static let (fileBefore, lineBefore, file, line) = ("File before", "Line before", "File", "Line")
  /// Above what a row counted as before and counts as now, what it did, and the columns that differ.
  package static let (roleBefore, roleAfter, effect, columns) = ("Role before", "Role now", "Effect", "Columns corrected")

  /// Above what happened to a row.
  package static let what = "Cause"

  /// What happened to a row.
  package static func what(_ cause: DifferenceCause) -> String {
    if case .rows(let rows) = cause.what { CauseWords.briefly(rows.kind) } else { "definition changed" }
  }

  /// What a row counts as; `–` where it was not there.
  package static func role(_ name: String?) -> String { name ?? "–" }

  /// Where there is nothing to list.
  package static let none = "No row is behind any of these changes."

  /// A change of the value by one row.
  package static func effect(_ value: Double) -> String { SignedNumber.text(value) }
}
