internal import Glibc
internal import Model
internal import Platform

/// What a first reading of a whole file shows: its digest, its encoding, and whether its bytes are text in that encoding.
///
/// Only a file's last byte can show that it is not UTF-8, so its rows are read after this. `state` and `witness` make sure that
/// the rows come from the same bytes.
struct FileLook: Sendable {
  var input: InputFile
  var encoding = Encoding.utf8
  /// Why nothing of the file can be read; nil where it can.
  var refusal: Refusal?
  var state = FileState()
  var witness = Witness()
  /// The line of the first word that is unlikely in the encoding; nil where there is none.
  var unlikelyLine: Int?

  /// What is known of a file of which others have looked at the parts.
  init(_ input: InputFile, _ encoding: Encoding, _ state: FileState, witness: Witness = Witness(), unlikelyLine: Int? = nil) {
    (self.input, self.encoding, self.state, self.witness, self.unlikelyLine) = (input, encoding, state, witness, unlikelyLine)
  }

  /// Never throws: `refusal` says why a file cannot be read, with as much of the digest as there is.
  init(_ file: ExportFile) {
    input = InputFile(name: file.name, bytes: file.size, sha256: "")
    do throws(Refusal) {
      let bytes = try OpenExport(file)
      state = bytes.state
      let digest = SHA256()
      var check = EncodingCheck()
      var total = 0
      var firstNUL: Int?
      try bytes.readAll { chunk in
        witness.feed(chunk)
        digest.update(UnsafeRawBufferPointer(chunk))
        check.feed(chunk)
        if firstNUL == nil, let place = Self.nul(in: chunk) { firstNUL = total + place }
        total += chunk.count
        // Nothing of such a file is read, however long it is.
        return firstNUL == nil || check.isWide
      }
      if let firstNUL, !check.isWide { throw try Self.refusal(ofNULAt: firstNUL, in: bytes, file) }
      input = InputFile(name: file.name, bytes: total, sha256: digest.finish())
      guard total == state.size, FileState(of: file) == state else { throw .changed(file: SafeText.line(file.name)) }
      encoding = try check.finish(in: SafeText.line(file.name))
      if encoding == .windows1252, let place = check.unlikelyPlace { unlikelyLine = try Self.line(at: place, in: bytes) }
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
      return passed <= place
    }
    return line
  }

  private static func refusal(ofNULAt place: Int, in bytes: OpenExport, _ file: ExportFile) throws(Refusal) -> Refusal {
    .damaged(file: SafeText.line(file.name), line: try line(at: place, in: bytes), .nulByte)
  }
}

extension OpenExport {
  /// What is read is what `look` saw, or the file has changed. Throws: `Refusal` where it has, cannot be read, or is no file.
  convenience init(_ file: ExportFile, as look: FileLook) throws(Refusal) {
    try self.init(file, witness: look.witness)
    guard state == look.state else { throw .changed(file: shown) }
  }
}
