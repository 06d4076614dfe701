internal import Model

/// Knows which keys of a source have been met. Rows come in the reverse of reading order, so that "the last one read counts"
/// becomes "the first one met counts", and only the key of a row has to be kept.
///
/// It is exact: an identifier's code is the identifier, and a key of several columns is met only where all of them are the
/// same.
struct KeySet {
  /// The values of the column that distinguishes most rows; the values of the others make the group.
  private let member: KeyComponent
  private let group: [KeyComponent]
  /// The members that were met, by the group's values.
  private var sets: [[UInt64]: CodeSet] = [:]
  /// Whether rows of one key may differ.
  private let keepsMarks: Bool

  /// Nil for a source without a key.
  init?(_ source: SourceDefinition) {
    guard let last = source.key.last else { return nil }
    let member = source.key.last { source.columns[$0].kind.isIdentifier } ?? last
    self.member = KeyComponent(column: member)
    keepsMarks = !source.columnsBesideKey.isEmpty
    group = source.key.filter { $0 != member }.map { KeyComponent(column: $0) }
  }

  /// Whether each row of a block counts: false where a row met before has its key. Goes from the last row to the first. Adds to
  /// `superseded` how many of those that do not count have another mark than the one that does.
  mutating func survivors(_ columns: [RawColumn], count: Int, marks: [UInt16], _ superseded: inout Int) -> [Bool] {
    var survives = [Bool](repeating: true, count: count)
    let keys = member.values(columns, count)
    let others = group.map { $0.values(columns, count) }
    // Rows of one group mostly stand together.
    var end = count
    while end > 0 {
      var start = end - 1
      if others.isEmpty { start = 0 }
      while start > 0, others.allSatisfy({ $0[start - 1] == $0[end - 1] }) { start -= 1 }
      superseded += set(of: others.map { $0[start] }).insert(keys, start..<end, marks: marks, &survives)
      end = start
    }
    return survives
  }

  private mutating func set(of group: [UInt64]) -> CodeSet {
    if let known = sets[group] { return known }
    let new = CodeSet(keepsMarks: keepsMarks)
    sets[group] = new
    return new
  }
}

/// Knows for each key of a source with versions which row counts: the latest version, and among equals the one read last. Rows
/// come in the reverse of reading order, and all of them are kept until the first has been met.
struct VersionedKeys {
  private struct Winner {
    var batch: Int
    var row: Int
    var version: Int64
    var mark: UInt16
  }
  private let components: [KeyComponent]
  private let version: KeyComponent
  private var winners: [[UInt64]: Winner] = [:]
  /// By key that several rows have, how many of those that do not count have each mark.
  private var others: [[UInt64]: [UInt16: Int]] = [:]

  /// Nil for a source without a key or without versions.
  init?(_ source: SourceDefinition) {
    guard let version = source.laterVersion, !source.key.isEmpty else { return nil }
    components = source.key.map { KeyComponent(column: $0) }
    self.version = KeyComponent(column: version)
  }

  /// Whether each row of batch `index` counts so far; rows of earlier batches that lose their keys go to `loses`.
  mutating func survivors(
    _ columns: [RawColumn], count: Int, marks: [UInt16], batch index: Int, _ superseded: inout Int,
    loses: (_ batch: Int, _ row: Int) -> Void
  ) -> [Bool] {
    var survives = [Bool](repeating: true, count: count)
    let keys = components.map { $0.values(columns, count) }
    let versions = version.values(columns, count)
    for row in stride(from: count - 1, through: 0, by: -1) {
      let key = keys.map { $0[row] }
      // A blank version is the oldest.
      let version = Int64(bitPattern: versions[row])
      let mark = marks.isEmpty ? 0 : marks[row]
      if let winner = winners[key] {
        let isLater = version > winner.version
        superseded += lose(isLater ? winner.mark : mark, to: isLater ? mark : winner.mark, from: winner.mark, key)
        guard isLater else {
          survives[row] = false
          continue
        }
        if winner.batch == index { survives[winner.row] = false } else { loses(winner.batch, winner.row) }
      }
      winners[key] = Winner(batch: index, row: row, version: version, mark: mark)
    }
    return survives
  }

  /// Notes another row of a key that does not count, and returns by how many more differ from the one that does, which had one mark
  /// before and has another now.
  private mutating func lose(_ mark: UInt16, to now: UInt16, from before: UInt16, _ key: [UInt64]) -> Int {
    func differing(_ marks: [UInt16: Int], from own: UInt16) -> Int { marks.reduce(0) { $0 + ($1.key == own ? 0 : $1.value) } }
    var marks = others[key] ?? [:]
    let known = differing(marks, from: before)
    marks[mark, default: 0] += 1
    others[key] = marks
    return differing(marks, from: now) - known
  }
}

/// One column of a key, as exact numbers.
private struct KeyComponent {
  let column: Int

  func values(_ columns: [RawColumn], _ count: Int) -> [UInt64] {
    switch columns[column] {
    case .identifiers(let values): values
    case .days(let values): values.map { UInt64(bitPattern: $0 == Blank.day ? .min : Int64($0)) }
    case .codes(let values): values.map(UInt64.init)
    case .integers(let values): values.map { UInt64(bitPattern: $0) }
    case .texts(let values): values.map(UInt64.init)
    case .unread: [UInt64](repeating: 0, count: count)
    }
  }
}
