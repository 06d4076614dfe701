internal import Glibc
internal import JSON
package import Model
package import Platform

/// `runs/RUN.withdrawn.json`: a note next to a run's folder says that the run was withdrawn, so that a rebuilt history knows it
/// too.
extension OutputFolder {
  static let withdrawnSuffix = ".withdrawn.json"

  /// The note on a run; nil where it was not withdrawn. A note that cannot be read counts as one, so that a damaged file never
  /// brings a withdrawn run back.
  package func withdrawal(of run: String) throws(FileError) -> Withdrawal? {
    let path = folder(of: run) + Self.withdrawnSuffix
    guard let kind = try Disk.kind(of: path) else { return nil }
    guard kind == S_IFREG, let bytes = try Disk.contents(of: path),
      let withdrawal = try? PublishedJSON.decode(Withdrawal.self, from: bytes), withdrawal.run == run
    else { return Withdrawal(run: run, reason: "the note of its withdrawal cannot be read", by: "", at: "") }
    return withdrawal
  }

  /// All notes, in the order of the runs' names.
  package func withdrawals() throws(FileError) -> [Withdrawal] {
    var withdrawals: [Withdrawal] = []
    for name in try Disk.names(in: path + "/runs").sorted() where name.hasSuffix(Self.withdrawnSuffix) {
      if let one = try withdrawal(of: String(name.dropLast(Self.withdrawnSuffix.count))) { withdrawals.append(one) }
    }
    return withdrawals
  }

  /// Writes the note on a run, in place of an earlier one.
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
