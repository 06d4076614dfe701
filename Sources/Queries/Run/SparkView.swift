/// The statements that make a temporary view in Spark.
struct SparkView {
  private let name: String
  private let lines: [String]

  /// The view of this name, quoted where it needs it, with the rows of these lines.
  init(_ name: String, _ lines: [String]) { (self.name, self.lines) = (Dialect.spark.name(name), lines) }

  /// The statement that makes it.
  var made: String { (["CREATE OR REPLACE TEMPORARY VIEW \(name) AS"] + lines).joined(separator: "\n") }

  /// The same, and another by which its rows are kept once they are known.
  var kept: [String] { [made, "CACHE LAZY TABLE \(name)"] }
}
