internal import GRDB
internal import Model

/// Checks whether a history is as it should be, to its last value: a file that can be opened may still hold a date that does
/// not exist.
struct HistoryCheck {
  /// What a column may hold.
  private enum Kind: String {
    /// `2023-05-31`, of 1900 to 2199.
    case day
    case flag
    /// A whole number from 0 up, that fits every program's numbers.
    case count
    case number
    case text
    /// The name of a run: its folder has the same name.
    case name
    case rule, state, severity
    case cause

    func condition(_ column: String) -> String {
      switch self {
      case .day:
        "typeof(\(column)) = 'text' AND \(column) IS date(\(column), '+0 days') AND \(column) >= '1900' AND \(column) < '2200'"
      case .flag: "typeof(\(column)) = 'integer' AND \(column) IN (0, 1)"
      case .count: "typeof(\(column)) = 'integer' AND \(column) BETWEEN 0 AND 9007199254740992"
      case .number: "typeof(\(column)) IN ('integer', 'real') AND \(column) BETWEEN -1e300 AND 1e300"
      case .text: "typeof(\(column)) = 'text'"
      // Of a text with a NUL byte SQLite counts the letters before it.
      case .name:
        "typeof(\(column)) = 'text' AND \(column) <> '' AND length(\(column)) = length(CAST(\(column) AS BLOB)) AND length(\(column)) <= 100 AND \(column) NOT LIKE '.%' AND instr(\(column), '/') = 0"
      case .rule: "\(column) IN (\(Self.list(Alert.Rule.allCases)))"
      case .state: "\(column) IN (\(Self.list(Alert.State.allCases)))"
      case .severity: "\(column) IN (\(Self.list(Alert.Severity.allCases)))"
      case .cause: "\(column) IN (\(Self.list(RestatementCause.Kind.allCases)))"
      }
    }

    private static func list<Code: RawRepresentable<String>>(_ codes: [Code]) -> String {
      codes.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    }
  }

  private let database: Database

  /// What is wrong with the history, in words; nil where all is as it should be. `expected` is a new history.
  static func complaint(about database: Database, expected: Database) throws -> String? {
    let check = HistoryCheck(database: database)
    return try check.integrity() ?? check.schema(expected) ?? check.references() ?? check.values()
  }

  private func integrity() throws -> String? {
    let answer = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)")
    return answer == "ok" ? nil : answer ?? "it cannot be checked"
  }

  /// Tables of somebody else's are allowed, and triggers are not, because they would act unasked.
  private func schema(_ expected: Database) throws -> String? {
    let own = try Self.parts(of: database)
    for (name, text) in try Self.parts(of: expected) where own[name] != text {
      return own[name] == nil ? "there is no \(name)" : "\(name) is another one"
    }
    return try String.fetchOne(database, sql: "SELECT 'a trigger, ' || name FROM sqlite_schema WHERE type = 'trigger'")
  }

  private static func parts(of database: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY 1")
    return try Dictionary(rows.map { (try $0.value(0), try $0.value(1)) }) { first, _ in first }
  }

  private func references() throws -> String? {
    let row = try Row.fetchOne(database, sql: "PRAGMA foreign_key_check")
    return try row.map { "a row of \(try $0.value("table") as String) belongs to nothing" }
  }

  private func values() throws -> String? {
    for (table, columns) in Self.tables {
      let conditions = columns.sorted { $0.key < $1.key }.map { column, kind in
        let name = column.hasSuffix("?") ? String(column.dropLast()) : column
        return "(\(kind.condition(name))\(name == column ? "" : " OR \(name) IS NULL"))"
      }
      let wrong =
        try Int.fetchOne(
          database, sql: "SELECT count(*) FROM \"\(table)\" WHERE NOT (\(conditions.joined(separator: " AND ")))") ?? 0
      if wrong > 0 { return "\(wrong) \(wrong == 1 ? "row" : "rows") of \(table) cannot be what was written" }
    }
    return nil
  }

  /// A `?` at the end of a column's name says that the column may be null.
  private static let tables: KeyValuePairs<String, [String: Kind]> = [
    "run": [
      "id": .count, "name": .name, "plan": .text, "area": .text, "as_of": .day, "started": .text, "published_on": .day,
      "program_version": .text, "exit_code": .count, "is_newest": .flag, "is_partial": .flag, "withdrawn_at?": .text,
      "withdrawn_by?": .text,
      "withdrawn_reason?": .text,
    ],
    "withdrawn": ["name": .name],
    "definition": ["path": .text, "bytes": .count, "sha256": .text],
    "source": [
      "source": .text, "status": .text, "read": .count, "accepted": .count, "rejected": .count, "duplicates": .count,
      "skipped": .count, "newest?": .day,
    ],
    "source_file": ["source": .text, "name": .text, "bytes": .count, "sha256": .text],
    "line": [
      "kpi": .text, "part": .text, "status": .text, "value?": .number, "unit": .text, "numerator?": .number,
      "denominator?": .number, "expected?": .number, "rag?": .text, "reason?": .text, "fingerprint": .text, "computed_by": .text,
      "first_day?": .day, "last_day?": .day,
    ],
    "baseline": ["kpi": .text, "part": .text, "date": .day, "value": .number, "measured_by": .text],
    "figure": [
      "id": .count, "kpi": .text, "part": .text, "measure": .text, "dimension": .text, "category": .text, "unit": .text,
    ],
    "value": ["as_of": .day, "value?": .number, "numerator?": .number, "denominator?": .number, "is_there": .flag],
    "alert": [
      "place": .count, "id": .text, "rule": .rule, "kpi?": .text, "part?": .text, "subject": .text, "checkpoint": .text,
      "owner": .text, "severity": .severity, "state": .state, "firing_since": .day, "opened_on?": .day, "clear_since?": .day,
      "resolved_on?": .day, "as_of": .day, "value?": .number, "threshold?": .number, "message": .text, "statement?": .text,
    ],
    "acknowledgement": [
      "id": .count, "alert": .text, "until?": .day, "why": .text, "by": .text, "at": .text, "severity": .severity,
    ],
    "notice": [
      "id": .count, "owner": .text, "as_of": .day, "told": .flag, "reason": .text, "firing": .text, "resolved": .text,
      "severities": .text, "message_id": .text, "thread": .text, "subject?": .text, "text?": .text, "html?": .text,
      "delivery": .text, "delivered_at?": .text, "attempts": .count, "error?": .text,
    ],
    "risk_review": [
      "risk": .text, "reviewed_on": .day, "likelihood": .text, "impact": .text, "residual_likelihood?": .text,
      "residual_impact?": .text,
    ],
    "restatement": [
      "kpi": .text, "part": .text, "as_of": .day, "place": .count, "from_value": .number, "to_value": .number, "replaces": .text,
      "kind": .cause, "source?": .text, "rows?": .count, "effect?": .number, "file?": .text, "key?": .text, "from_text?": .text,
      "to_text?": .text,
    ],
  ]
}
