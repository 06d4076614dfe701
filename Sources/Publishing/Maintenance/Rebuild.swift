internal import Glibc
internal import History
internal import Logging
internal import Platform

extension OutputMaintenance {
  /// Builds the history again from the published folders, next to the one there is, and replaces it when the new one is
  /// complete. What the folders do not hold, who acknowledged and what was delivered, is taken from the old one. Returns how
  /// many runs the new one holds, and where the old one is kept.
  package func rebuild() throws -> (runs: Int, kept: String) {
    try holding { archive in
      var folders: [RunFolder] = []
      for name in try output.runs() {
        if let folder = try RunFolder.read(name, in: output, logger) { folders.append(folder) }
      }
      folders.sort(by: RunFolder.precedes)
      let withdrawals = try output.withdrawals()
      // Gone with the other leftovers if this is killed.
      let path = "\(output.privateFolder)/rebuilt.sqlite"
      let history = try HistoryDatabase(copyOf: path, nil) { bytes in
        let file = try AtomicFile(path: path)
        try file.append(bytes)
        try file.finish()
      }
      try history.record(
        folders.map(\.run), deliver: false,
        acknowledgements: folders.flatMap(\.acknowledgements) + archive.history.acknowledgements())
      try history.withdraw(withdrawals)
      try history.adoptDeliveries(of: archive.history)
      try history.publish()
      return (try history.runs().count, try output.replaceHistory(with: path, stamp: clock.stamp))
    }
  }
}
