internal import Extractors
internal import Glibc
internal import Loaders
package import Model

/// `runs/RUN.withdrawn.json`: that a run was taken back stands beside its folder, so that no rebuilt history forgets it.
extension OutputFolder {
  static let withdrawnSuffix = ".withdrawn.json"

  /// Nil where it was not withdrawn.
  package func withdrawal(of run: String) -> Withdrawal? {
    contents(of: folder(of: run) + Self.withdrawnSuffix).flatMap { try? PublishedJSON.decode(Withdrawal.self, from: $0) }
  }

  package var withdrawals: [Withdrawal] {
    (names(inFolder: path + "/runs") ?? []).filter { $0.hasSuffix(Self.withdrawnSuffix) }.sorted().compactMap {
      withdrawal(of: String($0.dropLast(Self.withdrawnSuffix.count)))
    }
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
