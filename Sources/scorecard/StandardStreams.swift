import ArgumentParser
import Glibc
import Synchronization

/// Results: text on standard output. Throws: exit code 74 where it cannot be written.
func printOutput(_ text: String) throws { try printOutput(Array(text.utf8)) }

/// Results: bytes on standard output, as they are. Throws: exit code 74 where they cannot be written.
func printOutput(_ bytes: [UInt8]) throws {
  guard write(bytes, to: STDOUT_FILENO) else {
    printError("scorecard: standard output cannot be written: \(String(cString: strerror(errno)))")
    throw ExitCode.cannotWrite
  }
}

/// Whether a line of progress stands on standard error, which whatever is printed next takes away.
private let progressStands = Mutex(false)
private let takingAway = "\r\u{1B}[K"

/// Everything else: a line on standard error. Where that cannot be written there is nobody left to tell.
func printError(_ line: String) {
  progressStands.withLock { stands in
    _ = write(Array(((stands ? takingAway : "") + line + "\n").utf8), to: STDERR_FILENO)
    stands = false
  }
}

/// Puts a line of progress in the place of the one before; nil takes that away.
func printProgress(_ text: String?) {
  progressStands.withLock { stands in
    guard text != nil || stands else { return }
    _ = write(Array((takingAway + (text ?? "")).utf8), to: STDERR_FILENO)
    stands = text != nil
  }
}

private func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes {
      Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
    }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { return false }
    written += count
  }
  return true
}
