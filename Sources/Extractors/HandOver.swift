internal import Dispatch
internal import Model

/// Hands batches to their taker on a thread of its own, in order, while the next are made ready.
final class HandOver: @unchecked Sendable {
  // What must hold: until `finish` has returned, only the queue's blocks touch the taker, one at a time.
  private let taker: any BatchTaker
  private let queue: DispatchQueue?
  /// So many batches may wait.
  private let room = DispatchSemaphore(value: 8)

  init(_ taker: any BatchTaker, on workers: Workers) {
    self.taker = taker
    queue = workers.threads > 1 ? DispatchQueue(label: "scorecard.taker") : nil
  }

  func begin() {
    guard let queue else { return taker.begin() }
    queue.sync { self.taker.begin() }
  }

  func take(_ batch: Batch, lexicons: [String: Lexicon]) {
    guard let queue else { return taker.take(batch, lexicons: lexicons) }
    room.wait()
    queue.async {
      self.taker.take(batch, lexicons: lexicons)
      self.room.signal()
    }
  }

  /// Returns when all has been taken.
  func finish() { queue?.sync {} }
}
