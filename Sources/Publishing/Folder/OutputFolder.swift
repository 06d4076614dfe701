internal import Glibc
package import Model
package import Platform

/// The output folder: publishes a run as a database commits.
///
///     let folder = OutputFolder(path: "output")
///     let newest = folder.latestDay                                // 2024-03-31
///     let run = try folder.lastRun(for: "2024-03-31")              // output/runs/20240402T060000Z-7f3a
///
/// A run's files are written under a temporary name, synced, renamed into place and never changed again; then the history is
/// written, the day's link is swapped by rename, and `latest` last. After a crash at any moment, readers have the old or the
/// new, whole.
package struct OutputFolder: Sendable {
  /// The folder's path, as it was given.
  package let path: String

  /// The folder need not exist yet; nothing is created.
  package init(path: String) { self.path = path }

  /// The path of a run's folder, whether or not it exists.
  package func folder(of run: String) -> String { "\(path)/runs/\(run)" }

  /// The folder that only the writer may open: it holds the lock, and files that are being written.
  var privateFolder: String { path + "/.private" }

  /// Creates the private folder.
  ///
  /// Throws: `FileError` where it cannot be created, or belongs to another user.
  func makePrivateFolder() throws(FileError) {
    try Disk.makeFolder(path)
    guard mkdir(privateFolder, 0o700) == 0 || errno == EEXIST else {
      throw FileError(.create, "the folder cannot be created", path: privateFolder)
    }
    guard chmod(privateFolder, 0o700) == 0 || access(privateFolder, R_OK | W_OK | X_OK) == 0 else {
      throw FileError(.create, "this user may not write here\(Disk.owner(of: privateFolder))", path: privateFolder)
    }
  }

  /// For each day, the last of its runs whose folder exists; days without one are left out.
  package func current(among runs: [Day: [String]]) throws(FileError) -> [Day: String] {
    var current: [Day: String] = [:]
    for (day, names) in runs {
      for name in names.reversed() where try exists(run: name) {
        current[day] = name
        break
      }
    }
    return current
  }

  /// Makes each day's link lead to its current run, and `latest` to the newest month-end, or to the newest day until there is
  /// one; a day without a run loses its link. A link to a run that exists and is not `known` to the history stays as it is,
  /// because readers have it. A day whose scorecard lacks lines (`partial`) never becomes the latest.
  package func link(_ current: [Day: String], known: Set<String>, partial: Set<String> = []) throws(FileError) {
    let linked = try links()
    var wanted = current
    var days = Set(current.filter { !partial.contains($0.value) }.keys)
    var gone: [Day] = []
    for (day, run) in linked {
      if !known.contains(run), try exists(run: run) {
        wanted[day] = nil
        days.insert(day)
      } else if current[day] == nil {
        gone.append(day)
      }
    }
    for (day, run) in wanted.sorted(by: { $0.key < $1.key }) where linked[day] != run {
      try swapLink(named: day.description, to: "runs/\(run)")
    }
    if let newest = days.filter(\.isEndOfMonth).max() ?? days.max() {
      if try Disk.target(of: "\(path)/latest") != newest.description { try swapLink(named: "latest", to: newest.description) }
    } else if try Disk.target(of: "\(path)/latest") != nil {
      try removeLink("latest")
    }
    for day in gone { try removeLink(day.description) }
  }

  /// The days that have a link.
  package func days() throws(FileError) -> [Day] { Array(try links().keys) }

  /// The run to which each day's link leads.
  private func links() throws(FileError) -> [Day: String] {
    var links: [Day: String] = [:]
    for name in try Disk.names(in: path) {
      guard let day = Day(iso: name), let target = try Disk.target(of: "\(path)/\(name)") else { continue }
      links[day] = target.hasPrefix("runs/") ? String(target.dropFirst(5)) : target
    }
    return links
  }

  /// The path of the run to which a day's link leads; nil where the day has none.
  package func lastRun(for day: String) throws(FileError) -> String? {
    try Disk.target(of: "\(path)/\(day)").map { "\(path)/\($0)" }
  }

  /// The day of the newest scorecard; nil where there is none, or the link cannot be read.
  package var latestDay: Day? { (try? Disk.target(of: "\(path)/latest")).flatMap { $0 }.flatMap { Day(iso: $0) } }

  /// The names of the runs whose folders exist, in order.
  package func runs() throws(FileError) -> [String] {
    var runs: [String] = []
    for name in try Disk.names(in: path + "/runs") where !name.hasPrefix(".") && !name.hasSuffix(Self.withdrawnSuffix) {
      if try exists(run: name) { runs.append(name) }
    }
    return runs.sorted()
  }

  /// Whether a run's folder exists; runs that are being written do not count.
  package func exists(run: String) throws(FileError) -> Bool { try Disk.kind(of: folder(of: run)) == S_IFDIR }

  /// Removes what a command that was killed left behind under a temporary name. No other command can be running, since this one
  /// holds the lock. What cannot be removed is left: it does no harm.
  package func removeLeftovers() {
    let runs = path + "/runs"
    for name in (try? Disk.listing(of: runs)) ?? [] where name.hasSuffix(".tmp") {
      if name.hasPrefix(".") { Disk.removeFolder("\(runs)/\(name)") } else { unlink("\(runs)/\(name)") }
    }
    for name in (try? Disk.listing(of: path)) ?? [] where name.hasPrefix(".") && name.hasSuffix(".tmp") {
      unlink("\(path)/\(name)")
    }
    for name in (try? Disk.listing(of: privateFolder)) ?? [] where name != "lock" { unlink("\(privateFolder)/\(name)") }
    // The lock of earlier versions.
    unlink(path + "/.lock")
  }

  /// Removes a run's folder, which is gone from under its name at once. Returns false where it cannot be removed.
  @discardableResult
  package func removeRun(_ run: String) -> Bool {
    let temporary = "\(path)/runs/.\(run).tmp"
    guard rename(folder(of: run), temporary) == 0 else { return false }
    Disk.removeFolder(temporary)
    return true
  }

  private func removeLink(_ name: String) throws(FileError) {
    guard unlink("\(path)/\(name)") == 0 || errno == ENOENT else {
      throw FileError(.write, "the link cannot be removed", path: "\(path)/\(name)")
    }
    try Disk.syncFolder(path)
  }

  private func swapLink(named name: String, to target: String) throws(FileError) {
    let temporary = "\(path)/.\(name).tmp"
    unlink(temporary)
    guard symlink(target, temporary) == 0 else { throw FileError(.write, "cannot be linked", path: temporary) }
    guard rename(temporary, "\(path)/\(name)") == 0 else {
      throw FileError(.write, "the link cannot be swapped", path: "\(path)/\(name)")
    }
    try Disk.syncFolder(path)
  }
}
