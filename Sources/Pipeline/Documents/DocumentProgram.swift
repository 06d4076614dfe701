internal import Platform

/// A program that turns documents into other formats.
///
///     try DocumentProgram.pandoc.run(["--to=html5", "--output=paper.html", "paper.md"], making: "paper.html", "<", in: folder)
struct DocumentProgram {
  /// Why there is no document.
  struct Fault: Error, CustomStringConvertible {
    let description: String
    /// The program is not on this machine.
    var isNotInstalled = false
  }

  /// https://pandoc.org
  static let pandoc = DocumentProgram(
    name: "pandoc", title: "pandoc", remedy: "pandoc is not installed (Debian: apt-get install pandoc librsvg2-bin)")
  /// A paper takes a second or two, and LibreOffice some more to start.
  private static let patience = 120.0

  /// What it is called in the folders of `PATH`.
  let name: String
  /// What people call it.
  let title: String
  /// What to say where it is not on this machine.
  let remedy: String
  /// Whether it keeps something for all users of the machine. LibreOffice makes a folder below /var/spool when root first starts it;
  /// one that only root's group may read would keep it from starting for anybody else.
  var sharesWhatItKeeps = false

  /// Runs it in `folder`, and returns when `document`, named from the folder, is there and begins as it should.
  func run(_ arguments: [String], making document: String, _ beginning: String, in folder: String) throws(Fault) {
    let limit = ChildProcess.limit(Self.patience)
    // What this program publishes is for its group alone: its umask is 027, which a program that it starts has too.
    let child =
      sharesWhatItKeeps
      ? ChildProcess(
        program: .path("/bin/sh"), arguments: ["-c", "umask 022; exec \"$0\" \"$@\"", name] + arguments, folder: folder,
        seconds: limit)
      : ChildProcess(program: .named(name), arguments: arguments, folder: folder, seconds: limit)
    let outcome = child.run()
    switch outcome.ending {
    case .exited(0):
      guard Self.isDocument("\(folder)/\(document)", beginning) else {
        throw Fault(description: "\(title) ended without an error, but wrote no \(document)")
      }
    // 127: a shell script in its place that found no such program.
    case .notFound, .exited(127): throw Fault(description: remedy, isNotInstalled: true)
    case .notStarted: throw Fault(description: "\(title) cannot be started")
    case .timedOut: throw Fault(description: "\(title) did not end in \(limit.secondsInWords)")
    case .exited(let code): throw Fault(description: "\(title) ended with \(code): \(Self.reason(outcome.said))")
    case .killed(let signal):
      throw Fault(description: "\(title) was ended by signal \(signal): \(Self.reason(outcome.said))")
    }
  }

  private static func reason(_ said: String) -> String {
    let lines = said.split(whereSeparator: \.isNewline)
    // LibreOffice warns of a missing Java each time.
    return (lines.first { !$0.hasPrefix("Warning:") } ?? lines.first).map(String.init) ?? "no reason given"
  }

  private static func isDocument(_ path: String, _ beginning: String) -> Bool {
    (try? Disk.bytes(of: path))?.starts(with: Array(beginning.utf8)) ?? false
  }
}
