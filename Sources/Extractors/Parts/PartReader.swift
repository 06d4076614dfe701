package import Model

/// Reads the records of one part of a file, on its own. It reports what it finds and decides nothing about the source.
///
///     let reader = PartReader(source, wanted: ["start_date"])
///     let answer = try reader.read(PartTask(file: 0, bytes: 0..<1 << 25), of: file) { rows, rejects in try write(rows) }
package struct PartReader {
  /// A part is read in pieces of so many bytes, one after another.
  private let pieceSize: Int
  private let source: SourceDefinition
  private let reader: CSVReading.Reader
  private let columns: ColumnPlan
  private let shapes: [IdentifierShapes?]

  /// `wanted` are the names of the columns to keep; those of the key, and some that rules look at, are kept too.
  package init(
    _ source: SourceDefinition, wanted: Set<String>, reader: CSVReading.Reader = .automatic, pieceSize: Int = 1 << 19
  ) {
    (self.source, self.reader, self.pieceSize) = (source, reader, pieceSize)
    let domains = Domains()
    columns = ColumnPlan(source, wanted: wanted, domains: domains)
    shapes = source.columns.map { column in
      if case .identifier(let domain) = column.kind { domains.identifiers(domain).shapes } else { nil }
    }
  }

  /// Reads the records that begin in the part, and hands the rows over as they are read, with the lines of the part that they are on;
  /// `rejects` are the lines about those that cannot be used.
  ///
  /// Throws: what `take` throws.
  package func read(
    _ task: PartTask, of file: ExportFile, take: (_ rows: BlockRows, _ rejects: [UInt8]) throws -> Void
  ) throws -> PartAnswer {
    var answer = PartAnswer(of: source, file, task)
    var failure: (any Error)?
    do throws(Refusal) {
      try read(task, of: file, into: &answer) { rows, rejects in
        do { try take(rows, rejects) } catch { failure = error }
        return failure == nil
      }
    } catch {
      answer.fault = PartAnswer.Fault(error)
    }
    if let failure { throw failure }
    return answer
  }

  /// `take` returns whether to go on.
  private func read(
    _ task: PartTask, of file: ExportFile, into answer: inout PartAnswer, take: (BlockRows, [UInt8]) -> Bool
  ) throws(Refusal) {
    let look = try PartLook(OpenExport(file), task.bytes)
    answer.add(look)
    let plan = try plan(look, task, file)
    answer.encoding = plan.encoding.rawValue
    var reading = PieceReading(plan, task, pieceSize)
    let blocks = BlockReader(plan: plan, source: source, reader: reader, scratch: ScratchPool())
    answer.isGuessed = reading.start == nil && reading.next != nil
    while let place = reading.next {
      let block = blocks.read(place)
      let first = answer.lines
      answer.add(block, source)
      var rows = BlockRows(block, Survivors([]), source, shapes, firstNumber: 1)
      for row in rows.batch.lines.indices { rows.batch.lines[row] += Int32(truncatingIfNeeded: first) }
      guard take(rows, RejectLines.bytes(block.rejects, from: first)), block.fault == nil else { break }
      reading.went(block)
    }
    if FileState(of: file) != look.state { throw .changed(file: plan.name) }
  }

  private func plan(_ look: PartLook, _ task: PartTask, _ file: ExportFile) throws(Refusal) -> FilePlan {
    let name = SafeText.line(file.name)
    let guessed = try EncodingCheck.encoding(Array(look.head.prefix(8)), isUTF8: look.isUTF8 && look.isHeadUTF8, in: name)
    let encoding = task.encoding.flatMap(Encoding.init(rawValue:)) ?? guessed
    let input = InputFile(name: file.name, bytes: look.state.size, sha256: "")
    let whole = FileLook(input, encoding, look.state, witness: look.witness)
    return try FilePlan(file, whole, head: look.head, for: source, columns)
  }
}

/// The pieces of a part: each begins where the one before it ended.
private struct PieceReading {
  private let task: PartTask
  private let size: Int
  private let part: Range<Int>
  private var lower: Int
  private var isHeading: Bool
  private var isAfterEnd: Bool
  /// Where the next record begins; nil where that has to be guessed.
  private(set) var start: Int?

