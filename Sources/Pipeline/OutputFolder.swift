internal import Glibc

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
    let (temporary, final) = ("\(runs)/.\(run).tmp", "\(runs)/\(run)")
    try Self.makeFolder(temporary)
    for file in files { try Self.write(file.bytes, to: "\(temporary)/\(file.name)") }
    try Self.sync(temporary)
    guard rename(temporary, final) == 0 else { throw OutputError(.write, "cannot be renamed into place", path: final) }
    try Self.sync(runs)
    try swapLink(named: day, to: "runs/\(run)")
    if newestDay().map({ $0 <= day }) ?? true { try swapLink(named: "latest", to: day) }
    return final
  }

  /// The folder of the last run published for a day.
  package func lastRun(for day: String) -> String? {
    Self.target(of: "\(path)/\(day)").map { "\(path)/\($0)" }
  }

  private func newestDay() -> String? { Self.target(of: "\(path)/latest") }

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
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let capacity = buffer.count
    let count = buffer.withUnsafeMutableBytes { bytes in
      readlink(link, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), capacity)
    }
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
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

  private static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw OutputError(.create, "cannot be created", path: path) }
    defer { close(descriptor) }
    try append(bytes, to: descriptor, path: path)
    guard fsync(descriptor) == 0 else { throw OutputError(.write, "cannot be synced", path: path) }
  }

  static func append(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(OutputError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw OutputError(.write, "cannot be written", path: path) }
      written += count
    }
  }

  private static func sync(_ folder: String) throws(OutputError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputError(.write, "cannot be opened", path: folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw OutputError(.write, "cannot be synced", path: folder) }
  }
}

/// Keeps two runs over one output folder apart; the kernel lets go of it when the process ends, however it ends.
package struct RunLock: ~Copyable {
  private let descriptor: Int32

  package init(in folder: String) throws(OutputError) {
    try OutputFolder.makeFolder(folder)
    let path = folder + "/.lock"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw OutputError(.create, "the lock cannot be created", path: path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw OutputError(.locked, "another run holds the lock; try again when it has ended", path: path)
    }
  }

  deinit { close(descriptor) }
}

/// Reads a small file whole; nil where it cannot be read.
package func contents(of path: String) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &chunk, chunk.count)
    if count <= 0 { return count == 0 ? bytes : nil }
    bytes += chunk[..<count]
  }
}
