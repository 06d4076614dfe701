internal import Glibc

/// Reads a small file whole; nil where it cannot be read, or is no regular file: a pipe would keep its reader waiting.
package func contents(of path: String) -> [UInt8]? {
  // Without blocking: opening a pipe must not wait for somebody to write to it.
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  return isRegular(descriptor) ? contents(of: descriptor) : nil
}

/// The same of a file that a person names: what stands on a descriptor that the program was given, such as `/dev/stdin` or a
/// shell's `<(command)`, is read too, whatever it is.
package func contents(named path: String) -> [UInt8]? {
  let isGiven = path == "/dev/stdin" || ["/dev/fd/", "/proc/self/fd/"].contains(where: path.hasPrefix)
  guard isGiven else { return contents(of: path) }
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  return contents(of: descriptor)
}

/// Whether something is there that is no regular file, nor a link to one.
func isIrregular(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
}

/// In bytes; 0 where there is no such file.
func size(of path: String) -> Int {
  var status = stat()
  return stat(path, &status) == 0 ? Int(status.st_size) : 0
}

/// Why a file that is needed cannot be had, after its name.
func whyUnreadable(_ path: String) -> String {
  isIrregular(path) && !path.hasSuffix("/") ? "\(path) is no regular file" : "\(path) is not there, or cannot be read"
}

private func isRegular(_ descriptor: Int32) -> Bool {
  var status = stat()
  return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
}

private func contents(of descriptor: Int32) -> [UInt8]? {
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
