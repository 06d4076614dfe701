internal import Model
package import Platform
internal import Publishing

/// The exports and definitions that the last published runs were made from, kept in the state folder, so that the next run can
/// say which rows changed. Only this user can read them.
///
/// **Shape**: `kept/outputs/OUTPUT/RUN` has the folders `definitions` and `exports` of a run; OUTPUT stands for the real path
/// of its output folder, which the file `path` next to it holds. `kept/files` has each content once.
package struct KeptRuns: Sendable {
  /// Where one run's files lie.
  package struct Folders: Sendable, Equatable {
    /// The path of the folder of definitions.
    package let definitions: String
    /// The path of the folder of exports.
    package let exports: String
  }

  private let root: String
  private var outputs: String { "\(root)/outputs" }
  private static let pathFile = "path"
  /// Exports of more bytes in all are not kept, and not read again to say why a figure changed: a local area has a tenth.
  package static let largest = 64 << 20

  /// In the state folder at this path; nothing is made yet.
  package init(state: String) { root = "\(state)/kept" }

  /// The kept files of a published run, by the path of its folder or of a link to it; nil where there are none. They may have been
  /// changed since: only their digests tell.
  package func folders(ofPublished folder: String) -> Folders? {
    guard let real = Disk.absolute(folder) else { return nil }
    let parts = real.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 2, parts[parts.count - 2] == "runs", let run = parts.last else { return nil }
    let kept = "\(place(of: parts.dropLast(2).joined(separator: "/")))/\(run)"
    guard (try? Disk.names(in: kept))?.isEmpty == false else { return nil }
    return Folders(definitions: "\(kept)/definitions", exports: "\(kept)/exports")
  }

  /// The names of the runs of an output folder that are kept, the newest first.
  package func runs(of output: String) -> [String] {
    guard let real = Disk.absolute(output) else { return [] }
    return names(in: place(of: real)).sorted(by: >)
  }

  private func names(in place: String) -> [String] {
    ((try? Disk.names(in: place)) ?? []).filter { $0 != Self.pathFile && !$0.hasPrefix(".") }
  }

  private func place(of output: String) -> String { "\(outputs)/\(sha256(Array(output.utf8)).prefix(32))" }

  /// Copies what a run was made from, under a temporary name. Returns nil where a file is no longer what the run read; nothing is
  /// kept then.
  ///
  /// Throws: `FileError`.
  func stage(_ inputs: RunInputs, run: String, output: String) throws(FileError) -> StagedInputs? {
    guard let real = Disk.absolute(output) else { return nil }
    let store = try FileStore(path: root)
    let place = place(of: real)
    let lock = try store.lock()
    let temporary = "\(place)/.\(run).tmp"
    try Disk.makePrivateFolder(place)
    // The run that publishes holds the lock of the output folder: other temporary folders are of runs that were killed.
    for name in (try? Disk.names(in: place)) ?? [] where name.hasPrefix(".") { Disk.removeFolder("\(place)/\(name)") }
    let staged: StagedInputs
    do throws(FileError) {
      if try Disk.contents(of: "\(place)/\(Self.pathFile)") == nil {
        try Disk.writePrivate(Array(real.utf8), to: "\(place)/\(Self.pathFile)")
      }
      guard try inputs.write(to: temporary, store) else {
        Disk.removeFolder(temporary)
        return nil
      }
      staged = StagedInputs(run: run, place: place, temporary: temporary)
    } catch {
      Disk.removeFolder(temporary)
      throw error
    }
    _ = consume lock
    return staged
  }

  /// Keeps what was staged, when its run is published. Of the others that are kept of the output folder, these stay: the last that was
  /// made from other files, the one that `latest` leads to, and those that hold nothing but what these do.
  ///
  /// Throws: `FileError`.
  func keep(_ staged: StagedInputs, in output: OutputFolder) throws(FileError) {
    let store = try FileStore(path: root)
    let lock = try store.lock()
    try staged.finish()
    let withdrawn = Set(((try? output.withdrawals()) ?? []).map(\.run))
    let others = names(in: staged.place).filter { name in
      name != staged.run && !withdrawn.contains(name) && (try? output.exists(run: name)) != false
    }
    let latest = Disk.absolute("\(output.path)/latest")?.split(separator: "/").last.map(String.init)
    let contents = Dictionary(
      uniqueKeysWithValues: (others + [staged.run]).map { ($0, store.contents(of: "\(staged.place)/\($0)")) })
    let before = others.filter { contents[$0] != contents[staged.run] }.max()
    let wanted = Set([staged.run, before, latest].compactMap(\.self)).intersection(contents.keys)
    let held = wanted.reduce(into: Set<UInt64>()) { $0.formUnion(contents[$1] ?? []) }
    let staying = contents.filter { wanted.contains($0.key) || $0.value.isSubset(of: held) }
    for name in names(in: staged.place) where staying[name] == nil { Disk.removeFolder("\(staged.place)/\(name)") }
    removeOrphans()
    store.sweep()
    _ = consume lock
  }

  /// Removes a staged run that was not published.
  func discard(_ staged: StagedInputs) { Disk.removeFolder(staged.temporary) }

  /// Removes everything that is kept of an output folder, or one run's files alone. Returns whether there was anything.
  ///
  /// Throws: `FileError` where it cannot be removed.
  @discardableResult
  package func remove(_ run: String? = nil, of output: String) throws(FileError) -> Bool {
    guard let real = Disk.absolute(output) else { return false }
    let place = run.map { "\(self.place(of: real))/\($0)" } ?? self.place(of: real)
    guard try Disk.kind(of: place) != nil else { return false }
    let store = try FileStore(path: root)
    let lock = try store.lock()
    Disk.removeFolder(place)
    store.sweep()
    _ = consume lock
    guard try Disk.kind(of: place) == nil else { throw FileError(.write, saying: "\(place): the folder cannot be deleted") }
    return true
  }

  /// Removes what is kept of output folders that are no longer there.
  private func removeOrphans() {
    for name in (try? Disk.names(in: outputs)) ?? [] {
      let place = "\(outputs)/\(name)"
      do throws(FileError) {
        guard let path = try Disk.contents(of: "\(place)/\(Self.pathFile)") else { continue }
        if try Disk.kind(of: String(decoding: path, as: UTF8.self)) == nil { Disk.removeFolder(place) }
      } catch { continue }
    }
  }
}
