internal import Model
internal import Platform

/// The rows of a source that has been read once, so that it is known which of them count. They are read again in reading order, a
/// block at a time, so that a source of any size needs little memory.
///
///     let (extraction, rows) = extractor.count(Extractor.Reading(source, from: files, wanted: []))
///     try rows?.forEach { csv($0) } take: { print($0) }
package struct CountedRows {
  private let reader: SourceFiles
  private let plans: [FilePlan]
  private let places: [BlockPlace]
  private let survivors: [Int64: Survivors]
  private let domains: Domains

  init(
    _ reader: SourceFiles, plans: [FilePlan], places: [BlockPlace], survivors: [Int64: Survivors], _ domains: Domains
  ) {
    (self.reader, self.places, self.survivors, self.domains) = (reader, places, survivors, domains)
    self.plans = reader.plans(plans)
  }

  /// Calls `make` with each block that has accepted rows, on whichever thread is free, and `take` with what it made, in reading
  /// order. `numbering` are the domains whose identifiers are to be numbered; where there are any, `make` is called in order too.
  ///
  /// Throws: `Refusal` where a file has changed since its rows were counted; what `take` throws.
  package func forEach<Made: Sendable>(
    numbering: Set<String> = [], _ make: @escaping @Sendable (BlockRows) -> Made, take: (Made) throws -> Void
  ) throws {
    let survivors = survivors
    let places = places.filter { survivors[$0.order] != nil }
    var (first, firsts) = (1, [Int]())
    for place in places {
      firsts.append(first)
      first += survivors[place.order]?.count ?? 0
    }
    let (source, numbers) = (reader.source, firsts)
    let shapes = source.columns.map { column -> IdentifierShapes? in
      if case .identifier(let domain) = column.kind { domains.identifiers(domain).shapes } else { nil }
    }
    let readers = plans.map { reader.blocks(of: $0) }
    let isNumbered = !numbering.isEmpty
    try reader.workers.inOrder(places.count) { piece -> Again<Made> in
      let place = places[piece]
      let block = readers[place.file].read(place)
      guard let counted = survivors[place.order], block.fault == nil, place.start ?? block.start == block.start else {
        return Again(fault: block.refusal ?? .changed(file: readers[place.file].plan.name))
      }
      let rows = BlockRows(block, counted, source, shapes, firstNumber: numbers[piece])
      return isNumbered ? Again(rows: rows, block: block) : Again(made: make(rows))
    } take: { (again: Again<Made>) in
      if let fault = again.fault { throw fault }
      if let made = again.made { return try take(made) }
      guard var rows = again.rows, let block = again.block else { return }
      rows.number(block, source, numbering, domains)
      try take(make(rows))
    }
    if let changed = BlockSequence(plans, blockSize: reader.blockSize).changedFile { throw changed }
  }

  /// A block that was read again: what was made of it, or its rows, or why it cannot be used.
  private struct Again<Made: Sendable>: Sendable {
    var fault: Refusal?
    var made: Made?
    var rows: BlockRows?
    var block: Block?
  }
}

extension Block {
  /// Why the file of a block cannot be read any more; nil where it can.
  fileprivate var refusal: Refusal? { if case .unreadable(let refusal) = fault { refusal } else { nil } }
}
