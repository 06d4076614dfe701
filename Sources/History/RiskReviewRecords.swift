internal import GRDB
internal import Model

/// What reviews found of the risks, as runs published it. An export has each risk once, with its current score; these records
/// show what the score was before.
enum RiskReviewRecords {
  /// The last run that was not withdrawn, for each risk and day of a review.
  private static let latestReviews = """
    SELECT risk, reviewed_on, likelihood, impact, residual_likelihood, residual_impact, max(run) AS run FROM risk_review
    WHERE run IN (SELECT id FROM run WHERE withdrawn_at IS NULL) GROUP BY risk, reviewed_on ORDER BY risk, reviewed_on
    """

  static func insert(_ risks: [RiskStatus], _ run: Int64, in database: Database) throws {
    let statement = try database.cachedStatement(sql: "INSERT INTO risk_review VALUES (?, ?, ?, ?, ?, ?, ?)")
    for risk in risks {
      guard let reviewed = risk.lastReviewed else { continue }
      try statement.execute(arguments: [
        run, risk.id, reviewed, risk.before.likelihood.rawValue, risk.before.impact.rawValue, risk.after?.likelihood.rawValue,
        risk.after?.impact.rawValue,
      ])
    }
  }

  static func all(in database: Database) throws -> [String: [RiskReview]] {
    let rows = try Row.fetchAll(database, sql: latestReviews)
    return try Dictionary(grouping: rows) { try $0.value("risk") as String }.mapValues { try $0.compactMap(review) }
  }

  static func lastRuns(in database: Database) throws -> [String] {
    try String.fetchAll(database, sql: "SELECT name FROM run WHERE id IN (SELECT run FROM (\(latestReviews)))")
  }

  private static func review(_ row: Row) throws -> RiskReview? {
    guard let before = try RiskScore(likelihood: row.value("likelihood"), impact: row.value("impact")) else { return nil }
    return try RiskReview(
      day: row.value("reviewed_on"), before: before,
      after: RiskScore(likelihood: row.value("residual_likelihood"), impact: row.value("residual_impact")))
  }
}
