package import History
internal import Loaders
package import Model

/// What people look up in an output folder: reads, and changes nothing.
package struct Looking {
  private let history: History
  private let folder: OutputFolder

  /// Throws: `RunError` where there is no history, `OutputError` where it cannot be read.
  package init(output: String) throws {
    folder = OutputFolder(path: output)
    guard try folder.hasHistory() else {
      throw try folder.runs().isEmpty ? RunError.nothingPublished(output) : RunError.noHistory(output)
    }
    history = try folder.historyForReading()
  }

  /// The open alerts; all entries of the ledger where asked for. Nil where no run counts.
  package func alerts(all: Bool) throws(OutputError) -> (day: Day, alerts: [Alert])? {
    guard let today = try inOutput({ () throws(HistoryError) in try history.today() }) else { return nil }
    return (today.day, today.alerts.filter { all || $0.state.isOpen })
  }

  /// Throws: `RunError` where no run ever had such an alert.
  package func explanation(of id: String) throws -> String {
    guard let story = try inOutput({ () throws(HistoryError) in try history.story(of: id) }) else {
      let open = try alerts(all: false)?.alerts.map(\.id) ?? []
      throw RunError.unknownAlert(id, open: open)
    }
    return AlertExplanation(id, story).text
  }

  /// The run that each day's link leads to.
  package func standing() throws(OutputError) -> [Day: String] {
    try folder.standing(among: try inOutput { () throws(HistoryError) in try history.standingRuns() })
  }

  package func runs() throws(OutputError) -> [RunRecord] { try inOutput { () throws(HistoryError) in try history.runs() } }

  package func series(of ids: [FigureID]) throws(OutputError) -> [FigureID: [HistoryPoint]] {
    try inOutput { () throws(HistoryError) in try history.series(of: ids) }
  }
}
