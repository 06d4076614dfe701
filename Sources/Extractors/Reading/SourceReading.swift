internal import Model
internal import Platform

/// Reads one source, from the first lines of its files to the summary of its rows.
///
/// Blocks are read on all threads and taken from the last to the first, so that the last row with a key is met first. A block
/// is read on the guess that a line begins a record. When all have been read, each must begin where the one before it ended;
/// where one does not, because a quoted value runs over the border, the source is read again from the true places.
final class SourceReading {
  private let source: SourceDefinition
  private let wanted: Set<String>
  private let domains: Domains
  private let reader: SourceFiles
  private let taker: BatchQueue
  private(set) var plans: [FilePlan] = []
  /// Where the blocks of its files truly begin, once all have been read.
  private(set) var places: [BlockPlace] = []
  private var quality: SourceQuality
  private var states: [FileState] = []
  /// Why a file cannot be read from its first row on; nil where all can.
  private var refusal: Refusal?
  /// The first reading may guess wrong, and the second goes by what the first found. A file that needs a third has changed.
  private static let mostReadings = 2

  init(
    _ reader: SourceFiles, wanted: Set<String>, domains: Domains, for taker: BatchQueue
  ) {
    source = reader.source
    self.wanted = wanted
    self.domains = domains
    self.reader = reader
    self.taker = taker
    quality = SourceQuality(source: source.name, status: .delivered)
  }

  /// `openings` are of the source's files, in order.
  func read(_ openings: [Promised<FileOpening>], progress: (Int) -> Void) -> Extraction {
    var openedBlocks = open(openings)
    let reader = reader
    let readers = plans.map { reader.blocks(of: $0) }
    var sequence = BlockSequence(plans, blockSize: reader.blockSize)
    var readings = 0
    while true {
      readings += 1
      let absorber = BlockAbsorber(source, wanted: wanted, domains: domains, for: taker)
      let (places, opened) = (sequence.places, openedBlocks)
      reader.workers.inOrder(places.count) { piece in
        let place = places[places.count - 1 - piece]
        return opened[place.file] ?? readers[place.file].read(place)
      } take: { (block: Block) in
        progress(block.place.range.count)
        absorber.take(block)
      }
      absorber.finish()
      if absorber.isUnreadable || sequence.settle(absorber.blocks, reread: { readers[$0.file].read($0) }) {
        return finish(absorber, sequence)
      }
      guard readings < Self.mostReadings else { return finish(absorber, sequence, refusal: .changed(file: source.name)) }
      openedBlocks = [:]
    }
  }

  /// Notes what was settled for each file, up to the first that cannot be read. Returns the blocks that have been read already.
  private func open(_ openings: [Promised<FileOpening>]) -> [Int: Block] {
    var blocks: [Int: Block] = [:]
    for (position, promised) in openings.enumerated() {
      let opening = promised.value
      quality.files.append(opening.look.input)
      states.append(opening.look.state)
      guard refusal == nil else { continue }
      refusal = opening.refusal
      if let plan = opening.plan { plans.append(plan) }
      blocks[position] = opening.block
    }
    return blocks
  }

  private func finish(_ absorber: BlockAbsorber, _ sequence: BlockSequence, refusal unsettled: Refusal? = nil) -> Extraction {
    places = sequence.places
    var summary = SourceSummary(source, plans, quality)
    let fault = summary.add(absorber.blocks, duplicates: absorber.duplicatesByFile, superseded: absorber.superseded)
    // A file that has changed may say anything of its rows.
    var extraction = summary.extraction(refusal: sequence.changedFile ?? unsettled ?? fault ?? refusal)
    extraction.states = states
    return extraction
  }
}
