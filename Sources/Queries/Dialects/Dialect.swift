/// What the databases write in different ways; all else of a query is standard SQL that each of them reads.
///
/// ```swift
/// Dialect.duckdb.day(Day(2024, 3, 31)!)               // DATE '2024-03-31'
/// Dialect.sqlite.day(Day(2024, 3, 31)!)               // '2024-03-31'
/// Dialect.spark.days(from: "r.sent", to: "d.day")     // datediff(d.day, r.sent)
/// ```
package enum Dialect: String, Sendable, CaseIterable {
  case duckdb, sqlite, spark
}
