internal import Model
internal import Wording

/// A script that creates a table for each clean table and fills it from its file: `load.duckdb.sql`. It is run from the folder that
/// the files are in, and does the same however often it is run.
package enum LoadScript: String, CaseIterable, Sendable {
  case duckdb, sqlite, spark

  /// The name of the file.
  package var file: String { "load.\(rawValue).sql" }

  /// The script for these tables, in their order. Of one that has no file it says why.
  package func bytes(_ tables: [CleanTable]) -> [UInt8] {
    var lines = CleanTableSentences.script(rawValue, file: file).map { "-- " + $0 }
    if let before { lines.append(before) }
    for table in tables {
      lines += ["", "-- " + heading(table)]
      lines += table.isWritten ? statements(table) : [dropping(table.source.name)]
    }
    lines += ["", "-- " + CleanTableSentences.deliveredSources]
    lines += delivered(tables.filter { $0.state == .delivered }.map(\.source.name))
    if let after { lines += ["", after] }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private func heading(_ table: CleanTable) -> String {
    let title = SafeText.harmless(VisibleText.line(table.source.title))
    return switch table.state {
    case .delivered: title
    case .notDelivered: "\(title). \(CleanTableSentences.notDelivered)"
    case .leftOut: "\(title). \(CleanTableSentences.leftOut(table.source.name))"
    }
  }

  /// What comes before the first table.
  private var before: String? {
    switch self {
    case .duckdb: "BEGIN TRANSACTION;"
    case .sqlite: ".bail on\nBEGIN;"
    case .spark: nil
    }
  }

  private var after: String? {
    switch self {
    case .duckdb, .sqlite: "COMMIT;"
    case .spark: nil
    }
  }

  private func statements(_ table: CleanTable) -> [String] {
    let name = quoted(table.source.name)
    let columns = SQLColumn.all(of: table.source)
    let declared = columns.map { "  \(quoted($0.name)) \($0.kind.type(in: self))" }.joined(separator: ",\n")
    switch self {
    case .duckdb:
      return [
        "CREATE OR REPLACE TABLE \(name) (\n\(declared)\n);",
        "COPY \(name) FROM \(literal(table.file)) "
          + #"(FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '', DATEFORMAT '%Y-%m-%d');"#,
      ]
    case .sqlite:
      // The shell reads every field as text, and a blank as a text without letters: rows go through a table of texts.
      let staged = quoted("staged_" + table.source.name)
      let texts = columns.map { "\(quoted($0.name)) TEXT" }.joined(separator: ", ")
      let values = columns.map { "  \($0.kind.value(quoted($0.name)))" }.joined(separator: ",\n")
      return [
        "DROP TABLE IF EXISTS \(name);", "CREATE TABLE \(name) (\n\(declared)\n);",
        "CREATE TEMP TABLE \(staged) (\(texts));",
        ".import --csv --skip 1 --schema temp \(argument(table.file)) \(argument("staged_" + table.source.name))",
        "INSERT INTO \(name) SELECT\n\(values)\nFROM temp.\(staged);", "DROP TABLE temp.\(staged);",
      ]
    case .spark:
      return [
        "CREATE OR REPLACE TEMPORARY VIEW \(name) (\n\(declared)\n) USING csv OPTIONS (",
        "  path \(literal(table.file)), header 'true', multiLine 'true', quote '\"', escape '\"', nullValue '', mode 'FAILFAST',",
        "  dateFormat 'yyyy-MM-dd', encoding 'UTF-8', enforceSchema 'true'", ");",
      ]
    }
  }

  /// Removes a table that an earlier script made, so that nobody takes its rows for those of now.
  private func dropping(_ name: String) -> String {
    "DROP \(self == .spark ? "VIEW" : "TABLE") IF EXISTS \(quoted(name));"
  }

  /// The table of the sources that were delivered.
  private func delivered(_ sources: [String]) -> [String] {
    let (table, column) = (DeliveredSources.table, DeliveredSources.column)
    let rows = (sources.isEmpty ? [""] : sources).map { "(\(literal($0)))" }.joined(separator: ", ")
    let filling = sources.isEmpty ? [] : ["INSERT INTO \(table) VALUES \(rows);"]
    return switch self {
    case .duckdb: ["CREATE OR REPLACE TABLE \(table) (\(column) VARCHAR NOT NULL);"] + filling
    case .sqlite: [dropping(table), "CREATE TABLE \(table) (\(column) TEXT PRIMARY KEY);"] + filling
    case .spark:
      [
        "CREATE OR REPLACE TEMPORARY VIEW \(table) AS",
        "  SELECT \(column) FROM VALUES \(rows) AS d (\(column))\(sources.isEmpty ? " WHERE FALSE" : "");",
      ]
    }
  }

  /// A name as the dialect quotes it, so that one that is a word of SQL is a name all the same.
  private func quoted(_ name: String) -> String {
    switch self {
    case .duckdb, .sqlite: "\"" + name.replacing("\"", with: "\"\"") + "\""
    case .spark: "`" + name.replacing("`", with: "``") + "`"
    }
  }

  /// A text after a command of SQLite's shell, which has no way to write a quotation mark within single ones.
  private func argument(_ text: String) -> String {
    text.contains("'") ? "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"" : literal(text)
  }

  private func literal(_ text: String) -> String {
    switch self {
    case .duckdb, .sqlite: "'" + text.replacing("'", with: "''") + "'"
    case .spark: "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    }
  }
}

/// A column of a clean table as databases know it.
struct SQLColumn {
  /// What its values are.
  enum Kind {
    case rowNumber, text, day, whole
    /// With so many digits, of which so many are decimal places.
    case decimal(digits: Int, places: Int)
  }
  var name: String
  var kind: Kind

  /// The columns of a source's table, in their order.
  static func all(of source: SourceDefinition) -> [SQLColumn] {
    [SQLColumn(name: CleanTable.rowNumber, kind: .rowNumber)]
      + source.columns.map { SQLColumn(name: $0.name, kind: kind($0.kind)) }
  }

  private static func kind(_ kind: ColumnKind) -> Kind {
    switch kind {
    case .identifier, .code, .category, .text: .text
    case .day: .day
    case .integer: .whole
    case .decimal(let places, let range):
      .decimal(
        digits: max(18, places + String(max(range.lowerBound.magnitude, range.upperBound.magnitude)).count), places: places)
    }
  }
}

extension SQLColumn.Kind {
  /// The type in a database. SQLite has no days, which it keeps as ISO texts, and no decimals.
  func type(in script: LoadScript) -> String {
    switch (self, script) {
    case (.rowNumber, .duckdb): "BIGINT NOT NULL"
    case (.rowNumber, .sqlite): "INTEGER PRIMARY KEY"
    case (.rowNumber, .spark), (.whole, .duckdb), (.whole, .spark): "BIGINT"
    case (.whole, .sqlite): "INTEGER"
    case (.text, .duckdb): "VARCHAR"
    case (.text, .sqlite), (.day, .sqlite): "TEXT"
    case (.text, .spark): "STRING"
    case (.day, .duckdb), (.day, .spark): "DATE"
    case (.decimal, .sqlite): "REAL"
    case (.decimal(let digits, let places), .duckdb), (.decimal(let digits, let places), .spark): "DECIMAL(\(digits), \(places))"
    }
  }

  /// A staged text as SQLite's own value.
  fileprivate func value(_ column: String) -> String {
    switch self {
    case .rowNumber, .whole: "CAST(NULLIF(\(column), '') AS INTEGER)"
    case .decimal: "CAST(NULLIF(\(column), '') AS REAL)"
    case .text, .day: "NULLIF(\(column), '')"
    }
  }
}
