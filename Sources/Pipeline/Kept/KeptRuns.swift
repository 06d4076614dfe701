internal import Model
package import Platform
internal import Publishing

/// The exports and definitions that the last published runs were made from, kept in the state folder, so that the next run can
/// say which rows changed. Only this user can read them.
///
/// **Shape**: `kept/outputs/OUTPUT/RUN` has the folders `definitions` and `exports` of a run; OUTPUT stands for the real path
/// of its output folder, which the file `path` next to it holds. `kept/files` has each content once.
package struct KeptRuns: Sendable {
  private let root: String
  private var outputs: String { "\(root)/outputs" }
  private static let pathFile = "path"
  /// Exports of more bytes in all are not kept, and not read again to say why a figure changed: a local area has a tenth.
  package static let largest = 64 << 20

  /// In the state folder at this path; nothing is made yet.
  package init(state: String) { root = "\(state)/kept" }

  /// The kept folders that may have the definitions that a published run was made with, the likeliest first, by the path of the run's
  /// folder or of a link to it. They may have been changed since: only their digests tell.
  func definitions(ofPublished folder: String, like files: [InputFile]) -> [String] {
    folders("definitions", of: folder, like: files)
  }

  /// The kept folders that may have the exports that a published run was made from, the likeliest first, as for its definitions.
  func exports(ofPublished folder: String, like files: [InputFile]) -> [String] {
    folders("exports", of: folder, like: files)
  }

  /// The folders of the run itself, also where its output folder was moved or copied since, and then those of other runs that hold the
  /// same files.
  private func folders(_ part: String, of folder: String, like files: [InputFile]) -> [String] {
    guard let real = Disk.absolute(folder) else { return [] }
    let parts = real.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > 2, parts[parts.count - 2] == "runs", let run = parts.last.map(String.init) else { return [] }
    let own = place(of: parts.dropLast(2).joined(separator: "/"))
    let all = ([own] + places.filter { $0 != own }).flatMap { place in
      names(in: place).map { (run: $0, path: "\(place)/\($0)/\(part)") }
    }
    let others = all.filter { $0.run != run }.map(\.path)
    let alike = others.isEmpty ? [] : (try? FileStore(path: root))?.folders(holding: files.map(\.sha256), among: others) ?? []
    return all.filter { $0.run == run }.map(\.path) + alike
  }

  /// The names of the runs of an output folder that are kept, the newest first, wherever the folder was when they were kept.
  package func runs(of output: String) -> [String] {
    guard let real = Disk.absolute(output) else { return [] }
    let there = Set((try? Disk.names(in: "\(real)/runs")) ?? [])
    return Set(places.flatMap(names)).intersection(there).sorted(by: >)
  }

  private var places: [String] { ((try? Disk.names(in: outputs)) ?? []).sorted().map { "\(outputs)/\($0)" } }

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
    adopt(into: staged.place, output)
    let withdrawn = Set(((try? output.withdrawals()) ?? []).map(\.run))
    let others = names(in: staged.place).filter { name in
      name != staged.run && !withdrawn.contains(name) && (try? output.exists(run: name)) != false
    }
    let latest = Disk.absolute("\(output.path)/latest").map(Paths.name)
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
    let own = self.place(of: real)
    let doomed = run.map { run in ([own] + abandoned).map { "\($0)/\(run)" } } ?? [own]
    var there: [String] = []
    for path in doomed where try Disk.kind(of: path) != nil { there.append(path) }
    guard !there.isEmpty else { return false }
    let store = try FileStore(path: root)
    let lock = try store.lock()
    for path in there { Disk.removeFolder(path) }
    if run == nil { removeOrphans() }
    store.sweep()
    _ = consume lock
    for path in there where try Disk.kind(of: path) != nil {
      throw FileError(.write, saying: "\(path): the folder cannot be deleted")
    }
    return true
  }

  /// Takes over what was kept of an output folder's runs before it was moved.
  private func adopt(into place: String, _ output: OutputFolder) {
    let known = Set(names(in: place))
    for other in abandoned {
      for run in names(in: other) where !known.contains(run) && (try? output.exists(run: run)) == true {
        try? Disk.rename("\(other)/\(run)", to: "\(place)/\(run)")
      }
    }
  }

  /// Removes what is kept of output folders that are no longer there.
  private func removeOrphans() { abandoned.forEach(Disk.removeFolder) }

  /// The places of output folders that are no longer there.
  private var abandoned: [String] {
    places.filter { place in
      guard let path = try? Disk.contents(of: "\(place)/\(Self.pathFile)") else { return false }
      do { return try Disk.kind(of: String(decoding: path, as: UTF8.self)) == nil } catch { return false }
    }
  }
}
