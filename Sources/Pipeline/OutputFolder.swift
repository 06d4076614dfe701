internal import Extractors
internal import Glibc
internal import Loaders
internal import Model

/// Something the file system would not do, in words for people.
package struct OutputError: Error, Sendable, CustomStringConvertible {
  package enum Kind: Sendable {
    /// Could not be created: exit code 73.
    case create
    /// Could not be written: 74.
    case write
    /// Another run holds the lock: 75.
    case locked
  }
  package let kind: Kind
  package let description: String

  init(_ kind: Kind, _ what: String, path: String) {
    self.kind = kind
    description = "\(path): \(what)" + (kind == .locked ? "" : ": \(String(cString: strerror(errno)))")
  }
}

/// The output folder: publishes a run as a database commits.
///
/// A run's files are written under a temporary name, synced, renamed into place and never changed again; then the
/// day's link is swapped by rename, and `latest` last. A crash at any moment leaves readers the old or the new, whole.
package struct OutputFolder: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// Writes a run's files and makes them the day's, and the latest if no newer day is published. Returns the folder.
  package func publish(_ files: [(name: String, bytes: [UInt8])], run: String, day: String) throws(OutputError) -> String {
    let runs = path + "/runs"
    try Self.makeFolder(runs)
    removeLeftovers(in: runs)
    let (temporary, final) = ("\(runs)/.\(run).tmp", "\(runs)/\(run)")
    try Self.makeFolder(temporary)
    for file in files {
      let output = try OutputFile(path: "\(temporary)/\(file.name)")
      try output.append(file.bytes)
      try output.finish()
    }
    try Self.sync(temporary)
    guard rename(temporary, final) == 0 else { throw OutputError(.write, "cannot be renamed into place", path: final) }
    try Self.sync(runs)
    try swapLink(named: day, to: "runs/\(run)")
    // The newest of all days, so that a run that was killed between its two links is completed by the next.
    if let newest = days.max(), Self.target(of: "\(path)/latest") != newest { try swapLink(named: "latest", to: newest) }
    return final
  }

  /// The days that have a link.
  private var days: [String] {
    (names(inFolder: path) ?? []).filter { Day(iso: $0) != nil && Self.target(of: "\(path)/\($0)") != nil }
  }

  /// The folder of the last run published for a day.
  package func lastRun(for day: String) -> String? {
    Self.target(of: "\(path)/\(day)").map { "\(path)/\($0)" }
  }

  /// What the run published last found of each source; nothing where there is none, or its manifest cannot be read.
  func latestSources() -> [RunManifest.Source] {
    contents(of: "\(path)/latest/manifest.json")
      .flatMap { try? PublishedJSON.decode(EarlierManifest.self, from: $0) }?.sources ?? []
  }

  /// What a run that was killed left behind under a temporary name; no other can be under way, since this one holds the
  /// lock. What cannot be removed is left: it is in nobody's way.
  private func removeLeftovers(in runs: String) {
    for name in names(inFolder: runs) ?? [] where name.hasPrefix(".") && name.hasSuffix(".tmp") {
      for file in names(inFolder: "\(runs)/\(name)") ?? [] { unlink("\(runs)/\(name)/\(file)") }
      rmdir("\(runs)/\(name)")
    }
  }

  private func swapLink(named name: String, to target: String) throws(OutputError) {
    let temporary = "\(path)/.\(name).tmp"
    unlink(temporary)
    guard symlink(target, temporary) == 0 else { throw OutputError(.write, "cannot be linked", path: temporary) }
    guard rename(temporary, "\(path)/\(name)") == 0 else {
      throw OutputError(.write, "the link cannot be swapped", path: "\(path)/\(name)")
    }
    try Self.sync(path)
  }

  private static func target(of link: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(link, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
  }

  static func makeFolder(_ path: String) throws(OutputError) {
    guard !path.isEmpty, path != "/", path != "." else { return }
    if mkdir(path, 0o750) == 0 || errno == EEXIST { return }
    if errno == ENOENT, let slash = path.lastIndex(of: "/") {
      try makeFolder(String(path[..<slash]))
      if mkdir(path, 0o750) == 0 || errno == EEXIST { return }
    }
    throw OutputError(.create, "the folder cannot be created", path: path)
  }

  private static func sync(_ folder: String) throws(OutputError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputError(.write, "cannot be opened", path: folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw OutputError(.write, "cannot be synced", path: folder) }
  }
}
