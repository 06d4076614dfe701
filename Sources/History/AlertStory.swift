internal import GRDB
package import Model

/// All that the history knows about one alert: `scorecard alerts --explain ID` shows it.
package struct AlertStory: Sendable {
  /// The alert as one run left it.
  package struct Step: Sendable {
    /// The name of the run.
    package let run: String
    /// The day that the run's scorecard is for.
    package let day: Day
    /// Whether the run's ledger counted; otherwise the run was for an older day, or for a day that is no month-end.
    package let isNewest: Bool
    /// Whether the run was withdrawn since.
    package let isWithdrawn: Bool
    /// The alert in that run's ledger.
    package let alert: Alert
  }
  /// A decision whether to tell the alert's owner, and what became of the notice.
  package struct Telling: Sendable {
    /// The name of the run that decided it.
    package let run: String
    /// The decision, with its reason, and the words of the e-mail where there is one.
    package let notice: Notice
    /// What became of it: `waiting`, `delivered`, `superseded` by a later notice, `withdrawn` with its run, `assumed` (told
    /// before the history was rebuilt) or `none` (there was nothing to send).
    package let delivery: String
    /// The time at which it was sent, in UTC; nil where it was not.
    package let deliveredAt: String?
    /// How many times it was tried to send it.
    package let attempts: Int
    /// Why the last attempt failed; nil where none has failed, or it was sent since.
    package let error: String?
  }
  /// The alert in every run that had it, in the order of publication.
  package let steps: [Step]
  /// The decisions about its owner's notices since the first of these runs, in the order of publication.
  package let tellings: [Telling]
  /// What people have said that they know of this alert, in the order in which they said it.
  package let acknowledgements: [Acknowledgement]
}

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
            run: row.value("run_name"), notice: $0, delivery: row.value("delivery"), deliveredAt: row.value("delivered_at"),
            attempts: row.value("attempts"), error: row.value("error"))
        }
      }
      return AlertStory(
        steps: steps, tellings: tellings, acknowledgements: try Self.acknowledgements(in: database).filter { $0.alert == id })
    }
  }
}
