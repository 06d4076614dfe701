internal import Glibc

/// Files of one user alone that several folders hold by hard links, so that one content takes room once: the store has each
/// under its digest, and drops what no folder holds any more.
///
///     let store = try FileStore(path: "/home/ann/.local/state/scorecard/kept")
///     let lock = try store.lock()
///     let isThere = try store.put(digest, bytes: 5000, as: folder + "/exclusions.csv") { path in
///       try Disk.copyPrivately(export, to: path)
///       return true
///     }
///     store.sweep()
///     _ = consume lock
package struct FileStore: Sendable {
  private let path: String
  private var files: String { "\(path)/files" }
  /// How often, and with how many microseconds between, the lock is asked for: others hold it for a moment.
  private static let (tries, pause) = (40, UInt32(50_000))

  /// The store at the path, which is made where it is not there, with mode 0700.
  ///
  /// Throws: `FileError`.
  package init(path: String) throws(FileError) {
    self.path = path
    try Disk.makePrivateFolder(path)
    try Disk.makePrivateFolder("\(path)/files")
  }

  /// Keeps other processes away from the store. Everything below needs it.
  ///
  /// Throws: `FileError`, `.locked` where another process has not let go for two seconds.
  package func lock() throws(FileError) -> FileLock {
    for _ in 1..<Self.tries {
      do throws(FileError) { return try taken() } catch  where error.kind == .locked { usleep(Self.pause) }
    }
    return try taken()
  }

  private func taken() throws(FileError) -> FileLock {
    try FileLock(path: "\(path)/lock", waits: false, held: "another run holds the lock")
  }

  /// Gives a folder a file of this digest and size. Where the store has none, `make` is asked to write it to a path; it answers
  /// false where it cannot be had. Returns whether the folder has the file now.
  ///
  /// Throws: `FileError`, and what `make` throws.
  package func put(
    _ digest: String, bytes: Int, as target: String, make: (_ path: String) throws(FileError) -> Bool
  ) throws(FileError) -> Bool {
    let stored = "\(files)/\(digest)"
    var status = stat()
    if lstat(stored, &status) != 0 || status.st_mode & S_IFMT != S_IFREG || Int(status.st_size) != bytes {
      let temporary = "\(files)/.\(digest).tmp"
      unlink(temporary)
      guard try make(temporary) else {
        unlink(temporary)
        return false
      }
      try Disk.rename(temporary, to: stored)
    }
    // Not every disk has hard links.
    if link(stored, target) != 0 { try Disk.copyPrivately(stored, to: target) }
    return true
  }

  /// Those of these folders below which the files of all these digests are; none where the disk has no hard links.
  package func folders(holding digests: [String], among folders: [String]) -> [String] {
    var wanted: Set<UInt64> = []
    for digest in digests {
      var status = stat()
      guard lstat("\(files)/\(digest)", &status) == 0 else { return [] }
      wanted.insert(UInt64(status.st_ino))
    }
    return folders.filter { contents(of: $0).isSuperset(of: wanted) }
  }

  /// What the files below a folder hold: files with the same content have the same number, where the disk has hard links.
  package func contents(of folder: String) -> Set<UInt64> {
    ((try? Disk.names(in: folder)) ?? []).reduce(into: []) { found, name in
      var status = stat()
      guard lstat("\(folder)/\(name)", &status) == 0 else { return }
      if status.st_mode & S_IFMT == S_IFDIR {
        found.formUnion(contents(of: "\(folder)/\(name)"))
      } else {
        found.insert(UInt64(status.st_ino))
      }
    }
  }

  /// Removes what no folder holds, and what a process left that was killed.
  package func sweep() {
    for name in (try? Disk.names(in: files)) ?? [] {
      var status = stat()
      let file = "\(files)/\(name)"
      if name.hasPrefix(".") || (lstat(file, &status) == 0 && status.st_nlink < 2) { unlink(file) }
    }
  }
}
