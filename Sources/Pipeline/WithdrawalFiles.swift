internal import Loaders
package import Model

/// `runs/RUN.withdrawn.json`: that a run was taken back stands beside its folder, so that no rebuilt history forgets it.
extension OutputFolder {
  static let withdrawnSuffix = ".withdrawn.json"

  /// Nil where it was not withdrawn.
  package func withdrawal(of run: String) throws(OutputError) -> Withdrawal? {
    try Disk.contents(of: folder(of: run) + Self.withdrawnSuffix).flatMap { try? PublishedJSON.decode(Withdrawal.self, from: $0) }
  }

  package func withdrawals() throws(OutputError) -> [Withdrawal] {
    var withdrawals: [Withdrawal] = []
    for name in try Disk.names(in: path + "/runs").sorted() where name.hasSuffix(Self.withdrawnSuffix) {
      if let one = try withdrawal(of: String(name.dropLast(Self.withdrawnSuffix.count))) { withdrawals.append(one) }
    }
    return withdrawals
  }

  package func note(_ withdrawal: Withdrawal) throws(OutputError) {
    let path = folder(of: withdrawal.run) + Self.withdrawnSuffix
    // A withdrawal holds texts alone: it always encodes.
    guard let bytes = try? PublishedJSON.encode(withdrawal) else { throw OutputError(.write, "cannot be written", path: path) }
    let file = try OutputFile(path: path)
    try file.append(bytes)
    try file.finish()
    try Self.sync(self.path + "/runs")
  }
}
