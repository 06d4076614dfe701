internal import Crypto
internal import Glibc
internal import Model

/// What a first reading of a whole file tells: its digest, how its bytes stand for text, and whether they can.
///
/// Only a file's last byte can say that it is not UTF-8; so its rows are read after this. That they are rows of the same
/// bytes is made sure of by size and time of change.
struct FileLook: Sendable {
  var input: InputFile
  var encoding = Encoding.utf8
  /// Why nothing of the file can be read.
  var refusal: Refusal?
  var state = FileState()
  /// The line of the first word that its encoding makes unlikely.
  var unlikelyLine: Int?

  /// Never throws: what cannot be read is said in `refusal`, with as much of the digest as there is.
  init(_ file: ExportFile) {
    input = InputFile(name: file.name, bytes: file.size, sha256: "")
    do throws(Refusal) {
      let bytes = try OpenExport(file)
      state = bytes.state
      var digest = SHA256()
      var check = EncodingCheck()
      var total = 0
      var firstNUL: Int?
      try bytes.readAll { chunk in
        digest.update(bufferPointer: UnsafeRawBufferPointer(chunk))
        check.feed(chunk)
        if firstNUL == nil, let place = Self.nul(in: chunk) { firstNUL = total + place }
        total += chunk.count
      }
      input = InputFile(name: file.name, bytes: total, sha256: hexadecimal(digest.finalize()))
      encoding = try check.finish(in: SafeText.line(file.name))
      if encoding == .windows1252, let place = check.unlikelyPlace { unlikelyLine = try Self.line(at: place, in: bytes) }
      if let firstNUL, !encoding.isWide { throw try Self.refusal(ofNULAt: firstNUL, in: bytes, file) }
    } catch {
      refusal = error
    }
  }

  private static func nul(in chunk: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = chunk.baseAddress, let found = memchr(base, 0, chunk.count) else { return nil }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }

  /// The line that a byte is on.
  private static func line(at place: Int, in bytes: OpenExport) throws(Refusal) -> Int {
    var (line, passed) = (1, 0)
    try bytes.readAll { chunk in
      line += chunk.prefix(max(0, place - passed)).count { $0 == 10 }
      passed += chunk.count
    }
    return line
  }

  private static func refusal(ofNULAt place: Int, in bytes: OpenExport, _ file: ExportFile) throws(Refusal) -> Refusal {
    return Refusal(
      "\(SafeText.line(file.name)), line \(try line(at: place, in: bytes)): a NUL byte: the file is damaged, or UTF-16 without its byte order mark: "
        + "save it as CSV UTF-8")
  }
}

/// By what a file is known not to have changed between two readings.
struct FileState: Equatable, Sendable {
  var size = -1
  var seconds = 0
  var nanoseconds = 0
}

extension FileState {
  /// What the file's is now; of one that is not there, none.
  init(of file: ExportFile) {
    switch file {
    case .inMemory(_, let bytes): self.init(size: bytes.count)
    case .onDisk(_, let path):
      var status = stat()
      if stat(path, &status) == 0 { self.init(status) } else { self.init() }
    }
  }

  init(_ status: stat) {
    self.init(
      size: Int(status.st_size), seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
  }
}

/// The digest of a text, for definitions' fingerprints.
package func sha256(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

private func hexadecimal(_ digest: SHA256.Digest) -> String {
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
