internal import Glibc
internal import JSON
package import Model
package import Platform

/// `runs/RUN.withdrawn.json`: that a run was taken back stands beside its folder, so that no rebuilt history forgets it.
extension OutputFolder {
  static let withdrawnSuffix = ".withdrawn.json"

  /// Nil where it was not withdrawn. A note that cannot be read says that it was: never is a run that was taken back put up again because
  /// of a damaged file.
  package func withdrawal(of run: String) throws(FileError) -> Withdrawal? {
    let path = folder(of: run) + Self.withdrawnSuffix
    guard let kind = try Disk.kind(of: path) else { return nil }
    guard kind == S_IFREG, let bytes = try Disk.contents(of: path),
      let withdrawal = try? PublishedJSON.decode(Withdrawal.self, from: bytes), withdrawal.run == run
    else { return Withdrawal(run: run, reason: "the note of its withdrawal cannot be read", by: "", at: "") }
    return withdrawal
  }

  package func withdrawals() throws(FileError) -> [Withdrawal] {
    var withdrawals: [Withdrawal] = []
    for name in try Disk.names(in: path + "/runs").sorted() where name.hasSuffix(Self.withdrawnSuffix) {
      if let one = try withdrawal(of: String(name.dropLast(Self.withdrawnSuffix.count))) { withdrawals.append(one) }
    }
    return withdrawals
  }

  package func note(_ withdrawal: Withdrawal) throws(FileError) {
    let path = folder(of: withdrawal.run) + Self.withdrawnSuffix
    // A withdrawal holds texts alone: it always encodes.
    guard let bytes = try? PublishedJSON.encode(withdrawal) else { throw FileError(.write, "cannot be written", path: path) }
    let file = try AtomicFile(path: path)
    try file.append(bytes)
    try file.finish()
    try Disk.syncFolder(self.path + "/runs")
  }
}
