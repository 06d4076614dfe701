internal import Model

/// The blocks of a source's files in reading order; it checks that each begins where the one before it ended.
struct BlockSequence {
  private let plans: [FilePlan]
  private(set) var places: [BlockPlace] = []

  init(_ plans: [FilePlan], blockSize: Int) {
    self.plans = plans
    for (file, plan) in plans.enumerated() {
      // Even, so that no block begins inside a character of two bytes.
      let size = max(2, blockSize & ~1)
      var (start, index) = (plan.start, 0)
      while start < plan.end {
        // A last block of a few bytes is not worth one.
        let end = plan.end - start < size + size / 2 ? plan.end : start + size
        places.append(
          BlockPlace(file: file, index: index, start: index == 0 ? start : nil, range: start..<end))
        (start, index) = (end, index + 1)
      }
    }
  }

  /// Blocks that others have cut.
  init(_ plans: [FilePlan], places: [BlockPlace]) { (self.plans, self.places) = (plans, places) }

  /// Whether every block was read from its true beginning, up to the first that refuses the source. If not, `places` now has
  /// the true ones; `reread` was asked for what was needed to know them.
  mutating func settle(_ blocks: [Block], reread: (BlockPlace) -> Block) -> Bool {
    var known: [Int: [Int: Block]] = [:]
    for block in blocks { known[block.place.file, default: [:]][block.place.index] = block }
    var (settled, isTrue): ([BlockPlace], Bool) = ([], true)
    files: for (file, plan) in plans.enumerated() {
      var (expected, isAfterEnd) = (plan.start, false)
      for place in places where place.file == file {
        // The block lies inside a record that began before it.
        guard expected < place.range.upperBound else {
          if known[file]?[place.index]?.start != nil { isTrue = false }
          continue
        }
        var own = place
        (own.start, own.isAfterEnd) = (expected, isAfterEnd)
        var block = known[file]?[place.index]
        let isFirstRowWrong = isAfterEnd && !place.isAfterEnd && block?.firstRow != nil
        if block == nil || block?.start != expected || isFirstRowWrong {
          isTrue = false
          block = reread(own)
        }
        guard let block else { continue }
        settled.append(own)
        if block.fault != nil { break files }
        expected = block.end
        isAfterEnd = isAfterEnd || block.endLine != nil
      }
    }
    if !isTrue { places = settled }
    return isTrue
  }

  /// Why a file that was read to its end cannot be trusted: it has changed since it was looked through. Nil where none has.
  var changedFile: Refusal? {
    plans.first { FileState(of: $0.export) != $0.look.state }.map { .changed(file: $0.name) }
  }
}
