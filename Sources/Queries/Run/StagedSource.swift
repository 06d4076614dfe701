package import Model

/// The statements that make a source's table of what executors have staged of its files: each row once, as figures compare it.
///
/// **Source**: Spark SQL's documentation of text files, `max_by` and `try_cast`. No value is cast from text in a way that can fail,
/// because Spark would name the value in its message.
package struct StagedSource: Sendable {
  private let source: SourceDefinition
  private let fields: [StagedField]
  /// By column, the names with which some filter, stage or breakdown compares its texts.
  private let compared: [String: [String]]
  /// By domain, the table that says which identifier stands for which others now.
  private let links: [String: String]
  private let dialect = Dialect.spark

  /// `wanted` are the columns that were staged; `compared` is `DefinitionSet.comparedNames`.
  package init(
    _ source: SourceDefinition, wanted: Set<String>, compared: [String: [String]], links: [String: String]
  ) {
    (self.source, self.compared, self.links) = (source, compared, links)
    fields = StagedField.all(of: source, wanted: wanted).fields
  }

  /// The view of the files' lines, with `value` and `path`.
  package var lines: String { "__lines_\(source.name)" }
  /// The table of the files: for each area that it counts in, the `path` of a file, its place among the area's, `number`, and the
  /// place of the export that it is a part of, `file`.
  package var parts: String { "__parts_\(source.name)" }
  /// The view of all rows that can be used, with those of which a later version was read.
  package var staged: String { "__staged_\(source.name)" }
  /// Whether a column was staged.
  package func holds(_ column: String) -> Bool { fields.contains { $0.column == column } }
  private var kept: String { "__kept_\(source.name)" }

  /// The statement that makes `staged`.
  package var staging: String { SparkView(staged, typed).made }

  /// The statements after it, in their order. Of the last, the source's own table, each row is kept. With `repeatedKeys`, a row counts
  /// only where it is the last of its key.
  package func statements(repeatedKeys: Bool) -> [String] {
    let all = Select(columns: ["s.*"], from: ["\(dialect.name(staged)) AS s"])
    return [SparkView(kept, repeatedKeys ? survivors : all.lines).made] + SparkView(source.name, shown).kept
  }

  /// The lines' values by their names and types, with `row_number`, which is in reading order.
  private var typed: [String] {
    let columns = fields.enumerated().map { place, field in "\(value("f[\(place)]", field)) AS \(dialect.name(field.name))" }
    let inner = Select(
      columns: ["path AS __path"] + columns, from: ["(SELECT path, split(value, '\\t', -1) AS f FROM \(dialect.name(lines)))"])
    let names = fields.map { "t.\(dialect.name($0.name))" }
    return Select(
      columns: ["p._area", "p.file AS _place", "shiftleft(CAST(p.number AS BIGINT), 32) + t._line AS row_number"] + names,
      from: ["(\(inner.lines.joined(separator: "\n"))) AS t", "JOIN \(dialect.name(parts)) AS p ON p.path = t.__path"]
    ).lines
  }

  private func value(_ text: String, _ field: StagedField) -> String {
    switch field.holds {
    case .file, .mark, .line: "try_cast(\(text) AS INT)"
    case .part: "try_cast(\(text) AS BIGINT)"
    case .day: "date_from_unix_date(try_cast(nullif(\(text), '') AS INT))"
    case .number:
      field.places.map { places in
        let units = "try_cast(nullif(\(text), '') AS BIGINT)"
        return places == 0
          ? units : "\(units) * CAST(0.\(String(repeating: "0", count: places - 1))1 AS DECIMAL(\(places + 1), \(places)))"
      } ?? text
    case .code, .identifier, .text, .category, .categoryFolded, .categoryKey:
      "nullif(if(contains(\(text), '%'), try_url_decode(\(text)), \(text)), '')"
    }
  }

  /// Of the rows of one key the one that counts: that with the latest version, and of these the last one read.
  private var survivors: [String] {
    ["SELECT k.r.*", "FROM ("]
      + Select(
        columns: ["max_by(struct(s.*), \(last)) AS r"], from: ["\(dialect.name(staged)) AS s"], groups: keys("s")
      ).lines.map { "  " + $0 } + [") AS k"]
  }

  /// By which the row that counts is the last of its key.
  private var last: String {
    guard let version = source.laterVersion else { return "s.row_number" }
    return "struct(s.\(dialect.name(source.columns[version].name)), s.row_number)"
  }

  private func keys(_ alias: String) -> [String] {
    ["\(alias)._area"]
      + source.key.map { position in
        let column = source.columns[position]
        let name = column.kind == .category ? "_key_\(column.name)" : column.name
        return "\(alias).\(dialect.name(name))"
      }
  }

  /// The rows as figures compare them: each text as the definition writes it or else as it was read first, each entity by the number
  /// that it has now.
  private var shown: [String] {
    var columns = ["k._area", "k.row_number", "k._place"]
    var from = ["\(dialect.name(kept)) AS k"]
    for field in fields {
      guard let name = field.column, field.holds != .categoryFolded, field.holds != .categoryKey else { continue }
      let own = "k.\(dialect.name(name))"
      if field.holds == .category, let names = compared[name] {
        let texts = "t\(from.count)"
        from.append(
          "LEFT JOIN (\(firstTexts(of: name))) AS \(texts) ON \(texts).folded = k.\(dialect.name("_folded_\(name)")) AND \(texts)._area = k._area"
        )
        columns.append(
          "\(written(names, "k.\(dialect.name("_folded_\(name)"))", else: "\(texts).text")) AS \(dialect.name(name))")
      } else if field.holds == .identifier, source.links == nil, let domain = source.column(name)?.domain(in: source.name),
        let table = links[domain]
      {
        let link = "t\(from.count)"
        from.append("LEFT JOIN \(dialect.name(table)) AS \(link) ON \(link).earlier = \(own) AND \(link)._area = k._area")
        columns.append("COALESCE(\(link).now, \(own)) AS \(dialect.name(name))")
      } else {
        columns.append(own)
      }
    }
    return Select(columns: columns, from: from).lines
  }

  /// Of texts that are compared as equal, the one that was read first.
  private func firstTexts(of name: String) -> String {
    let folded = "s.\(dialect.name("_folded_\(name)"))"
    return
      "SELECT s._area, \(folded) AS folded, min_by(s.\(dialect.name(name)), s.row_number) AS text FROM \(dialect.name(staged)) AS s "
      + "WHERE \(folded) IS NOT NULL GROUP BY s._area, \(folded)"
  }

  private func written(_ names: [String], _ folded: String, else other: String) -> String {
    var known: Set<String> = []
    let cases = names.filter { known.insert($0.foldedValue).inserted }
      .map { "WHEN \(dialect.text($0.foldedValue.composed)) THEN \(dialect.text($0))" }
    return cases.isEmpty ? other : "CASE \(folded) \(cases.joined(separator: " ")) ELSE \(other) END"
  }
}

