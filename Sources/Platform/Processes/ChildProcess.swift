internal import Dispatch
internal import Glibc
internal import Subprocess
internal import Synchronization
internal import SystemPackage

/// A program that this one starts and waits for, no longer than a limit.
///
///     let ended = ChildProcess(program: .named("pandoc"), arguments: ["in.md"], seconds: 120).run()
///     guard ended.ending == .exited(0) else { throw … }
package struct ChildProcess {
  /// Which program to start.
  package enum Program {
    /// The program of this name in the folders of `PATH`.
    case named(String)
    /// The program at this path.
    case path(String)
  }

  /// How the program ended, or why it did not start.
  package enum Ending: Equatable {
    /// It ended with this exit code; 0 means success.
    case exited(Int32)
    /// A signal ended it that this program did not send.
    case killed(signal: Int32)
    /// There is no such program.
    case notFound
    /// There is one, but the system did not start it.
    case notStarted
    /// It ran longer than `seconds`, and was killed.
    case timedOut
  }

  /// What came of it.
  package struct Outcome {
    /// How it ended.
    package let ending: Ending
    /// The first 4096 bytes of what it wrote on standard error.
    package let said: String
  }

  /// The program to start.
  package let program: Program
  /// Its arguments, without its own name.
  package let arguments: [String]
  /// The folder that it works in; this program's own unless given.
  package var folder: String?
  /// The bytes that it reads from standard input.
  package var input: [UInt8] = []
  /// The limit in seconds. After it the program is killed, with every process that it started and that is still in its process
  /// group.
  package let seconds: Double

  /// Nothing is started yet: `run` does that.
  package init(program: Program, arguments: [String], folder: String? = nil, input: [UInt8] = [], seconds: Double) {
    self.program = program
    self.arguments = arguments
    self.folder = folder
    self.input = input
    self.seconds = seconds
  }

  /// The limit for a child in seconds: `usual`, unless the environment variable `SCORECARD_CHILD_SECONDS` gives another from
  /// 0.1 to 86,400.
  package static func limit(_ usual: Double) -> Double {
    guard let text = getenv("SCORECARD_CHILD_SECONDS"), let seconds = Double(String(cString: text)),
      (0.1...86_400).contains(seconds)
    else { return usual }
    return seconds
  }

  /// Starts the program, and returns when it has ended. It does not wait for processes that the program leaves behind.
  package func run() -> Outcome {
    // The library waits for ever for threads that it is not given.
    guard SystemLimits.refusal() == nil, let file = Self.file(holding: input) else {
      return Outcome(ending: .notStarted, said: "")
    }
    let (watch, ended) = (ChildWatch(), DispatchSemaphore(value: 0))
    Task.detached {
      let outcome = await outcome(watch, input: file)
      watch.keep(outcome)
      ended.signal()
    }
    ended.wait()
    return watch.outcome
  }

  private func outcome(_ watch: ChildWatch, input: FileDescriptor) async -> Outcome {
    let timer = Task {
      try await Task.sleep(for: .seconds(seconds))
      watch.end(SIGTERM)
      try await Task.sleep(for: .seconds(2))
      watch.end(SIGKILL)
    }
    defer { timer.cancel() }
    var options = PlatformOptions()
    options.processGroupID = 0
    do {
      let result = try await Subprocess.run(
        program.executable, arguments: Arguments(arguments), workingDirectory: folder.map { FilePath($0) },
        platformOptions: options,
        input: .fileDescriptor(input, closeAfterSpawningProcess: true), output: .discarded, error: .sequence
      ) { execution in
        watch.begin(execution.processIdentifier.value)
        await watch.read(execution.standardError)
      }
      let text = watch.said
      if watch.finish() { return Outcome(ending: .timedOut, said: text) }
      return Outcome(ending: Ending(result.terminationStatus), said: text)
    } catch { return Outcome(ending: watch.finish() ? .timedOut : Ending(notStarted: error), said: "") }
  }

  /// A file without a name that holds the bytes, read from its beginning. With a pipe, a program that ends without reading
  /// would look like a failure.
  private static func file(holding bytes: [UInt8]) -> FileDescriptor? {
    guard let stream = tmpfile() else { return nil }
    defer { fclose(stream) }
    guard fwrite(bytes, 1, bytes.count, stream) == bytes.count, fflush(stream) == 0 else { return nil }
    // The descriptor outlives the stream.
    let descriptor = fcntl(fileno(stream), F_DUPFD_CLOEXEC, 3)
    guard descriptor >= 0, lseek(descriptor, 0, SEEK_SET) == 0 else { return nil }
    return FileDescriptor(rawValue: descriptor)
  }
}

extension ChildProcess.Program {
  var executable: Executable {
    switch self {
    case .named(let name): .name(name)
    case .path(let path): .path(FilePath(path))
    }
  }
}

extension ChildProcess.Ending {
  /// How a program ended that had started.
  init(_ status: TerminationStatus) {
    self =
      switch status {
      case .exited(let code): .exited(code)
      case .signaled(let signal): .killed(signal: signal)
      }
  }

  /// Why a program did not start.
  init(notStarted error: any Error) {
    self = (error as? SubprocessError)?.code == .executableNotFound ? .notFound : .notStarted
  }
}

extension Double {
  /// A number of seconds as people write it: `60 seconds`, `1 second`, `0.5 seconds`.
  package var secondsInWords: String { self == 1 ? "1 second" : rounded() == self ? "\(Int(self)) seconds" : "\(self) seconds" }
}

/// What is known of a running child; it ends the child when its time is over.
private final class ChildWatch: Sendable {
  private struct State {
    var process: pid_t = 0
    var said: [UInt8] = []
    var outcome = ChildProcess.Outcome(ending: .notStarted, said: "")
    var isOver = false
    var isFinished = false
  }
  private let state = Mutex(State())

  var said: String { String(decoding: state.withLock { $0.said }, as: UTF8.self) }
  var outcome: ChildProcess.Outcome { state.withLock { $0.outcome } }
  func keep(_ outcome: ChildProcess.Outcome) { state.withLock { $0.outcome = outcome } }

  func begin(_ process: pid_t) {
    state.withLock { $0.process = process }
    ChildGroups.add(process)
  }

  /// Sends the signal to the child's whole group. A child that has ended before of its own accord counts as it ended.
  func end(_ signal: Int32) {
    state.withLock { state in
      guard state.process > 0, !state.isFinished else { return }
      var information = siginfo_t()
      let isThere = waitid(P_PID, id_t(state.process), &information, WEXITED | WNOHANG | WNOWAIT) == 0
      if isThere, information.si_signo == 0 { state.isOver = true }
      kill(-state.process, signal)
    }
  }

  /// Called when the child has ended. Returns whether its time was over; the rest of its group is then killed.
  func finish() -> Bool {
    state.withLock { state in
      state.isFinished = true
      ChildGroups.remove(state.process)
      if state.isOver { kill(-state.process, SIGKILL) }
      return state.isOver
    }
  }

  /// Reads everything, so that the child never waits for a reader, and keeps the beginning.
  func read(_ output: SubprocessOutputSequence) async {
    let most = 4096
    do {
      for try await buffer in output {
        let bytes = buffer.withUnsafeBytes { Array($0.prefix(most)) }
        state.withLock { $0.said += bytes.prefix(max(0, most - $0.said.count)) }
      }
    } catch {
      // How the child ended does not hang on what it said.
    }
  }
}
