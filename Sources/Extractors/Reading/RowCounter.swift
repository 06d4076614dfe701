internal import Model

/// Which accepted rows of a block count.
struct Survivors: Sendable {
  /// How many rows count.
  let count: Int
  /// A bit for each row, set where it counts; empty where all do.
  private let bits: [UInt64]

  init(_ survives: [Bool]) {
    let count = survives.count(where: \.self)
    self.count = count
    var bits: [UInt64] = []
    if count < survives.count {
      bits = Array(repeating: 0, count: (survives.count + 63) / 64)
      for row in survives.indices where survives[row] { bits[row / 64] |= 1 << UInt64(row % 64) }
    }
    self.bits = bits
  }

  /// For each of a block's accepted rows, whether it counts.
  func all(of rows: Int) -> [Bool] {
    bits.isEmpty ? Array(repeating: true, count: rows) : (0..<rows).map { bits[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
  }
}

/// Keeps of a source's rows only which of them count, and hands the rows on.
final class RowCounter: BatchTaker {
  private let taker: (any BatchTaker)?
  /// By the block's place in reading order; blocks without accepted rows are not among them.
  private(set) var survivors: [Int64: Survivors] = [:]

  init(for taker: (any BatchTaker)?) { self.taker = taker }

  var domains: Set<String> { taker?.domains ?? [] }
  var domainsOfAll: Set<String> { taker?.domainsOfAll ?? [] }

  func begin() {
    survivors = [:]
    taker?.begin()
  }

  func take(_ batch: Batch, lexicons: [String: Lexicon]) {
    survivors[batch.place] = Survivors(batch.survives)
    taker?.take(batch, lexicons: lexicons)
  }

  func end(isDelivered: Bool) { taker?.end(isDelivered: isDelivered) }
}
