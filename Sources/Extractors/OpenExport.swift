internal import Glibc
internal import Model

/// An export opened for reading anywhere in it.
final class OpenExport {
  private static let chunkSize = 1 << 18

  private let descriptor: Int32
  private let bytes: [UInt8]
  private let shown: String
  let state: FileState

  /// Throws: `Refusal` where the file cannot be read, or is no file.
  init(_ file: ExportFile) throws(Refusal) {
    shown = SafeText.line(file.name)
    switch file {
    case .inMemory(_, let all):
      (descriptor, bytes) = (-1, all)
      state = FileState(size: all.count)
    case .onDisk(_, let path):
      // Without blocking: opening a FIFO must not wait for somebody to write to it.
      descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      bytes = []
      guard descriptor >= 0 else { throw Refusal("\(shown): cannot be read: \(String(cString: strerror(errno)))") }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        close(descriptor)
        throw Refusal("\(shown): is no file")
      }
      state = FileState(status)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Calls `body` with each chunk in turn, whatever the file's size now is.
  func readAll(_ body: (UnsafeBufferPointer<UInt8>) -> Void) throws(Refusal) {
    guard descriptor >= 0 else { return bytes.withUnsafeBufferPointer(body) }
    let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.chunkSize)
    defer { chunk.deallocate() }
    var offset = 0
    while true {
      let count = try read(from: offset, into: chunk)
      if count == 0 { return }
      body(UnsafeBufferPointer(rebasing: chunk[..<count]))
      offset += count
    }
  }

  /// Fills the buffer from a place in the file on; returns how many bytes there were: fewer only at its end.
  func read(from offset: Int, into buffer: UnsafeMutableBufferPointer<UInt8>) throws(Refusal) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    guard descriptor >= 0 else {
      let count = max(0, min(buffer.count, bytes.count - offset))
      bytes.withUnsafeBufferPointer { all in
        if let from = all.baseAddress, count > 0 { base.update(from: from + offset, count: count) }
      }
      return count
    }
    var total = 0
    while total < buffer.count {
      let count = pread(descriptor, base + total, buffer.count - total, off_t(offset + total))
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Refusal("\(shown): cannot be read: \(String(cString: strerror(errno)))") }
      if count == 0 { break }
      total += count
    }
    return total
  }
}
