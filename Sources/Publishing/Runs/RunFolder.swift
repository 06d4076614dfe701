internal import JSON
internal import Logging
internal import Model
internal import Platform

/// A published run as it is read from its folder; the history can be rebuilt from these.
struct RunFolder {
  private(set) var run: PublishedRun
  /// Whether `alerts.json` cannot be read, so that it is not known which owners the run told.
  let lacksNotices: Bool
  /// All acknowledgements that there were when the run was published.
  let acknowledgements: [Acknowledgement]

  /// Orders runs by their numbers. Runs of versions without numbers came before, in the order of their names.
  static func precedes(_ left: RunFolder, _ right: RunFolder) -> Bool {
    (left.run.sequence ?? 0, left.run.name) < (right.run.sequence ?? 0, right.run.name)
  }

  /// A run's folder; nil where it cannot be read as one. `logger` is told what cannot be read.
  static func read(_ name: String, in output: OutputFolder, _ logger: Logger) throws(FileError) -> RunFolder? {
    let path = output.folder(of: name)
    guard let folder = try RunFolder(name, in: output) else {
      logger.warning("\(path) cannot be read as a published run, and is not in the history")
      return nil
    }
    if folder.lacksNotices {
      logger.warning("\(path)/alerts.json cannot be read: owners may get an e-mail again that they already had")
    }
    return folder
  }

  /// Nil where the folder's files are damaged, or of a version that cannot be read. Throws where the disk could not read them.
  init?(_ name: String, in output: OutputFolder) throws(FileError) {
    let folder = output.folder(of: name)
    let feed = try Disk.contents(of: folder + "/scorecard.json").flatMap { try? Feed.decode($0) }
    let manifest = try Disk.contents(of: folder + "/manifest.json")
      .flatMap { try? PublishedJSON.decode(EarlierManifest.self, from: $0) }
    let ledgerBytes = try Disk.contents(of: folder + "/alerts.json")
    let ledger = ledgerBytes.flatMap { try? PublishedJSON.decode(LedgerFile.self, from: $0) }
    lacksNotices = ledger == nil
    guard let feed, feed.run == name, let manifest, let clock = Clock(iso: manifest.started) else { return nil }
    run = PublishedRun(
      sequence: manifest.sequence, started: manifest.started, publishedOn: clock.today, programVersion: manifest.programVersion,
      exitCode: manifest.exitCode, definitions: manifest.definitions, scorecard: feed, ledger: ledger?.alerts ?? feed.alerts,
      isNewest: ledger?.isNewest, notices: ledger?.notices ?? [], withdrawal: try output.withdrawal(of: name))
    run.isPartial = manifest.isPartial ?? false
    run.restatements = manifest.restatements ?? []
    acknowledgements = ledger?.acknowledgements ?? []
  }
}
