internal import CGlibc
internal import Glibc

/// A file in memory, without a name in any folder, for a library that writes to files by name.
///
///     let file = try MemoryFile(named: "scorecard.xlsx")
///     library.write(to: file.path)
///     let bytes = try file.bytes()
package final class MemoryFile {
  private let descriptor: Int32
  private let name: String

  /// Throws: `.refused` where the system has no memory for it.
  package init(named name: String) throws(FileError) {
    self.name = name
    descriptor = create_memory_file(name)
    guard descriptor >= 0 else { throw FileError(.refused, "no memory for it", path: name) }
  }

  deinit { close(descriptor) }

  /// The path by which the file can be opened for as long as this object exists.
  package var path: String { "/proc/self/fd/\(descriptor)" }

  /// All that was written to it.
  package func bytes() throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Int(max(0, lseek(descriptor, 0, SEEK_END))))
    var count = 0
    while count < bytes.count {
      let more = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count, off_t(count))
      }
      guard more > 0 else { throw FileError(.write, "cannot be read back from memory", path: name) }
      count += more
    }
    return bytes
  }

  /// A folder whose files are in memory; nil where the system has none that can be written to.
  package static var folder: String? { access("/dev/shm", W_OK | X_OK) == 0 ? "/dev/shm" : nil }
}
