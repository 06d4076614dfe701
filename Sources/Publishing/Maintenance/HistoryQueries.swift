package import History
package import Model
internal import Platform

/// What people look up in an output folder; it reads, and changes nothing.
///
///     let queries = try HistoryQueries(output: "output")
///     for run in try queries.runs() { print(run.asOf, run.name) }
///     let open = try queries.alerts(all: false)?.alerts
package struct HistoryQueries {
  private let history: HistoryDatabase
  private let folder: OutputFolder

  /// Opens the history for reading.
  ///
  /// Throws: `OutputFault` where there is no history; `FileError` and `HistoryError` where it cannot be read.
  package init(output: String) throws {
    folder = OutputFolder(path: output)
    guard try folder.hasHistory() else {
      throw try folder.runs().isEmpty ? OutputFault.nothingPublished(output) : OutputFault.noHistory(output)
    }
    history = try folder.historyForReading()
  }

  /// The open alerts of the current ledger and its day; with `all`, every entry of it. Nil where no run's ledger counts.
  package func alerts(all: Bool) throws -> (day: Day, alerts: [Alert])? {
    guard let today = try history.today() else { return nil }
    return (today.day, today.alerts.filter { all || $0.state.isOpen })
  }

  /// All that the history knows about one alert.
  ///
  /// Throws: `OutputFault` where no run ever had such an alert.
  package func story(of id: String) throws -> AlertStory {
    guard let story = try history.story(of: id) else {
      let open = try alerts(all: false)?.alerts.map(\.id) ?? []
      throw OutputFault.unknownAlert(id, open: open)
    }
    return story
  }

  /// The run to which each day's link leads.
  package func currentRuns() throws -> [Day: String] {
    try folder.currentRuns(in: history)
  }

  /// All runs, withdrawn ones too, in the order of publication.
  package func runs() throws -> [RunRecord] { try history.runs() }

  /// The names of the runs that are not withdrawn, the newest first.
  ///
  /// Throws: `HistoryError` where the history cannot be read.
  package func namesOfRuns() throws -> [String] {
    try history.runs().filter { $0.withdrawal == nil }.map(\.name).reversed()
  }

  /// A run's `scorecard.csv`; nil where its folder is gone, or the file cannot be read.
  package func scorecardCSV(of run: String) -> [UInt8]? { try? Disk.bytes(of: folder.folder(of: run) + "/scorecard.csv") }

  /// A run's `scorecard.json`; nil where its folder is gone, or the file cannot be read.
  package func scorecardJSON(of run: String) -> [UInt8]? { try? Disk.bytes(of: folder.folder(of: run) + "/scorecard.json") }

  /// For each of these figures, its published values by day, in the order of the days.
  package func series(of ids: [FigureID]) throws -> [FigureID: [HistoryPoint]] {
    try history.series(of: ids)
  }

  /// For each of these figures, the runs that changed what is counted, and the baselines that were frozen.
  package func background(of ids: [FigureID]) throws -> [FigureID: FigureBackground] {
    try history.background(of: ids)
  }
}
