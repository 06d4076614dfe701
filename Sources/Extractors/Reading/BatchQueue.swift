internal import Dispatch
internal import Model
internal import Platform

/// The thread on which all takers take, one source after another, while the next rows are read.
final class TakingThread: Sendable {
  fileprivate let queue: DispatchQueue?
  /// So many batches may wait.
  fileprivate let room = DispatchSemaphore(value: 8)

  init(_ workers: Workers) { queue = workers.threads > 1 ? DispatchQueue(label: "scorecard.taker") : nil }

  /// Returns when everything has been taken.
  func finish() { queue?.sync {} }
}

/// A batch whose identifiers are numbered when it is taken, while the next rows are read.
struct UnnumberedBatch: Sendable {
  var batch: Batch
  /// The columns without numbers: the codes of their identifiers, and what numbers them.
  var identifiers: [(column: Int, codes: [UInt64], numbers: SharedNumbers)] = []

  fileprivate consuming func numbered() -> Batch {
    for (column, codes, numbers) in identifiers { batch.columns[column] = .interned(numbers.numbers(of: codes)) }
    return batch
  }
}

/// Hands one source's batches to their taker, in order.
final class BatchQueue: @unchecked Sendable {
  // What must hold: until the thread has finished, nobody but its blocks touches a taker, one at a time.
  private let taker: any BatchTaker
  private let thread: TakingThread

  /// Whose texts are looked at in this source's rows, and in those of any.
  let (lookedAt, lookedAtAnywhere): (Set<String>, Set<String>)

  init(_ taker: any BatchTaker, on thread: TakingThread) {
    (self.taker, self.thread) = (taker, thread)
    (lookedAt, lookedAtAnywhere) = (taker.domains, taker.domainsOfAll)
  }

  func begin() { run { $0.begin() } }

  func take(_ batch: UnnumberedBatch, lexicons: [String: Lexicon]) {
    guard thread.queue != nil else { return taker.take(batch.numbered(), lexicons: lexicons) }
    thread.room.wait()
    run { [thread] taker in
      taker.take(batch.numbered(), lexicons: lexicons)
      thread.room.signal()
    }
  }

  func end(isDelivered: Bool) { run { $0.end(isDelivered: isDelivered) } }

  private func run(_ body: @escaping @Sendable (any BatchTaker) -> Void) {
    guard let queue = thread.queue else { return body(taker) }
    queue.async { body(self.taker) }
  }
}
