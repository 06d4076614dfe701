internal import Glibc

/// A file that readers see whole or not at all: it is written under a temporary name, and renamed into its place when it is on
/// the disk. Where that fails, or `finish` is never called, the temporary file is removed.
///
///     let file = try AtomicFile(path: "output/alerts.json")
///     try file.append(bytes)
///     try file.finish()
package final class AtomicFile {
  private let path: String
  private let temporary: String
  private var descriptor: Int32

  /// Creates the temporary file: `temporary`, which must be on the same disk, or the path with `.tmp` after it.
  ///
  /// Throws: `FileError.Kind.create`.
  package init(path: String, by temporary: String? = nil) throws(FileError) {
    self.path = path
    self.temporary = temporary ?? path + ".tmp"
    descriptor = open(self.temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NONBLOCK, 0o640)
    guard descriptor >= 0 else { throw FileError(.create, "cannot be created", path: path) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporary)
  }

  /// Writes bytes after those that were written before.
  ///
  /// Throws: `FileError.Kind.write`; the file at `path` is then as it was.
  package func append(_ bytes: [UInt8]) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw FileError(.write, "cannot be written", path: path) }
      written += count
    }
  }

  /// Waits until the bytes are on the disk, and renames the file into its place. To be called once.
  ///
  /// Throws: `FileError.Kind.write`; the file at `path` is then as it was.
  package func finish() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw FileError(.write, "cannot be synced", path: path) }
    let status = close(descriptor)
    descriptor = -1
    guard status == 0, rename(temporary, path) == 0 else {
      throw FileError(.write, "cannot be closed and renamed into place", path: path)
    }
  }
}
