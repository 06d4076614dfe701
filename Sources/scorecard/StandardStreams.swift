import ArgumentParser
import Glibc
import Model
import Pipeline
import Synchronization

/// Whom a result is for.
enum Audience {
  /// People. `colour`: the program's own colours stay; every other character that acts is made visible.
  case people(colour: Bool)
  /// Programs that read JSON: escapes are JSON's own.
  case json
  /// Programs, or a file: the bytes as they are.
  case data
}

/// Results for people: text on standard output. Throws: exit code 74 where it cannot be written.
func printOutput(_ text: String) throws { try printOutput(Array(text.utf8), for: .people(colour: false)) }

/// Results: bytes on standard output. Throws: exit code 74 where they cannot be written; it says why, unless the reader has gone.
func printOutput(_ bytes: [UInt8], for reader: Audience) throws {
  let bytes =
    switch reader {
    case .data: bytes
    case .json: Array(VisibleText.json(String(decoding: bytes, as: UTF8.self)).utf8)
    case .people(let colour): Array(visible(String(decoding: bytes, as: UTF8.self), colour).utf8)
    }
  guard write(bytes, to: STDOUT_FILENO) else {
    // The reader has closed the pipe, as `head` does in `scorecard explain 7 | head`.
    if errno == EPIPE { throw ExitCode.cannotWrite }
    printError("scorecard: standard output cannot be written: \(String(cString: strerror(errno)))")
    throw ExitCode.cannotWrite
  }
}

/// What is coloured was made visible before it was coloured: these sequences are the program's own.
private func visible(_ text: String, _ hasColour: Bool) -> String {
  guard hasColour else { return VisibleText.lines(text) }
  var result = ""
  for (place, piece) in text.split(separator: "\u{1B}", omittingEmptySubsequences: false).enumerated() {
    if place > 0 { result += isOwnColour(piece) ? "\u{1B}" : VisibleText.escape("\u{1B}") }
    result += VisibleText.lines(String(piece))
  }
  return result
}

/// Whether a line of progress stands on standard error, which whatever is printed next takes away.
private let progressStands = Mutex(false)
private let takingAway = "\r\u{1B}[K"

/// Everything else: a line on standard error. Where that cannot be written there is nobody left to tell.
func printError(_ line: String) { printError(lines: VisibleText.line(line)) }

/// The same of several lines at once.
func printError(lines: String) {
  progressStands.withLock { stands in
    _ = write(Array(((stands ? takingAway : "") + VisibleText.lines(lines) + "\n").utf8), to: STDERR_FILENO)
    stands = false
  }
}

/// A question on standard error, whose answer is typed in the same line.
func printQuestion(_ text: String) { _ = write(Array(VisibleText.line(text).utf8), to: STDERR_FILENO) }

/// Puts a line of progress in the place of the one before; nil takes that away.
func printProgress(_ text: String?) {
  progressStands.withLock { stands in
    guard text != nil || stands else { return }
    _ = write(Array((takingAway + VisibleText.line(text ?? "")).utf8), to: STDERR_FILENO)
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
