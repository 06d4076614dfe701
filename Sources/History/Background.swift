internal import GRDB
package import Model

extension HistoryDatabase {
  /// For each of these figures, the runs that changed what is counted, the baselines that were frozen, and why values were restated.
  package func background(of ids: [FigureID]) throws(HistoryError) -> [FigureID: FigureBackground] {
    try read { database in
      let values = try PublishedValues(database)
      let breaks = values.breaks
      let baselines = try Self.baselines(in: database)
      let restatements = try RestatementRecords.all(values, in: database)
      var found: [FigureID: FigureBackground] = [:]
      for id in ids {
        let own = try (breaks[id] ?? []).map { change in
          FigureBackground.Break(
            run: change.run, on: change.on, before: change.before,
            files: try Self.files(changedFrom: change.before, to: change.run, in: database))
        }
        found[id] = FigureBackground(breaks: own, baselines: baselines[id] ?? [:], restatements: restatements[id] ?? [])
      }
      return found
    }
  }

  /// The files with definitions of KPIs, sources or the plan that only one of two runs read, or that they read with other
  /// contents.
  private static func files(changedFrom before: String, to after: String, in database: Database) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        WITH read AS (SELECT name, path, sha256 FROM definition JOIN run ON run.id = definition.run WHERE name IN (?, ?))
        SELECT path FROM read GROUP BY path HAVING COUNT(DISTINCT sha256) > 1 OR COUNT(*) = 1 ORDER BY path
        """, arguments: [before, after]
    ).filter { $0.hasPrefix("kpis/") || $0.hasPrefix("sources/") || $0 == "plan.yml" }
  }
}
