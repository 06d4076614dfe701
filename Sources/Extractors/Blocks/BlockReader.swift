internal import CSV
internal import Model

/// Reads one block of a file: it finds the records, and what their values are.
struct BlockReader: Sendable {
  /// So many bytes after a block's end are searched for the end of its last line, before libcsv reads the line piece by piece.
  private static let overhang = 1 << 16

  let plan: FilePlan
  let source: SourceDefinition
  let reader: CSVReading.Reader
  let scratch: ScratchPool

  func read(_ place: BlockPlace) -> Block {
    scratch.with { scratch in
      var block = Block(place, columns: source.columns.count)
      do throws(BlockFault) {
        try read(&block, scratch)
      } catch { block.fault = error }
      return block
    }
  }

  private func read(_ block: inout Block, _ scratch: Scratch) throws(BlockFault) {
    let file = try open()
    let place = block.place
    let lineEnds = LineEnds(plan.encoding)
    // One character earlier, so that a line that begins just where the block does is its own.
    let from = place.start ?? place.range.lowerBound - lineEnds.unit
    let room = scratch.room(for: min(plan.end, place.range.upperBound + Self.overhang) - from)
    let bytes = try fill(room, from: from, file)
    var start = place.start
    if start == nil, let first = lineEnds.next(in: bytes, from: 0) { start = from + first }
    // No line begins in it.
    guard let start, start < place.range.upperBound else { return }
    block.start = start
    let isLast = place.range.upperBound >= plan.end
    let end = isLast ? bytes.count : lineEnds.next(in: bytes, from: place.range.upperBound - from - lineEnds.unit)
    if reader != .libcsv, let end {
      let text = UnsafeBufferPointer(rebasing: bytes[(start - from)..<end])
      if try scan(text, into: &block, scratch, isLast: isLast) {
        block.end = from + end
        return
      }
      if reader == .scanner { throw .unscannable(line: 0) }
    }
    try readByReference(&block, from: start, file, scratch)
  }

  private func open() throws(BlockFault) -> OpenExport {
    do throws(Refusal) { return try OpenExport(plan.export, as: plan.look) } catch { throw .unreadable(error) }
  }

  private func fill(
    _ room: UnsafeMutableBufferPointer<UInt8>, from start: Int, _ file: OpenExport
  ) throws(BlockFault) -> UnsafeBufferPointer<UInt8> {
    do throws(Refusal) {
      guard try file.read(from: start, into: room) == room.count else { throw Refusal.changed(file: plan.name) }
    } catch { throw .unreadable(error) }
    return UnsafeBufferPointer(room)
  }

  /// Whether the scanner understands the text, which has whole lines; if so, its rows are in `block`.
  private func scan(
    _ text: UnsafeBufferPointer<UInt8>, into block: inout Block, _ scratch: Scratch, isLast: Bool
  ) throws(BlockFault) -> Bool {
    guard !plan.encoding.isUTF8 else {
      return try scanUTF8(terminated(text, scratch, isLast), into: &block, scratch)
    }
    var decoded: [UInt8] = []
    var decoder = TextDecoder(plan.encoding, isAtStart: false)
    try decoder.decode(text) { decoded += $0 }
    if isLast { try decoder.finish() }
    if let last = decoded.last, last != 10 { decoded.append(10) }
    let count = decoded.count
    decoded += [UInt8](repeating: 0, count: Scanner.slack)
    return try decoded.withUnsafeBufferPointer { (all) throws(BlockFault) in
      try scanUTF8(UnsafeBufferPointer(rebasing: all[..<count]), into: &block, scratch)
    }
  }

  /// The text with a line end after its last line, and the scanner's slack behind it.
  private func terminated(
    _ text: UnsafeBufferPointer<UInt8>, _ scratch: Scratch, _ isLast: Bool
  ) -> UnsafeBufferPointer<UInt8> {
    guard isLast, let base = text.baseAddress, let last = text.last else { return text }
    // The last block's text ends where the room does.
    let count = base + text.count - UnsafePointer(scratch.bytes.baseAddress!)
    scratch.endText(at: count)
    guard last != 10 else { return text }
    scratch.bytes[count] = 10
    return UnsafeBufferPointer(start: base, count: text.count + 1)
  }

  private func scanUTF8(
    _ text: UnsafeBufferPointer<UInt8>, into block: inout Block, _ scratch: Scratch
  ) throws(BlockFault) -> Bool {
    guard Scanner.scan(text, delimiter: plan.layout.delimiter, into: scratch.places) else { return false }
    block.lineCount = scratch.places.lineCount
    var rows = RowReader(plan, source, RecordText(bytes: text, places: scratch.places, width: plan.checker.headings.count))
    try rows.read(into: &block)
    return true
  }

  private func readByReference(
    _ block: inout Block, from start: Int, _ file: OpenExport, _ scratch: Scratch
  ) throws(BlockFault) {
    let scan = ReferenceScan(
      delimiter: plan.layout.delimiter, plan.encoding, from: start, to: block.place.range.upperBound, of: plan.end, in: file,
      into: scratch.places)
    (block.end, block.lineCount) = (scan.end, scratch.places.lineCount)
    var fault = scan.fault
    scan.bytes.withUnsafeBufferPointer { bytes in
      var rows = RowReader(
        plan, source, RecordText(bytes: bytes, places: scratch.places, width: plan.checker.headings.count))
      do throws(BlockFault) { try rows.read(into: &block) } catch { fault = error }
    }
    // Nothing after what refuses the source is told.
    let end = fault?.row ?? .max
    block.rejects.insert(strayLines: scan.strayLines.filter { $0 < end })
    if let fault { throw fault }
  }
}
