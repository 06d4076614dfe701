internal import Glibc

extension Disk {
  /// A whole file; nil where there is none, or something that is not a file.
  package static func contents(of file: String) throws(FileError) -> [UInt8]? {
    guard try kind(of: file) == S_IFREG else { return nil }
    return try bytes(of: file)
  }

  /// A whole small file.
  ///
  /// Throws: `FileError` where it is not there, cannot be read, or is no regular file: a pipe would keep its reader waiting.
  package static func bytes(of path: String) throws(FileError) -> [UInt8] {
    // Without blocking: opening a pipe must not wait for somebody to write to it.
    try bytes(of: path, O_NONBLOCK) { descriptor in
      var status = stat()
      return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
  }

  /// A whole file that a person names. What the program was given on a descriptor, such as `/dev/stdin` or a shell's
  /// `<(command)`, is read too, whatever it is.
  package static func bytes(named path: String) throws(FileError) -> [UInt8] {
    let isGiven = path == "/dev/stdin" || ["/dev/fd/", "/proc/self/fd/"].contains(where: path.hasPrefix)
    return isGiven ? try bytes(of: path, 0) { _ in true } : try bytes(of: path)
  }

  /// The path of a file that is needed, and why it cannot be read, for a message.
  package static func whyUnreadable(_ path: String) -> String {
    isIrregular(path) && !path.hasSuffix("/") ? "\(path) is not a regular file" : "\(path) does not exist or cannot be read"
  }

  private static func bytes(of path: String, _ flags: Int32, if isReadable: (Int32) -> Bool) throws(FileError) -> [UInt8] {
    errno = 0
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | flags)
    guard descriptor >= 0 else { throw FileError(.write, "cannot be read", path: path) }
    defer { close(descriptor) }
    guard isReadable(descriptor), let bytes = all(from: descriptor) else { throw FileError(.write, "cannot be read", path: path) }
    return bytes
  }

  /// Nil where reading fails; `errno` says why.
  private static func all(from descriptor: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    var status = stat()
    var room = max(1 << 12, fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0)
    while true {
      var count = 0
      let more = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        count = read(descriptor, buffer.baseAddress, room)
        filled = max(0, count)
      }
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return count == 0 ? bytes : nil }
      if bytes.isEmpty { bytes = more } else { bytes += more }
      room = 1 << 16
    }
  }
}
