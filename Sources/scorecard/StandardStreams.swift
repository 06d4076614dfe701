import Glibc

/// Results: text on standard output.
func printOutput(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }

/// Results: bytes on standard output, as they are.
func printOutput(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

/// Everything else: a line on standard error.
func printError(_ line: String) { write(Array((line + "\n").utf8), to: STDERR_FILENO) }

/// Part of a line on standard error.
func printErrorPart(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

// Whoever reads may have gone away: then there is nobody left to tell.
private func write(_ bytes: [UInt8], to descriptor: Int32) {
  var written = 0
  while written < bytes.count {
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written) }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { return }
    written += count
  }
}
