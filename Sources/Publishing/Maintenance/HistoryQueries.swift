package import History
package import Model

/// What people look up in an output folder: reads, and changes nothing.
package struct HistoryQueries {
  private let history: HistoryDatabase
  private let folder: OutputFolder

  /// Throws: `OutputFault` where there is no history, `FileError` where it cannot be read.
  package init(output: String) throws {
    folder = OutputFolder(path: output)
    guard try folder.hasHistory() else {
      throw try folder.runs().isEmpty ? OutputFault.nothingPublished(output) : OutputFault.noHistory(output)
    }
    history = try folder.historyForReading()
  }

  /// The open alerts; all entries of the ledger where asked for. Nil where no run counts.
  package func alerts(all: Bool) throws -> (day: Day, alerts: [Alert])? {
    guard let today = try history.today() else { return nil }
    return (today.day, today.alerts.filter { all || $0.state.isOpen })
  }

  /// Throws: `OutputFault` where no run ever had such an alert.
  package func story(of id: String) throws -> AlertStory {
    guard let story = try history.story(of: id) else {
      let open = try alerts(all: false)?.alerts.map(\.id) ?? []
      throw OutputFault.unknownAlert(id, open: open)
    }
    return story
  }

  /// The run that each day's link leads to.
  package func standing() throws -> [Day: String] {
    try folder.standing(among: try history.standingRuns())
  }

  package func runs() throws -> [RunRecord] { try history.runs() }

  package func series(of ids: [FigureID]) throws -> [FigureID: [HistoryPoint]] {
    try history.series(of: ids)
  }
}