/// Questions about what was staged of a source.
extension StagedSource {
  /// How many rows there are with a key that another has too, or one that looks like it: `rows`. Nil for a source without a key.
  /// Numbers that are made of keys are compared, because most exports have no row twice, and to compare these is quick.
  package var repeatedKeys: String? {
    guard !source.key.isEmpty else { return nil }
    return """
      SELECT COALESCE(SUM(k.n), 0) AS rows FROM (
        SELECT COUNT(*) AS n FROM \(dialect.name(staged)) AS s GROUP BY xxhash64(\(keys("s").joined(separator: ", "))) HAVING COUNT(*) > 1
      ) AS k
      """
  }

  /// How many rows of each file count: `area`, `file`, `rows`.
  package var survivorsByFile: String {
    "SELECT r._area AS area, r._place AS file, COUNT(*) AS rows FROM \(dialect.name(source.name)) AS r GROUP BY r._area, r._place"
  }

  /// How many rows differ from the later one that counts: `area`, `rows`; nil where none can.
  package var superseded: String? {
    guard fields.contains(where: { $0.holds == .mark }) else { return nil }
    let all = keys("s")
    let names = all.indices.map { "k\($0)" }
    let own = zip(all, names).map { "\($0) AS \($1)" }.joined(separator: ", ")
    return """
      SELECT c.area, COALESCE(SUM(c.n), 0) AS rows FROM (
        SELECT m.k0 AS area, SUM(m.n) - max_by(m.n, m.last) AS n FROM (
          SELECT \(own), s._mark AS mark, COUNT(*) AS n, MAX(\(last)) AS last
          FROM \(dialect.name(staged)) AS s GROUP BY \(all.joined(separator: ", ")), s._mark
        ) AS m GROUP BY \(names.joined(separator: ", "))
      ) AS c GROUP BY c.area
      """
  }

  /// The different texts of a column with the number of rows that count and have each, in reading order: `area`, `text`,
  /// `rows`.
  package func texts(of column: String) -> String {
    let name = dialect.name(column)
    return """
      SELECT t.area, t.text, CAST(SUM(t.n) AS DOUBLE) AS rows FROM (
        SELECT s._area AS area, s.\(name) AS text, MIN(s.row_number) AS place, 0 AS n FROM \(dialect.name(staged)) AS s
        WHERE s.\(name) IS NOT NULL GROUP BY s._area, s.\(name)
        UNION ALL
        SELECT k._area, k.\(name), NULL, COUNT(*) FROM \(dialect.name(kept)) AS k
        WHERE k.\(name) IS NOT NULL GROUP BY k._area, k.\(name)
      ) AS t GROUP BY t.area, t.text ORDER BY t.area, MIN(t.place)
      """
  }

  /// What Spark reads of each file: `path`, `rows` and the exclusive or of the lines' digests, as a text.
  package var sums: String {
    "SELECT path, COUNT(*) AS rows, CAST(bit_xor(xxhash64(value)) AS STRING) AS digest FROM \(dialect.name(lines)) GROUP BY path"
  }
}
