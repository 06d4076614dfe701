package import Model

/// What is said of clean tables in their descriptions, in the scripts that load them, and by the command that writes them.
package enum CleanTableSentences {
  /// The title of all tables of a plan.
  package static func title(_ plan: String) -> String { "Clean exports: \(plan)" }

  /// Who may see them.
  package static let protection =
    "OFFICIAL – internal use only. Each row is about a person, a school or a record. Do not publish or forward. Each table has the "
    + "rows of one export that figures may count, in reading order: without rejected rows, and without rows that a later one "
    + "replaces. An empty field means that nothing is known."

  /// Of an optional source that did not arrive.
  package static let notDelivered = "This optional export is missing: the table is empty."

  /// Of the table that says which sources were delivered.
  package static let deliveredSources =
    "The exports that were delivered. A query asks here whether the table of an optional export is empty because it is missing."

  /// Of a source that is missing or was refused; `source` is its name.
  package static func leftOut(_ source: String) -> String {
    "There is no table: scorecard extract \(source) says why."
  }

  /// The heading of the column `row_number`.
  package static let rowNumberTitle = "Row number"
  /// What the column `row_number` holds.
  package static let rowNumber =
    "The place of the row in the table, from 1. Of two rows with the same day, the one with the higher number is later."

  /// What a column is called: `First contact date`.
  package static func title(of column: ColumnDefinition) -> String { WrittenName.of(column.name).withCapital }

  /// What a column holds, in one to three sentences.
  package static func meaning(of column: ColumnDefinition, isJoined: Bool) -> String {
    let headings = column.spellings.map { "'\(SafeText.line($0.text))'" }
    let from = headings.isEmpty ? [] : ["In exports also: \(headings.joined(separator: ", "))."]
    return (kind(of: column, isJoined: isJoined) + from).joined(separator: " ")
  }

  private static func kind(of column: ColumnDefinition, isJoined: Bool) -> [String] {
    switch column.kind {
    case .identifier(let domain):
      ["An identifier: the same \(WrittenName.of(domain)) has the same one in every table."]
        + (isJoined ? ["One that had another before has the one that it has now."] : [])
    case .day: ["A date, or the last day of a period."]
    case .code(let codes):
      ["A code of a closed list."] + labels(codes)
    case .category:
      ["A category. Spellings that differ in capitals or spaces alone are written alike where figures compare them."]
    case .integer: ["A whole number."]
    case .decimal(let places, _): ["A number with at most \(counted(places, "decimal place"))."]
    case .text: ["Free text, as somebody wrote it."]
    }
  }

  private static func labels(_ codes: [Code]) -> [String] {
    let labelled = codes.compactMap { code in code.label.map { "\(code.name) means \($0)" } }
    return labelled.isEmpty ? [] : ["Here \(labelled.joined(separator: "; "))."]
  }

  /// The first lines of a script, which say how it is run.
  package static func script(_ dialect: String, file: String) -> [String] {
    let purpose = "Creates a table for each export, and fills it from the CSV files next to this script."
    return switch dialect {
    case "duckdb": [purpose, "Run it in this folder: duckdb area.duckdb < \(file)"]
    case "sqlite": [purpose, "Run it in this folder: sqlite3 area.sqlite < \(file)"]
    default:
      [
        "Creates a view for each export, which reads the CSV file next to this script.",
        "Run it in this folder, before a query: spark-sql -i \(file) -f query.sql",
      ]
    }
  }

  /// Of an optional source that did not arrive, when its empty table is written.
  package static func emptyTable(_ source: String) -> String {
    "\(source): an optional export that is missing; its table is empty"
  }

  /// How many tables were written to a folder.
  package static func written(_ count: Int, to folder: String) -> String {
    "\(counted(count, "table")) in \(folder), with datapackage.json and scripts for DuckDB, SQLite and Spark"
  }

  /// Of a folder that has files of somebody else.
  package static func notOurs(_ folder: String) -> String {
    "'\(folder)' is not empty, and extract --all did not write it. Nothing was written. Name a new folder, or empty this one."
  }

  /// Of a file of somebody else where a table is to be.
  package static func foreignFile(_ file: String, in folder: String) -> String {
    "'\(folder)' has a file \(file) that extract --all did not write. Nothing was written. Move it, or name a new folder."
  }

  /// Of a source that has a column of its own with the name of the column of row numbers.
  package static func takenName(_ column: String, source: String) -> String {
    "The source \(source) has a column \(column), which is the name of the first column of each table. Nothing was written. Give it "
      + "another name in its definition, with \(column) among its headings."
  }

  /// Of a source with the name of the table that says which sources were delivered.
  package static func takenTable(_ table: String) -> String {
    "The source \(table) has the name of the table that says which exports were delivered. Nothing was written. Give it another name in "
      + "its definition."
  }

  /// Of two sources whose names differ in capitals alone.
  package static func sameName(_ one: String, _ other: String) -> String {
    "The sources \(one) and \(other) would have the same table, because databases do not tell capitals from small letters. Nothing was "
      + "written. Give one of them another name in its definition."
  }

  /// Of a source whose name cannot be a file's.
  package static func noFileName(_ source: String) -> String {
    "The source \(VisibleText.line(source)) cannot have a table of its name: a name must not begin with a dot, and must not "
      + "have / * ? [ ] { } or a line break in it. Nothing was written. Give it another name in its definition."
  }

  /// Of a path where something else than a folder is.
  package static func noFolder(_ path: String) -> String { "'\(path)' is not a folder. Name another one." }
}
