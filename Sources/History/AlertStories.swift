internal import GRDB
package import Model

extension HistoryDatabase {
  /// The story of an alert; nil where no run ever had one with this ID.
  package func story(of id: String) throws(HistoryError) -> AlertStory? {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT alert.*, run.name AS run_name, run.as_of AS run_day, is_newest, withdrawn_at FROM alert
          JOIN run ON run.id = alert.run WHERE alert.id = ? ORDER BY alert.run
          """, arguments: [id])
      let steps = try rows.compactMap { row in
        try Self.alert(row).map {
          try AlertStory.Step(
            run: row.value("run_name"), day: row.value("run_day"), isNewest: row.value("is_newest"),
            isWithdrawn: row.value("withdrawn_at") as String? != nil, alert: $0)
        }
      }
      guard let owner = steps.last?.alert.owner else { return nil }
      let notices = try Row.fetchAll(
        database,
        sql: """
          SELECT notice.*, run.name AS run_name FROM notice JOIN run ON run.id = notice.run
          WHERE owner = ? AND notice.run >= (SELECT min(run) FROM alert WHERE id = ?) ORDER BY notice.run
          """, arguments: [owner, id])
      let tellings = try notices.compactMap { row in
        try Self.notice(row).map {
          try AlertStory.Telling(
            run: row.value("run_name"), notice: $0, delivery: AlertStory.Delivery(rawValue: row.value("delivery")) ?? .assumed,
            deliveredAt: row.value("delivered_at"),
            attempts: row.value("attempts"), error: row.value("error"))
        }
      }
      return AlertStory(
        steps: steps, tellings: tellings, acknowledgements: try Self.acknowledgements(in: database).filter { $0.alert == id })
    }
  }
}
