internal import Glibc

/// Shows whether a file has changed between two readings, without reading it again. Nobody can set the time at which its inode
/// changed.
package struct FileState: Equatable, Sendable {
  fileprivate struct Moment: Equatable {
    var seconds: Int
    var nanoseconds: Int

    init(_ time: timespec) { (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec) }
  }
  private(set) var size = -1
  private var device: UInt = 0
  private var inode: UInt = 0
  fileprivate var written: Moment?
  private var changed: Moment?
}

extension FileState {
  /// The file's state now; where there is no such file, a state with a size of -1.
  package init(of file: ExportFile) {
    switch file {
    case .inMemory(_, let bytes): self.init(inMemory: bytes.count)
    case .onDisk(_, let path):
      var status = stat()
      if stat(path, &status) == 0 { self.init(status) } else { self.init() }
    }
  }

  init(inMemory size: Int) { self.size = size }

  /// When the file was last written, in nanoseconds since 1970; 0 for one in memory.
  var writtenAt: Int { written.map { $0.seconds * 1_000_000_000 + $0.nanoseconds } ?? 0 }

  init(_ status: stat) {
    size = Int(status.st_size)
    (device, inode) = (UInt(status.st_dev), UInt(status.st_ino))
    (written, changed) = (Moment(status.st_mtim), Moment(status.st_ctim))
  }
}
