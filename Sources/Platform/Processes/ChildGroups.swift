internal import Glibc
internal import Synchronization

/// The process groups of the children that are running. A signal that ends this program ends them first, because nobody would
/// be left to do it.
enum ChildGroups {
  /// So many groups are kept; there are never more than threads that wait for a child.
  private static let most = 64
  /// Read by the signal handler, which may not wait for a lock: 0 where there is no group.
  nonisolated(unsafe) private static let groups: UnsafeMutablePointer<pid_t> = {
    let groups = UnsafeMutablePointer<pid_t>.allocate(capacity: most)
    groups.initialize(repeating: 0, count: most)
    return groups
  }()
  private static let changes = Mutex(())

  static func add(_ group: pid_t) {
    changes.withLock { _ in
      if let place = (0..<most).first(where: { groups[$0] == 0 }) { groups[place] = group }
      handleSignals
    }
  }

  static func remove(_ group: pid_t) {
    changes.withLock { _ in for place in 0..<most where groups[place] == group { groups[place] = 0 } }
  }

  /// Sets the handlers once. A signal that was ignored stays ignored, as under nohup.
  private static let handleSignals: Void = {
    for number in [SIGTERM, SIGINT, SIGHUP] {
      guard let earlier = signal(number, endAll), unsafeBitCast(earlier, to: Int.self) == 1 else { continue }
      signal(number, SIG_IGN)
    }
  }()

  private static let endAll: @convention(c) (Int32) -> Void = { number in
    for place in 0..<most where groups[place] > 0 { kill(-groups[place], SIGKILL) }
    signal(number, SIG_DFL)
    raise(number)
  }
}
