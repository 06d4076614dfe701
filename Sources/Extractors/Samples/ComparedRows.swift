package import Model

/// Rows of an unknown file, kept to find columns that together are different in each row.
///
///     var rows = ComparedRows()
///     rows.append([.days(days), .interned(children)])
///     rows.differ(in: [0, 1])      // false where two rows have the same child and day
///
/// It is exact: rows with one digest are compared themselves. Rows that are alike in some columns mostly are in others too, so
/// that those which were found before are looked at first.
///
/// **Shape**: all batches have the same columns. Memory: the columns, and 12 to 24 bytes a row while they are compared.
package struct ComparedRows: Sendable {
  private var batches: [[Column]] = []
  /// The number of rows before each batch.
  private var starts: [Int] = []
  private var alike: [(Int, Int)] = []
  /// By column: the number of rows in which it is blank.
  package private(set) var blanks: [Int] = []
  /// The number of rows.
  package private(set) var count = 0

  /// There are no rows yet.
  package init() {}

  /// Adds rows. A batch of no rows adds nothing.
  package mutating func append(_ columns: [Column]) {
    guard let rows = columns.first?.count, rows > 0 else { return }
    if blanks.isEmpty { blanks = Array(repeating: 0, count: columns.count) }
    for (place, column) in columns.enumerated() { blanks[place] += column.blanks }
    batches.append(columns)
    starts.append(count)
    count += rows
  }

  /// Whether no two rows have the same values in these columns.
  package mutating func differ(in columns: [Int]) -> Bool {
    if alike.contains(where: { areAlike($0.0, $0.1, in: columns) }) { return false }
    // The table could not number them: a reading finds out.
    guard count < DigestTable.mostRows else { return true }
    var digests = DigestTable(rows: count)
    for (batch, start) in zip(batches, starts) {
      let found = digests.insert(Self.digests(of: batch, in: columns), from: start) { areAlike($0, $1, in: columns) }
      guard let found else { continue }
      alike.append(found)
      return false
    }
    return true
  }

  private func areAlike(_ one: Int, _ other: Int, in columns: [Int]) -> Bool {
    let (first, second) = (place(of: one), place(of: other))
    return columns.allSatisfy { batches[first.batch][$0].bits(first.row) == batches[second.batch][$0].bits(second.row) }
  }

  /// The batch of a row, and which of its rows it is.
  private func place(of row: Int) -> (batch: Int, row: Int) {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= row { low = middle } else { high = middle }
    }
    return (low, row - starts[low])
  }

  /// A digest for each row of a batch.
  private static func digests(of batch: [Column], in columns: [Int]) -> [UInt64] {
    var digests = [UInt64](repeating: 0, count: batch.first?.count ?? 0)
    for column in columns { batch[column].mix(into: &digests) }
    return digests
  }
}

extension Column {
  fileprivate var count: Int {
    switch self {
    case .days(let values): values.count
    case .codes(let values): values.count
    case .integers(let values): values.count
    case .interned(let values): values.count
    }
  }

  fileprivate var blanks: Int {
    switch self {
    case .days(let values): values.count { $0 == Blank.day }
    case .codes(let values): values.count { $0 == 0 }
    case .integers(let values): values.count { $0 == Blank.integer }
    case .interned(let values): values.count { $0 == 0 }
    }
  }

  /// The value of a row; two rows have the same where they have the same value.
  fileprivate func bits(_ row: Int) -> UInt64 {
    switch self {
    case .days(let values): UInt64(UInt32(bitPattern: values[row]))
    case .codes(let values): UInt64(values[row])
    case .integers(let values): UInt64(bitPattern: values[row])
    case .interned(let values): UInt64(values[row])
    }
  }

  fileprivate func mix(into digests: inout [UInt64]) {
    switch self {
    case .days(let values): Self.mix(values, into: &digests)
    case .codes(let values): Self.mix(values, into: &digests)
    case .integers(let values): Self.mix(values, into: &digests)
    case .interned(let values): Self.mix(values, into: &digests)
    }
  }

  @inline(__always)
  private static func mix(_ values: [some FixedWidthInteger], into digests: inout [UInt64]) {
    for row in digests.indices { digests[row] = mixed(digests[row] ^ UInt64(truncatingIfNeeded: values[row]) &+ 1) }
  }
}
