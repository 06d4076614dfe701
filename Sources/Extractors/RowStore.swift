internal import Model

/// Where an accepted row is kept.
struct RowPlace {
  var batch: Int32
  var row: Int32
}

/// The accepted rows of a source, gathered into batches of typed columns.
struct RowStore {
  private static let rowsPerBatch = 1 << 15

  private let source: SourceDefinition
  /// Positions in the definition of the columns that are stored.
  private let stored: [Int]
  private var stores: [ColumnStore]
  private var batches: [Batch] = []
  private var lines: [Int32] = []
  private var survives: [Bool] = []
  private var file: Int32 = 0

  init(_ source: SourceDefinition, wanted: Set<String>, domains: Domains) {
    self.source = source
    stored = source.columns.indices.filter { wanted.contains(source.columns[$0].name) }
    stores = stored.map { ColumnStore(source.columns[$0], in: source.name, domains: domains) }
  }

  mutating func beginFile(_ position: Int) { file = Int32(position) }

  mutating func append(_ fields: [ParsedField], _ bytes: UnsafeBufferPointer<UInt8>, line: Int) -> RowPlace {
    if lines.count == Self.rowsPerBatch { endBatch() }
    for index in stored.indices { stores[index].append(fields[stored[index]], bytes) }
    lines.append(Int32(truncatingIfNeeded: line))
    survives.append(true)
    return RowPlace(batch: Int32(batches.count), row: Int32(lines.count - 1))
  }

  /// The row counts no longer: another has its key.
  mutating func drop(_ place: RowPlace) {
    if Int(place.batch) == batches.count {
      survives[Int(place.row)] = false
    } else {
      batches[Int(place.batch)].survives[Int(place.row)] = false
    }
  }

  mutating func endBatch() {
    guard !lines.isEmpty else { return }
    batches.append(
      Batch(columns: stores.indices.map { stores[$0].take() }, file: file, lines: lines, survives: survives))
    lines = []
    survives = []
  }

  var table: Table { Table(source: source.name, columns: stored.map { source.columns[$0].name }, batches: batches) }
}
