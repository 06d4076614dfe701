package import History
internal import Loaders
package import Model

/// What people look up in an output folder: reads, and changes nothing.
package struct Looking {
  private let history: History

  /// Throws: `RunError` where there is no history, `OutputError` where it cannot be read.
  package init(output: String) throws {
    let folder = OutputFolder(path: output)
    guard folder.hasHistory else { throw RunError.nothingPublished(output) }
    history = try folder.historyForReading()
  }

  private func calling<Result>(_ body: () throws(HistoryError) -> Result) throws(OutputError) -> Result {
    do throws(HistoryError) { return try body() } catch { throw OutputError(error) }
  }

  /// The open alerts; all entries of the ledger where asked for. Nil where no run counts.
  package func alerts(all: Bool) throws(OutputError) -> (day: Day, alerts: [Alert])? {
    guard let today = try calling({ () throws(HistoryError) in try history.today() }) else { return nil }
    return (today.day, today.alerts.filter { all || $0.state.isOpen })
  }

  /// Throws: `RunError` where no run ever had such an alert.
  package func explanation(of id: String) throws -> String {
    guard let story = try calling({ () throws(HistoryError) in try history.story(of: id) }) else {
      let open = try alerts(all: false)?.alerts.map(\.id) ?? []
      throw RunError.unknownAlert(id, open: open)
    }
    return AlertExplanation(id, story).text
  }

  package func runs() throws(OutputError) -> [RunRecord] { try calling { () throws(HistoryError) in try history.runs() } }

  package func series(of ids: [FigureID]) throws(OutputError) -> [FigureID: [HistoryPoint]] {
    try calling { () throws(HistoryError) in try history.series(of: ids) }
  }
}
