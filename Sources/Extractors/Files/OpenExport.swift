internal import Glibc
internal import Model

/// An export that is open for reading at any place in it.
final class OpenExport {
  private static let chunkSize = 1 << 18

  private let descriptor: Int32
  private let bytes: [UInt8]
  /// Its name in a form that may be shown.
  let shown: String
  private let witness: Witness?
  let state: FileState

  /// Throws: `Refusal` where the file cannot be read, or is no file.
  init(_ file: ExportFile, witness: Witness? = nil) throws(Refusal) {
    shown = SafeText.line(file.name)
    self.witness = witness
    switch file {
    case .inMemory(_, let all):
      (descriptor, bytes) = (-1, all)
      state = FileState(inMemory: all.count)
    case .onDisk(_, let path):
      // Without blocking: opening a FIFO must not wait for somebody to write to it.
      descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      bytes = []
      guard descriptor >= 0 else { throw .unreadable(file: shown, reason: String(cString: strerror(errno))) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        close(descriptor)
        throw .noFile(file: shown)
      }
      state = FileState(status)
    }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Calls `body` with each piece in turn, whatever size the file now has, until `body` returns that it has read enough.
  func readAll(_ body: (UnsafeBufferPointer<UInt8>) -> Bool) throws(Refusal) {
    guard descriptor >= 0 else {
      _ = bytes.withUnsafeBufferPointer(body)
      return
    }
    let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.chunkSize)
    defer { chunk.deallocate() }
    var offset = 0
    while true {
      let count = try read(from: offset, into: chunk)
      if count == 0 { return }
      guard body(UnsafeBufferPointer(rebasing: chunk[..<count])) else { return }
      offset += count
    }
  }

  /// Fills the buffer from a place in the file, and returns how many bytes there were: fewer than its size only at the end of
  /// the file.
  ///
  /// Throws: `Refusal` where they are not the bytes that the witness knows.
  func read(from offset: Int, into buffer: UnsafeMutableBufferPointer<UInt8>) throws(Refusal) -> Int {
    guard descriptor >= 0 else { return copy(from: offset, into: buffer) }
    guard let witness else { return try fill(buffer, from: offset) }
    let size = Witness.piece
    let wanted = min(buffer.count, max(0, witness.size - offset))
    let edge = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: size)
    defer { edge.deallocate() }
    var done = 0
    while done < wanted {
      let within = (offset + done) % size
      if within == 0, wanted - done >= size {
        // Whole pieces go where they are wanted; what is left at both ends is looked at as part of its piece.
        let whole = UnsafeMutableBufferPointer(rebasing: buffer[done..<done + (wanted - done) / size * size])
        guard try fill(whole, from: offset + done) == whole.count else { throw .changed(file: shown) }
        for piece in stride(from: 0, to: whole.count, by: size) {
          try check(UnsafeBufferPointer(rebasing: whole[piece..<piece + size]), at: offset + done + piece, witness)
        }
        done += whole.count
      } else {
        let start = offset + done - within
        let count = try fill(edge, from: start)
        try check(UnsafeBufferPointer(rebasing: edge[..<count]), at: start, witness)
        let taken = min(count - within, wanted - done)
        guard taken > 0 else { throw .changed(file: shown) }
        _ = buffer[done..<done + taken].update(fromContentsOf: edge[within..<within + taken])
        done += taken
      }
    }
    return done
  }

  private func check(_ piece: UnsafeBufferPointer<UInt8>, at offset: Int, _ witness: Witness) throws(Refusal) {
    guard witness.knows(piece, at: offset) else { throw .changed(file: shown) }
  }

  private func copy(from offset: Int, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let count = max(0, min(buffer.count, bytes.count - offset))
    bytes.withUnsafeBufferPointer { all in
      if let from = all.baseAddress, let base = buffer.baseAddress, count > 0 { base.update(from: from + offset, count: count) }
    }
    return count
  }

  private func fill(_ buffer: UnsafeMutableBufferPointer<UInt8>, from offset: Int) throws(Refusal) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    var total = 0
    while total < buffer.count {
      let count = pread(descriptor, base + total, buffer.count - total, off_t(offset + total))
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(file: shown, reason: String(cString: strerror(errno))) }
      if count == 0 { break }
      total += count
    }
    return total
  }
}
