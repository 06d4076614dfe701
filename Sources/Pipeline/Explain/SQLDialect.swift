internal import Queries

/// The databases that queries are written for.
package enum SQLDialect: String, Sendable, CaseIterable {
  case duckdb, sqlite, spark

  /// How the query's text is written for it.
  var dialect: Dialect {
    switch self {
    case .duckdb: .duckdb
    case .sqlite: .sqlite
    case .spark: .spark
    }
  }
}
