internal import Dispatch
internal import Glibc
internal import Subprocess
internal import Synchronization
internal import SystemPackage

/// A program that this one starts and talks with, a line at a time. It ends when this one lets go of it. Where this one ends first,
/// however it does, the program's standard input closes: it has to notice, and to clear up what nobody else is left to.
///
///     let driver = Conversation(program: .named("python3"), arguments: ["driver.py"])
///     try driver.send(Array("start\n".utf8))
///     while let line = try driver.receive() { … }
package final class Conversation {
  private let toChild: Int32
  private let fromChild: Int32
  private let end = ConversationEnd()
  private var buffer: [UInt8] = []
  private var isOpen = true

  /// Starts the program. `environment` is added to this one's own; what the program writes on standard error is not kept unless
  /// `showsErrors`.
  ///
  /// Throws: `FileError.Kind.create` where the system gives no pipes.
  package init(
    program: ChildProcess.Program, arguments: [String], environment: [String: String] = [:], showsErrors: Bool
  ) throws(FileError) {
    let (input, output) = (try Self.pipe(), try Self.pipe())
    (toChild, fromChild) = (input.write, output.read)
    let end = end
    var options = PlatformOptions()
    options.processGroupID = 0
    let added = Dictionary(uniqueKeysWithValues: environment.map { (Environment.Key(stringLiteral: $0), Optional($1)) })
    Task.detached { [options] in
      let ending: ChildProcess.Ending
      do {
        let configuration = Configuration(
          executable: program.executable, arguments: Arguments(arguments), environment: .inherit.updating(added),
          platformOptions: options)
        let (child, parent) = (FileDescriptor(rawValue: input.read), FileDescriptor(rawValue: output.write))
        let errors = FileDescriptor(rawValue: showsErrors ? dup(STDERR_FILENO) : open("/dev/null", O_WRONLY | O_CLOEXEC))
        let result = try await Subprocess.run(
          configuration, input: .fileDescriptor(child, closeAfterSpawningProcess: true),
          output: .fileDescriptor(parent, closeAfterSpawningProcess: true),
          error: .fileDescriptor(errors, closeAfterSpawningProcess: true)
        ) { execution in end.begin(execution.processIdentifier.value) }
        ending = ChildProcess.Ending(result.terminationStatus)
      } catch { ending = ChildProcess.Ending(notStarted: error) }
      await end.finish(ending)
    }
  }

  deinit { close() }

  /// Sends a line, with its end.
  ///
  /// Throws: `FileError.Kind.write` where the program no longer reads.
  package func send(_ line: [UInt8]) throws(FileError) {
    var bytes = line[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(toChild, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileError(.write, saying: "the program no longer reads") }
      bytes = bytes.dropFirst(count)
    }
  }

  /// The next line, without its end; nil where the program has ended.
  package func receive() -> [UInt8]? {
    while true {
      if let place = buffer.firstIndex(of: 10) {
        let line = Array(buffer[..<place])
        buffer.removeSubrange(...place)
        return line
      }
      let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { room, count in
        repeat { count = read(fromChild, room.baseAddress, room.count) } while count < 0 && errno == EINTR
        count = max(0, count)
      }
      guard !piece.isEmpty else { return nil }
      buffer += piece
    }
  }

  /// How the program ended; waits so many seconds at most, and then ends it and all that it started.
  package func finish(seconds: Double) -> ChildProcess.Ending {
    closePipes()
    return end.wait(seconds: seconds)
  }

  private func close() {
    guard isOpen else { return }
    _ = finish(seconds: 0)
  }

  private func closePipes() {
    guard isOpen else { return }
    isOpen = false
    Glibc.close(toChild)
    Glibc.close(fromChild)
  }

  private static func pipe() throws(FileError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw FileError(.create, saying: "the system gives no pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}

/// Keeps how a program ended, so that another thread can wait for it.
private final class ConversationEnd: Sendable {
  private let state = Mutex((process: pid_t(0), ending: ChildProcess.Ending?.none))
  private let ended = DispatchSemaphore(value: 0)

  func begin(_ process: pid_t) { state.withLock { $0.process = process } }

  /// Called when it has ended. What it started, such as a virtual machine, ends with it.
  func finish(_ ending: ChildProcess.Ending) async {
    let process = state.withLock { $0.process }
    if process > 0, kill(-process, SIGTERM) == 0 {
      for _ in 0..<100 where kill(-process, 0) == 0 { try? await Task.sleep(for: .milliseconds(50)) }
      kill(-process, SIGKILL)
    }
    state.withLock { $0.ending = ending }
    ended.signal()
  }

  func wait(seconds: Double) -> ChildProcess.Ending {
    for signal in [SIGTERM, SIGKILL] {
      if ended.wait(timeout: .now() + (signal == SIGTERM ? seconds : 5)) == .success { break }
      state.withLock { if $0.ending == nil, $0.process > 0 { kill(-$0.process, signal) } }
    }
    if state.withLock({ $0.ending }) == nil { _ = ended.wait(timeout: .now() + 5) }
    return state.withLock { $0.ending } ?? .notStarted
  }
}
