internal import Glibc

extension Disk {
  /// Creates a folder, and those above it that are not there. The folder may be there already.
  package static func makeFolder(_ path: String) throws(FileError) {
    guard !path.isEmpty, path != "/", path != "." else { return }
    if mkdir(path, 0o750) == 0 || errno == EEXIST { return }
    if errno == ENOENT, let slash = path.lastIndex(of: "/") {
      try makeFolder(String(path[..<slash]))
      if mkdir(path, 0o750) == 0 || errno == EEXIST { return }
    }
    throw FileError(.create, "the folder cannot be created", path: path)
  }

  /// Removes a folder and the files in it. What cannot be removed is left, because the folder has a temporary name that nobody
  /// reads.
  package static func removeFolder(_ folder: String) {
    for file in (try? listing(of: folder)) ?? [] { unlink("\(folder)/\(file)") }
    rmdir(folder)
  }

  /// Returns when the names in a folder are on the disk, so that a crash cannot undo a rename.
  package static func syncFolder(_ folder: String) throws(FileError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.write, "cannot be opened", path: folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileError(.write, "cannot be synced", path: folder) }
  }
}
