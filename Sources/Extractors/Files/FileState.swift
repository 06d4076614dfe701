internal import Glibc
internal import Model
internal import Platform

/// By what a file is seen to have changed between two readings, without reading it again. The time at which its inode changed can be
/// set by nobody.
struct FileState: Equatable, Sendable {
  private struct Moment: Equatable {
    var seconds: Int
    var nanoseconds: Int

    init(_ time: timespec) { (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec) }
  }
  private(set) var size = -1
  private var device: UInt = 0
  private var inode: UInt = 0
  private var written: Moment?
  private var changed: Moment?
}

extension FileState {
  /// What the file's is now; of one that is not there, none.
  init(of file: ExportFile) {
    switch file {
    case .inMemory(_, let bytes): self.init(inMemory: bytes.count)
    case .onDisk(_, let path):
      var status = stat()
      if stat(path, &status) == 0 { self.init(status) } else { self.init() }
    }
  }

  init(inMemory size: Int) { self.size = size }

  init(_ status: stat) {
    size = Int(status.st_size)
    (device, inode) = (UInt(status.st_dev), UInt(status.st_ino))
    (written, changed) = (Moment(status.st_mtim), Moment(status.st_ctim))
  }
}
