/// The statements that make a small table of a staged file.
package struct StagedTexts: Sendable {
  private let name: String
  private let lines: String
  private let numbers: [String]
  private let texts: [String]

  /// `lines` is the view of the file's lines, with `value`; each has these whole numbers and then these texts, tab-separated and
  /// escaped.
  package init(name: String, lines: String, numbers: [String], texts: [String]) {
    (self.name, self.lines, self.numbers, self.texts) = (name, lines, numbers, texts)
  }

  /// The statements, in their order.
  package var statements: [String] {
    let columns =
      numbers.enumerated().map { "try_cast(f[\($0)] AS BIGINT) AS \($1)" }
      + texts.enumerated().map { "try_url_decode(f[\($0 + numbers.count)]) AS \($1)" }
    let fields = "(SELECT split(value, '\\t', -1) AS f FROM \(Dialect.spark.name(lines)))"
    return SparkView(name, Select(columns: columns, from: ["\(fields) AS t"]).lines).kept
  }
}
