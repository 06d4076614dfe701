internal import Glibc
package import Model
package import Platform

/// The output folder: publishes a run as a database commits.
///
/// A run's files are written under a temporary name, synced, renamed into place and never changed again; then the history is
/// written, the day's link is swapped by rename, and `latest` last. A crash at any moment leaves readers the old or the new, whole.
package struct OutputFolder: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  package func folder(of run: String) -> String { "\(path)/runs/\(run)" }

  /// What only the writer may open: the lock, and what is under way.
  var privateFolder: String { path + "/.private" }

  /// Throws: where it cannot be made, or belongs to somebody else.
  func makePrivateFolder() throws(FileError) {
    try Disk.makeFolder(path)
    guard mkdir(privateFolder, 0o700) == 0 || errno == EEXIST else {
      throw FileError(.create, "the folder cannot be created", path: privateFolder)
    }
    guard chmod(privateFolder, 0o700) == 0 || access(privateFolder, R_OK | W_OK | X_OK) == 0 else {
      throw FileError(.create, "this user may not write here\(Disk.owner(of: privateFolder))", path: privateFolder)
    }
  }

  /// The last run of each day whose folder is there.
  package func standing(among runs: [Day: [String]]) throws(FileError) -> [Day: String] {
    var standing: [Day: String] = [:]
    for (day, names) in runs {
      for name in names.reversed() where try exists(run: name) {
        standing[day] = name
        break
      }
    }
    return standing
  }

  /// Makes each day's link lead to its standing run, and `latest` to the newest month-end, or the newest day until there is one; a day
  /// without one loses its link. A link to a
  /// run that is there and not `known` stays as it is: readers have it, whatever the history has to say. A day of whose scorecard
  /// lines are missing (`partial`) never becomes the latest.
  package func link(_ standing: [Day: String], known: Set<String>, partial: Set<String> = []) throws(FileError) {
    let linked = try links()
    var wanted = standing
    var days = Set(standing.filter { !partial.contains($0.value) }.keys)
    var gone: [Day] = []
    for (day, run) in linked {
      if !known.contains(run), try exists(run: run) {
        wanted[day] = nil
        days.insert(day)
      } else if standing[day] == nil {
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

  /// The run that each day's link leads to.
  private func links() throws(FileError) -> [Day: String] {
    var links: [Day: String] = [:]
    for name in try Disk.names(in: path) {
      guard let day = Day(iso: name), let target = try Disk.target(of: "\(path)/\(name)") else { continue }
      links[day] = target.hasPrefix("runs/") ? String(target.dropFirst(5)) : target
    }
    return links
  }

  /// The folder of the last run published for a day.
  package func lastRun(for day: String) throws(FileError) -> String? {
    try Disk.target(of: "\(path)/\(day)").map { "\(path)/\($0)" }
  }

  /// The day of the newest scorecard; nil where there is none.
  package var latestDay: Day? { (try? Disk.target(of: "\(path)/latest")).flatMap { $0 }.flatMap { Day(iso: $0) } }

  /// The runs whose folders are there, whole.
  package func runs() throws(FileError) -> [String] {
    var runs: [String] = []
    for name in try Disk.names(in: path + "/runs") where !name.hasPrefix(".") && !name.hasSuffix(Self.withdrawnSuffix) {
      if try exists(run: name) { runs.append(name) }
    }
    return runs.sorted()
  }

  package func exists(run: String) throws(FileError) -> Bool { try Disk.kind(of: folder(of: run)) == S_IFDIR }

  /// What a command that was killed left behind under a temporary name; no other can be under way, since this one holds the
  /// lock. What cannot be removed is left: it is in nobody's way.
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

  /// Takes a run's folder away: gone from under its name at once. False where it cannot be.
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