  init(_ plan: FilePlan, _ task: PartTask, _ size: Int) {
    self.task = task
    self.size = max(2, size & ~1)
    // Even, so that none begins inside a character of two bytes.
    let unit = plan.encoding.isWide ? 2 : 1
    let bounds =
      (task.bytes.lowerBound + unit - 1) / unit
      * unit..<max(
        (task.bytes.lowerBound + unit - 1) / unit * unit, (task.bytes.upperBound + unit - 1) / unit * unit)
    part = bounds.clamped(to: plan.start..<max(plan.start, plan.end))
    lower = part.lowerBound
    isHeading = bounds.lowerBound <= plan.start
    isAfterEnd = task.isAfterEnd
    start = isHeading ? plan.start : task.start
  }

  /// The next piece in which a record may begin; nil where there is none.
  var next: BlockPlace? {
    var from = lower
    if let start, start > from { from += (start - from) / size * size }
    guard from < part.upperBound, start.map({ $0 < part.upperBound }) ?? true else { return nil }
    return BlockPlace(
      file: task.file, index: isHeading ? 0 : 1, start: start, range: from..<min(from + size, part.upperBound),
      isAfterEnd: isAfterEnd)
  }

  mutating func went(_ block: Block) {
    isHeading = false
    lower = block.place.range.upperBound
    if block.start != nil { start = block.end }
    isAfterEnd = isAfterEnd || block.endLine != nil
  }
}

extension PartAnswer {
  fileprivate init(of source: SourceDefinition, _ file: ExportFile, _ task: PartTask) {
    (self.source, self.file, number) = (source.name, file.name, task.file)
    (from, to, isAfterEnd) = (task.bytes.lowerBound, task.bytes.upperBound, task.isAfterEnd)
    encoding = task.encoding ?? ""
  }

  fileprivate mutating func add(_ look: PartLook) {
    (size, written, sha256) = (look.state.size, look.state.writtenAt, look.sha256)
    (isUnicode, lineFeeds) = (look.isUTF8, look.lineFeeds)
    (feedsBeforeNul, feedsBeforeUnlikely) = (look.feedsBeforeNul, look.feedsBeforeUnlikely)
  }

  fileprivate mutating func add(_ block: Block, _ source: SourceDefinition) {
    if let blockStart = block.start {
      start = start ?? blockStart
      end = block.end
    }
    endLine = endLine ?? block.endLine.map { $0 + lines }
    firstRow = firstRow ?? block.firstRow.map { $0 + lines }
    if let fault = block.fault {
      self.fault = Fault(fault, from: lines)
      // The report may have ended in an earlier piece of the part.
      if self.fault?.kind == .rowAfterEnd, self.fault?.other == nil { self.fault?.other = endLine }
    }
    lines += block.lineCount
    (accepted, rejected, skipped) = (accepted + block.accepted, rejected + block.rejects.count, skipped + block.skipped)
    oldest = [oldest, block.oldest].compactMap(\.self).min()
    newest = [newest, block.newest].compactMap(\.self).max()
    headingNames += block.headingNames.prefix(2 - headingNames.count)
    for (column, count) in block.unlisted { unlisted[source.columns[column].name, default: 0] += count }
    filled = source.columns.indices.filter { block.isFilled[$0] || filled.contains(source.columns[$0].name) }
      .map { source.columns[$0].name }
    var tally = MonthlyTally(self.tally, columns: source.columns.count)
    tally.merge(block.tally)
    months = tally.months.sorted { $0.key < $1.key }.map {
      Month(month: $0.key, rows: $0.value.rows, days: $0.value.days, blanks: $0.value.blanks)
    }
    count(block.rejects, source)
  }

  private mutating func count(_ rows: RejectedRows, _ source: SourceDefinition) {
    guard rows.count > 0 else { return }
    func rank(_ count: RejectCount) -> (Int, Int) {
      (source.position(of: count.column) ?? -1, RejectRule.allCases.firstIndex(of: count.rule) ?? 0)
    }
    for row in rows.rows {
      let column = row.column < 0 ? "" : source.columns[Int(row.column)].name
      if let place = rejects.firstIndex(where: { $0.rule == row.rule && $0.column == column }) {
        rejects[place].rows += 1
      } else {
        rejects.append(RejectCount(column: column, rule: row.rule, rows: 1))
      }
    }
    rejects.sort { rank($0) < rank($1) }
  }

  /// The accepted rows by month.
  var tally: [Int: MonthlyTally.Month] {
    Dictionary(
      uniqueKeysWithValues: months.map { ($0.month, MonthlyTally.Month(rows: $0.rows, days: $0.days, blanks: $0.blanks)) })
  }
}
