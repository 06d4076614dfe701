internal import Glibc

/// A file being written beside its place: synced and renamed into it when it is whole, taken away when it is not.
package final class AtomicFile {
  private let path: String
  private let temporary: String
  private var descriptor: Int32

  /// `temporary`: where it is until it is whole, on the same disk.
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

  package func append(_ bytes: [UInt8]) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw FileError(.write, "cannot be written", path: path) }
      written += count
    }
  }

  package func finish() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw FileError(.write, "cannot be synced", path: path) }
    let status = close(descriptor)
    descriptor = -1
    guard status == 0, rename(temporary, path) == 0 else {
      throw FileError(.write, "cannot be closed and renamed into place", path: path)
    }
  }
}
