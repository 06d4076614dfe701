internal import Glibc

extension Disk {
  /// Makes a folder that only this user may open, and those above it; one that is there is closed to others.
  package static func makePrivateFolder(_ path: String) throws(FileError) {
    _ = try PrivateFolder(path: path)
    guard chmod(path, 0o700) == 0 else { throw FileError(.create, "the folder cannot be made private", path: path) }
  }

  /// Writes a new file that only this user can read. Where that fails, there is none.
  package static func writePrivate(_ bytes: [UInt8], to path: String) throws(FileError) {
    try making(path) { target throws(FileError) in
      try bytes.withUnsafeBytes { piece in Result { () throws(FileError) in try write(piece, to: target, path) } }.get()
    }
  }

  /// Copies a regular file into a new one that only this user can read. Where that fails, there is none.
  package static func copyPrivately(_ source: String, to path: String) throws(FileError) {
    let from = open(source, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard from >= 0 else { throw FileError(.write, "cannot be read", path: source) }
    defer { close(from) }
    try making(path) { target throws(FileError) in
      let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 1)
      defer { piece.deallocate() }
      while true {
        let count = read(from, piece.baseAddress, piece.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw FileError(.write, "cannot be read", path: source) }
        if count == 0 { return }
        try write(UnsafeRawBufferPointer(rebasing: piece[..<count]), to: target, path)
      }
    }
  }

  /// Gives a file or folder another name on the same disk.
  package static func rename(_ path: String, to name: String) throws(FileError) {
    guard Glibc.rename(path, name) == 0 else { throw FileError(.write, "cannot be renamed into place", path: name) }
  }

  private static func making(_ path: String, _ fill: (Int32) throws(FileError) -> Void) throws(FileError) {
    let target = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard target >= 0 else { throw FileError(.create, "cannot be created", path: path) }
    do throws(FileError) { try fill(target) } catch {
      close(target)
      unlink(path)
      throw error
    }
    guard close(target) == 0 else {
      let failure = FileError(.write, "cannot be closed", path: path)
      unlink(path)
      throw failure
    }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to target: Int32, _ path: String) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = Glibc.write(target, bytes.baseAddress?.advanced(by: written), bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileError(.write, "cannot be written", path: path) }
      written += count
    }
  }
}
