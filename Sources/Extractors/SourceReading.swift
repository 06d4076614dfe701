internal import Model

/// One source being read: from its files' first lines to the last word on its rows.
///
/// Blocks are read on all threads and taken from the last to the first, so that the last row with a key is met first. A
/// block is read on the guess that a line begins a record; when all have been read, each must begin where the one before
/// it ended. Where one does not (a quoted value runs over the border), the source is read again from the true places.
final class SourceReading {
  private let source: SourceDefinition
  private let wanted: Set<String>
  private let domains: Domains
  private let options: ReadingOptions
  private let taker: any BatchTaker
  private var plans: [FilePlan] = []
  private var quality: SourceQuality
  /// Why reading ends before a file's first row.
  private var refusal: Refusal?

  init(
    _ source: SourceDefinition, wanted: Set<String>, domains: Domains, options: ReadingOptions, for taker: any BatchTaker
  ) {
    self.source = source
    self.wanted = wanted
    self.domains = domains
    self.options = options
    self.taker = taker
    quality = SourceQuality(source: source.name, status: .delivered)
  }

  func read(_ files: [ExportFile], _ looks: [Promised<FileLook>], progress: (Int) -> Void) -> Extraction {
    plan(files, looks)
    let readers = plans.map { BlockReader(plan: $0, source: source, reading: options.reading, scratch: options.scratch) }
    var sequence = BlockSequence(plans, blockSize: options.blockSize)
    while true {
      let absorber = BlockAbsorber(source, wanted: wanted, domains: domains, for: taker)
      let places = sequence.places
      options.workers.inOrder(places.count) { piece in
        let place = places[places.count - 1 - piece]
        return readers[place.file].read(place)
      } take: { (block: Block) in
        progress(block.place.range.count)
        absorber.take(block)
      }
      absorber.finish()
      if sequence.settle(absorber.blocks, reread: { readers[$0.file].read($0) }) {
        return finish(absorber, sequence)
      }
    }
  }

  /// Settles how each file is to be read, up to the first that cannot be.
  private func plan(_ files: [ExportFile], _ looks: [Promised<FileLook>]) {
    for (position, file) in files.enumerated() {
      let look = looks[position].value
      quality.files.append(look.input)
      guard refusal == nil else { continue }
      do throws(Refusal) {
        plans.append(try FilePlan(file, at: position, look, for: source, lanes: lanes))
      } catch { refusal = error }
    }
  }

  private func lanes(_ headings: Headings) -> [LanePlan] {
    let needed = source.neededColumns(wanted)
    return source.columns.enumerated().map { position, column in
      var plan = LanePlan(
        field: headings.places[position].first?.field, kind: column.kind, isMandatory: column.isMandatory,
        isNeeded: needed.contains(position), hasSigns: !column.suppressed.isEmpty)
      if case .identifier(let domain) = column.kind { plan.shapes = domains.identifiers(domain).shapes }
      if case .day(let formats, let notBefore) = column.kind {
        plan.readsISODays = formats.contains(.iso)
        plan.notBefore = notBefore.map { Int64($0.number) } ?? .min
      }
      return plan
    }
  }

  private func finish(_ absorber: BlockAbsorber, _ sequence: BlockSequence) -> Extraction {
    var summary = SourceSummary(source, plans, quality)
    let fault = summary.add(absorber.blocks, duplicates: absorber.duplicates)
    return summary.extraction(refusal: fault ?? sequence.changedFile ?? refusal)
  }
}

extension SourceDefinition {
  /// Positions of the columns whose values matter: those asked for, the key, and those that other columns' rules look at.
  fileprivate func neededColumns(_ wanted: Set<String>) -> Set<Int> {
    var needed = Set(columns.indices.filter { wanted.contains(columns[$0].name) })
    needed.formUnion(key)
    needed.formUnion([laterVersion, datedBy].compactMap(\.self))
    needed.formUnion(ownRows.columns.compactMap(position))
    for (position, column) in columns.enumerated() {
      if let start = column.follows.flatMap(self.position) { needed.formUnion([position, start]) }
    }
    return needed
  }
}
