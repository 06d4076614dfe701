package import Model

/// **Source**: DuckDB's, SQLite's and Spark SQL's documentation of literals, casts and date functions.
extension Dialect {
  /// A date. SQLite keeps dates as texts, which compare as dates do.
  package func day(_ day: Day) -> String {
    switch self {
    case .duckdb, .spark: "DATE '\(day)'"
    case .sqlite: "'\(day)'"
    }
  }

  /// The number of whole days between two dates; negative where `to` is the earlier one.
  package func days(from: String, to: String) -> String {
    switch self {
    case .duckdb: "date_diff('day', \(from), \(to))"
    case .sqlite: "CAST(julianday(\(to)) - julianday(\(from)) AS INTEGER)"
    case .spark: "datediff(\(to), \(from))"
    }
  }

  /// The same day of the month so many months after a date, or that month's last day where it is shorter.
  package func day(_ day: String, months: Int) -> String {
    switch self {
    case .duckdb: "CAST(\(day) + INTERVAL \(months) MONTH AS DATE)"
    // SQLite goes on into the month after a shorter one.
    case .sqlite: "MIN(date(\(day), '+\(months) months'), date(\(day), 'start of month', '+\(months + 1) months', '-1 day'))"
    case .spark: "add_months(\(day), \(months))"
    }
  }

  /// The larger of two numbers.
  package func larger(_ one: String, _ other: String) -> String {
    switch self {
    case .duckdb, .spark: "GREATEST(\(one), \(other))"
    case .sqlite: "MAX(\(one), \(other))"
    }
  }

  /// A text. In Spark a backslash begins an escape.
  package func text(_ text: String) -> String {
    switch self {
    case .duckdb, .sqlite: "'\(text.replacing("'", with: "''"))'"
    case .spark: "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
    }
  }

  /// A column that has no text in any row.
  package var noText: String {
    switch self {
    case .duckdb: "CAST(NULL AS VARCHAR)"
    case .sqlite: "CAST(NULL AS TEXT)"
    case .spark: "CAST(NULL AS STRING)"
    }
  }

  /// The name of a table or a column, in quotes where it needs them.
  package func name(_ name: String) -> String {
    let isPlain =
      name.utf8.first.map { $0 == UInt8(ascii: "_") || Self.isLetter($0) } == true
      && name.utf8.allSatisfy { $0 == UInt8(ascii: "_") || Self.isLetter($0) || $0 &- 48 < 10 }
    if isPlain, !ReservedWords.all.contains(name) { return name }
    switch self {
    case .duckdb, .sqlite: return "\"\(name.replacing("\"", with: "\"\""))\""
    case .spark: return "`\(name.replacing("`", with: "``"))`"
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte &- 97 < 26 }
}
