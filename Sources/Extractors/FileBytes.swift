internal import Crypto
internal import Glibc
internal import Model

/// Hands a file's bytes over in chunks, taking their digest on the way: one reading serves all.
enum FileBytes {
  static let chunkSize = 1 << 18

  /// Calls `body` with each chunk in turn.
  ///
  /// Throws: `Refusal` where the file cannot be read, is no file, changes while it is read, or holds a NUL byte.
  static func read(
    _ file: ExportFile, _ body: (UnsafeBufferPointer<UInt8>) throws(Refusal) -> Void
  ) throws(Refusal) -> InputFile {
    var digest = SHA256()
    var count = 0
    switch file {
    case .inMemory(_, let text):
      let bytes = Array(text.utf8)
      try bytes.withUnsafeBufferPointer { (buffer) throws(Refusal) in
        digest.update(bufferPointer: UnsafeRawBufferPointer(buffer))
        if !buffer.isEmpty { try body(buffer) }
      }
      count = bytes.count
    case .onDisk(let name, let path):
      count = try readFromDisk(name, path, &digest, body)
    }
    return InputFile(name: file.name, bytes: count, sha256: hexadecimal(digest.finalize()))
  }

  /// A file's digest, whatever it holds; empty where it cannot be read.
  static func digest(_ file: ExportFile) -> InputFile {
    do throws(Refusal) {
      return try read(file) { _ in }
    } catch {
      return InputFile(name: file.name, bytes: file.size, sha256: "")
    }
  }

  private static func readFromDisk(
    _ name: String, _ path: String, _ digest: inout SHA256, _ body: (UnsafeBufferPointer<UInt8>) throws(Refusal) -> Void
  ) throws(Refusal) -> Int {
    // Without blocking: opening a FIFO must not wait for somebody to write to it.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Refusal("\(name): cannot be read: \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var before = stat()
    guard fstat(descriptor, &before) == 0, before.st_mode & S_IFMT == S_IFREG else {
      throw Refusal("\(name): is no file")
    }
    let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: chunkSize)
    defer { chunk.deallocate() }
    var total = 0
    while true {
      let count = Glibc.read(descriptor, chunk.baseAddress, chunkSize)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Refusal("\(name): cannot be read: \(String(cString: strerror(errno)))") }
      if count == 0 { break }
      let bytes = UnsafeBufferPointer(rebasing: chunk[..<count])
      digest.update(bufferPointer: UnsafeRawBufferPointer(bytes))
      try body(bytes)
      total += count
    }
    var after = stat()
    guard fstat(descriptor, &after) == 0, after.st_size == before.st_size, Int(after.st_size) == total,
      after.st_mtim.tv_sec == before.st_mtim.tv_sec, after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
    else { throw Refusal("\(name): changed while it was read: try again when it is complete") }
    return total
  }

  static func hexadecimal(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

/// The digest of a text, for definitions' fingerprints.
package func sha256(_ bytes: [UInt8]) -> String { FileBytes.hexadecimal(SHA256.hash(data: bytes)) }
