/// A `SELECT` in lines: a column or a condition on each.
struct Select: Sendable {
  /// What is selected, each with its name.
  var columns: [String]
  /// The tables and steps; the first begins with none of `JOIN`'s words.
  var from: [String] = []
  /// The conditions, all of which a row must pass.
  var conditions: [String] = []
  /// The columns that rows are grouped by.
  var groups: [String] = []
  /// What a group must be.
  var having: [String] = []

  /// The length of the longest line that has several columns.
  private static let width = 100

  /// The lines, without a semicolon.
  var lines: [String] {
    let line = "SELECT " + columns.joined(separator: ", ")
    let columns =
      line.count <= Self.width
      ? [line]
      : self.columns.enumerated().map { place, column in
        (place == 0 ? "SELECT " : "  ") + column + (place + 1 < self.columns.count ? "," : "")
      }
    let from = self.from.enumerated().map { place, table in (place == 0 ? "FROM " : "  ") + table }
    let groups = self.groups.isEmpty ? [] : ["GROUP BY " + self.groups.joined(separator: ", ")]
    return columns + from + Self.all(conditions, "WHERE") + groups + Self.all(having, "HAVING")
  }

  private static func all(_ conditions: [String], _ word: String) -> [String] {
    conditions.enumerated().map { place, condition in (place == 0 ? word + " " : "  AND ") + condition }
  }
}

extension [Select] {
  /// The lines of all of them, whose rows are put together.
  var unioned: [String] { enumerated().flatMap { place, select in (place == 0 ? [] : ["UNION ALL"]) + select.lines } }
}
