internal import Dispatch
internal import Glibc
internal import Synchronization

/// Threads that work ahead while their results are taken one after another.
///
///     let workers = Workers(threads: 4)
///     let digest = workers.begin { sha256(bytes) }               // worked out on another thread
///     try workers.inOrder(files.count) { read(files[$0]) } take: { try add($0) }
///     print(digest.value)                                        // waits where it is not ready
package struct Workers: Sendable {
  /// The number of threads; with 1, all work is done on the thread that asks for its result.
  package let threads: Int
  private let crew: Crew?
  /// So many results may be worked on, or wait to be taken, at one time.
  private let ahead: Int

  /// Uses as many threads as there are processors, unless a number is given. With one thread, everything is done when its
  /// result is asked for.
  package init(threads wanted: Int? = nil) {
    threads = wanted ?? Self.processors
    crew = threads > 1 ? Crew(threads) : nil
    ahead = 2 * threads + 2
  }

  private static let processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Begins some work on another thread, and returns at once. With one thread, the work is done when its result is asked for.
  package func begin<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Promised<Value> {
    let promised = Promised(work)
    crew?.add { promised.fulfil() }
    return promised
  }

  /// Some work that is not begun until somebody asks for its result.
  package func later<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Promised<Value> { Promised(work) }

  /// Does `count` pieces of work on all threads, and hands each result over in the order of the pieces, on the thread that
  /// asks.
  ///
  /// Where `waits` is true and there are other threads, the one that asks does none of the work, so that a long piece has a
  /// processor to itself.
  ///
  /// Throws: what `take` throws; it first waits for work that has begun.
  package func inOrder<Value: Sendable, Failure: Error>(
    _ count: Int, waits: Bool = false, _ work: @escaping @Sendable (Int) -> Value, take: (Value) throws(Failure) -> Void
  ) throws(Failure) {
    var under: [Promised<Value>] = []
    var next = 0
    defer { for promised in under { _ = promised.value } }
    for _ in 0..<count {
      while next < count, under.count < ahead {
        let piece = next
        under.append(begin { work(piece) })
        next += 1
      }
      let promised = under.removeFirst()
      try take(waits && crew != nil ? promised.waited : promised.value)
    }
  }
}

/// A number of threads at most, which do their work in the order in which it was added.
private final class Crew: Sendable {
  private struct Work {
    var waiting: [(@Sendable () -> Void)?] = []
    var next = 0
    var busy = 0
  }
  private let most: Int
  private let work = Mutex(Work())
  private let queue = DispatchQueue(label: "scorecard.workers", attributes: .concurrent)

  init(_ most: Int) { self.most = most }

  func add(_ piece: @escaping @Sendable () -> Void) {
    let joins = work.withLock { work in
      work.waiting.append(piece)
      guard work.busy < most else { return false }
      work.busy += 1
      return true
    }
    if joins { queue.async { while let piece = self.next() { piece() } } }
  }

  /// The next piece of work; nil where there is none, and the thread that asked is no longer busy.
  private func next() -> (@Sendable () -> Void)? {
    work.withLock { work in
      guard work.next < work.waiting.count else {
        work = Work(busy: work.busy - 1)
        return nil
      }
      defer {
        work.waiting[work.next] = nil
        work.next += 1
      }
      return work.waiting[work.next]
    }
  }
}

/// A result that is being worked on, or that is worked out by the first who asks for it.
package final class Promised<Value: Sendable>: Sendable {
  private enum State: Sendable {
    case todo(@Sendable () -> Value)
    case doing
    case done(Value)
  }
  private let state: Mutex<State>
  private let finished = DispatchSemaphore(value: 0)

  init(_ work: @escaping @Sendable () -> Value) { state = Mutex(.todo(work)) }

  /// The result of work that another thread is sure to do.
  fileprivate var waited: Value {
    while true {
      if case .done(let value) = state.withLock({ $0 }) { return value }
      finished.wait()
      finished.signal()
    }
  }

  /// Does the work, unless it has been begun.
  func fulfil() {
    guard let work = begin() else { return }
    let value = work()
    state.withLock { $0 = .done(value) }
    finished.signal()
  }

  /// The result. Where nobody has begun the work, it is done on the thread that asks; otherwise that thread waits.
  package var value: Value {
    fulfil()
    return waited
  }

  private func begin() -> (@Sendable () -> Value)? {
    state.withLock { state in
      guard case .todo(let work) = state else { return nil }
      state = .doing
      return work
    }
  }
}
