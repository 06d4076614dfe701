internal import Crypto
internal import Glibc
internal import Model

/// An export that has been opened and looked through once, so that its encoding is known before its first row is read.
///
/// The second reading hands its bytes over in chunks and takes their digest; a file of a few megabytes is kept from the
/// first. That it was the same file both times is made sure of at the end, by size and time of change.
final class FileBytes {
  private static let chunkSize = 1 << 18
  /// So large a file is kept in memory between the two readings.
  private static let kept = 8 << 20

  let encoding: Encoding
  private let name: String
  private let descriptor: Int32
  private let before: stat
  private var bytes: [UInt8]?

  /// Throws: `Refusal` where the file cannot be read, is no file, or is no text.
  init(_ file: ExportFile) throws(Refusal) {
    name = file.name
    let shown = SafeText.line(file.name)
    var check = EncodingCheck()
    switch file {
    case .inMemory(_, let all):
      all.withUnsafeBufferPointer { check.feed($0) }
      (bytes, descriptor, before) = (all, -1, stat())
      encoding = try check.finish(in: shown)
    case .onDisk(_, let path):
      // Without blocking: opening a FIFO must not wait for somebody to write to it.
      let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard opened >= 0 else { throw Refusal("\(shown): cannot be read: \(String(cString: strerror(errno)))") }
      var status = stat()
      guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        close(opened)
        throw Refusal("\(shown): is no file")
      }
      var all: [UInt8] = []
      let keeps = Int(status.st_size) <= Self.kept
      do throws(Refusal) {
        try Self.read(opened, shown) { (chunk) throws(Refusal) in
          check.feed(chunk)
          if keeps { all += chunk }
        }
        encoding = try check.finish(in: shown)
      } catch {
        close(opened)
        throw error
      }
      (bytes, descriptor, before) = (keeps ? all : nil, opened, status)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Calls `body` with each chunk in turn.
  ///
  /// Throws: `Refusal` where the file cannot be read or has changed since it was opened.
  func read(_ body: (UnsafeBufferPointer<UInt8>) throws(Refusal) -> Void) throws(Refusal) -> InputFile {
    var digest = SHA256()
    var total = 0
    let shown = SafeText.line(name)
    func take(_ chunk: UnsafeBufferPointer<UInt8>) throws(Refusal) {
      digest.update(bufferPointer: UnsafeRawBufferPointer(chunk))
      total += chunk.count
      try body(chunk)
    }
    if let bytes {
      try bytes.withUnsafeBufferPointer { (all) throws(Refusal) in
        for start in stride(from: 0, to: all.count, by: Self.chunkSize) {
          try take(UnsafeBufferPointer(rebasing: all[start..<min(start + Self.chunkSize, all.count)]))
        }
      }
    } else {
      lseek(descriptor, 0, SEEK_SET)
      try Self.read(descriptor, shown, take)
    }
    guard descriptor < 0 || isUnchanged(total) else {
      throw Refusal("\(shown): changed while it was read: try again when it is complete")
    }
    return InputFile(name: name, bytes: total, sha256: hexadecimal(digest.finalize()))
  }

  private func isUnchanged(_ total: Int) -> Bool {
    var after = stat()
    return fstat(descriptor, &after) == 0 && after.st_size == before.st_size && Int(after.st_size) == total
      && after.st_mtim.tv_sec == before.st_mtim.tv_sec && after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
  }

  private static func read(
    _ descriptor: Int32, _ shown: String, _ body: (UnsafeBufferPointer<UInt8>) throws(Refusal) -> Void
  ) throws(Refusal) {
    let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: chunkSize)
    defer { chunk.deallocate() }
    while true {
      let count = Glibc.read(descriptor, chunk.baseAddress, chunkSize)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Refusal("\(shown): cannot be read: \(String(cString: strerror(errno)))") }
      if count == 0 { return }
      try body(UnsafeBufferPointer(rebasing: chunk[..<count]))
    }
  }

  /// A file's digest, whatever it holds; empty where it cannot be read.
  static func digest(_ file: ExportFile) -> InputFile {
    var digest = SHA256()
    var total = 0
    if case .onDisk(_, let path) = file {
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else { return InputFile(name: file.name, bytes: file.size, sha256: "") }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        return InputFile(name: file.name, bytes: 0, sha256: "")
      }
      do throws(Refusal) {
        try read(descriptor, "") { (chunk) throws(Refusal) in
          digest.update(bufferPointer: UnsafeRawBufferPointer(chunk))
          total += chunk.count
        }
      } catch { return InputFile(name: file.name, bytes: file.size, sha256: "") }
    } else if case .inMemory(_, let bytes) = file {
      digest.update(data: bytes)
      total = bytes.count
    }
    return InputFile(name: file.name, bytes: total, sha256: hexadecimal(digest.finalize()))
  }
}

/// The digest of a text, for definitions' fingerprints.
package func sha256(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

private func hexadecimal(_ digest: SHA256.Digest) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
