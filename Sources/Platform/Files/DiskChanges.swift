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

  /// Removes a folder and all that is in it; of a link, the link alone. What cannot be removed is left, because the folder has a
  /// temporary name that nobody reads.
  package static func removeFolder(_ folder: String) {
    for file in (try? listing(of: folder)) ?? [] where unlink("\(folder)/\(file)") != 0 && errno == EISDIR {
      removeFolder("\(folder)/\(file)")
    }
    rmdir(folder)
  }

  /// The path from the root of the file system, without links; nil where there is nothing at the path.
  package static func absolute(_ path: String) -> String? {
    realpath(path, nil).map { pointer in
      defer { free(pointer) }
      return String(cString: pointer)
    }
  }

  /// Returns when the names in a folder are on the disk, so that a crash cannot undo a rename.
  package static func syncFolder(_ folder: String) throws(FileError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.write, "cannot be opened", path: folder) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileError(.write, "cannot be synced", path: folder) }
  }
}
