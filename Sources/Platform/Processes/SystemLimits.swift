internal import Glibc

/// What this process may do to the system, and what the system gives it; settled before anything depends on it.
///
/// libdispatch, SQLite and Swift's own allocator wait for ever or crash where they are refused what they ask for. The program
/// asks for as much at its start, and ends with a message where it does not get it.
package enum SystemLimits {
  /// In bytes. A run of a council's plan takes less than half.
  private static let memory = 128 << 20
  private static let files = 32
  private static let stack = 512 << 10
  /// Workers, the threads that take their results, and those that wait for other programs.
  private static let threads = 8 + 2 * max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// To be called first of all. From then on a file that may not grow and a reader that has gone are errors, and not signals;
  /// and memory, which holds identifiers of children, is never written to a core file.
  package static func prepare() {
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    raiseFileLimit()
    watchMemory()
  }

  /// What the system refuses that the program cannot do without, as a sentence; nil where there is enough of everything.
  package static func refusal() -> String? {
    if !isStackGiven { return "the system gives this program less than \(stack >> 10) kB of stack (ulimit -s)" }
    if !areDescriptorsGiven(files) { return "the system lets this program open fewer than \(files) files (ulimit -n)" }
    var threads = WaitingThreads()
    defer { threads.end() }
    if !threads.begin(Self.threads) {
      return "the system gives this program fewer than \(Self.threads) threads (ulimit -u, ulimit -v, pids of its control group)"
    }
    guard let place = mapped(memory) else { return memoryRefusal }
    munmap(place, memory)
    return nil
  }

  private static let memoryRefusal = "the system gives this program less than \(memory >> 20) MB of memory (ulimit -v)"

  /// The soft limit is for programs that cannot bear many files; this one can.
  private static func raiseFileLimit() {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    guard getrlimit(resource, &limit) == 0, limit.rlim_cur < 1024, limit.rlim_cur < limit.rlim_max else { return }
    limit.rlim_cur = min(1024, limit.rlim_max)
    setrlimit(resource, &limit)
  }

  private static var isStackGiven: Bool {
    var limit = rlimit()
    return getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit) != 0 || limit.rlim_cur >= stack
  }

  private static func areDescriptorsGiven(_ count: Int) -> Bool {
    var given: [Int32] = []
    defer { for descriptor in given { close(descriptor) } }
    guard let first = [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO].first(where: { fcntl($0, F_GETFD) >= 0 }) else { return true }
    for _ in 0..<count {
      let descriptor = fcntl(first, F_DUPFD_CLOEXEC, 3)
      guard descriptor >= 0 else { return false }
      given.append(descriptor)
    }
    return true
  }

  /// Where memory is limited, a program that ends for want of it ends with a message too. Only what a signal's handler may call
  /// is called.
  private static func watchMemory() {
    var (space, data) = (rlimit(), rlimit())
    getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &space)
    getrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &data)
    guard space.rlim_cur != rlim_t.max || data.rlim_cur != rlim_t.max else { return }
    for number in [SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS] {
      signal(number) { number in
        if SystemLimits.mapped(SystemLimits.memory) == nil {
          let said: StaticString = "scorecard: the system gives this program no more memory (ulimit -v)\n"
          _ = write(STDERR_FILENO, said.utf8Start, said.utf8CodeUnitCount)
          _exit(SystemLimits.exitCode)
        }
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  /// The exit code where the system refuses something: EX_OSERR of sysexits.h.
  package static let exitCode: Int32 = 71

  private static func mapped(_ bytes: Int) -> UnsafeMutableRawPointer? {
    let place = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | Int32(MAP_NORESERVE), -1, 0)
    return place == UnsafeMutableRawPointer(bitPattern: -1) ? nil : place
  }
}

/// Threads that only wait until all of them have been started.
private struct WaitingThreads {
  private let gate = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private var threads: [pthread_t] = []

  init() {
    pthread_mutex_init(gate, nil)
    pthread_mutex_lock(gate)
  }

  /// Starts so many threads; false where the system refuses one.
  mutating func begin(_ count: Int) -> Bool {
    for _ in 0..<count {
      var thread = pthread_t()
      let status = pthread_create(
        &thread, nil,
        { gate in
          let gate = gate?.assumingMemoryBound(to: pthread_mutex_t.self)
          if let gate {
            pthread_mutex_lock(gate)
            pthread_mutex_unlock(gate)
          }
          return nil
        }, gate)
      guard status == 0 else { return false }
      threads.append(thread)
    }
    return true
  }

  mutating func end() {
    pthread_mutex_unlock(gate)
    for thread in threads { pthread_join(thread, nil) }
    threads = []
    pthread_mutex_destroy(gate)
    gate.deallocate()
  }
}
