package import Model

/// What the answers of all parts of a source's files come to: the same that reading the files on one machine comes to.
///
///     let gathered = GatheredParts(source, wanted: wanted, files: files, answers: answers) { rejects[$0.from] ?? [] }
///     guard gathered.readAgain.isEmpty else { … }           // read these parts, and gather once more
///     let extraction = gathered.extraction(duplicates: counted, superseded: differing)
package struct GatheredParts {
  /// The parts that are to be read again, or for the first time: those of another encoding than was guessed, those whose first record
  /// begins somewhere else, and those that are missing. Nothing is decided until there are none.
  package private(set) var readAgain: [PartTask] = []
  /// The answers whose rows are the source's, in reading order. The rows of others do not count: they begin inside a record of the
  /// part before, or come after what refuses the source.
  package private(set) var used: [PartAnswer] = []
  private let source: SourceDefinition
  private var plans: [FilePlan] = []
  private var blocks: [Block] = []
  private var quality: SourceQuality
  private var refusal: Refusal?

  /// `files` are the source's, in reading order, one at least; `wanted` the columns that were kept; `answers` those of their parts in any
  /// order; `rejects` gives the lines about the rejected rows of a part.
  package init(
    _ source: SourceDefinition, wanted: Set<String>, files: [PartFile], answers: [PartAnswer], rejects: (PartAnswer) -> [UInt8]
  ) {
    self.source = source
    quality = SourceQuality(source: source.name, status: .delivered)
    let byFile = Dictionary(grouping: answers, by: \.number).mapValues { $0.sorted { ($0.from, $0.to) < ($1.from, $1.to) } }
    let columns = ColumnPlan(source, wanted: wanted, domains: Domains())
    for (number, file) in files.enumerated() {
      let parts = byFile[number] ?? []
      let look = file.look(parts)
      quality.files.append(look.input)
      guard refusal == nil else { continue }
      do throws(Refusal) {
        if let refusal = look.refusal { throw refusal }
        let plan = try FilePlan(file.file, look, head: file.head, for: source, columns)
        plans.append(plan)
        readAgain += missing(parts, of: file, number) + misread(parts, plan)
      } catch { refusal = error }
    }
    guard readAgain.isEmpty else { return }
    settle(plans.indices.map { byFile[$0] ?? [] }, rejects)
  }

  /// The bytes that no part has answered for.
  private func missing(_ parts: [PartAnswer], of file: PartFile, _ number: Int) -> [PartTask] {
    var (end, missing) = (0, [PartTask]())
    for part in parts {
      if part.from > end { missing.append(PartTask(file: number, bytes: end..<part.from)) }
      end = max(end, part.to)
    }
    return end < file.size ? missing + [PartTask(file: number, bytes: end..<file.size)] : missing
  }

  /// The parts that were read in another encoding than the file's.
  private func misread(_ parts: [PartAnswer], _ plan: FilePlan) -> [PartTask] {
    parts.filter { $0.encoding != plan.encoding.rawValue }
      .map { PartTask(file: $0.number, bytes: $0.from..<$0.to, encoding: plan.encoding.rawValue) }
  }

  /// Finds the parts that began elsewhere than where the record before them ended, and those that count.
  private mutating func settle(_ parts: [[PartAnswer]], _ rejects: (PartAnswer) -> [UInt8]) {
    let (known, plans) = (parts, plans)
    let places = parts.enumerated().flatMap { file, answers in
      answers.enumerated().map { $0.element.place(file, $0.offset, plans[file]) }
    }
    var sequence = BlockSequence(plans, places: places)
    var tasks: [PartTask] = []
    let met = places.map { known[$0.file][$0.index].block($0, source, plans[$0.file].name) }
    _ = sequence.settle(met) { place in
      let answer = known[place.file][place.index]
      tasks.append(
        PartTask(
          file: place.file, bytes: answer.from..<answer.to, start: place.start, isAfterEnd: place.isAfterEnd,
          encoding: plans[place.file].encoding.rawValue))
      // Until it has been read again, the parts after it are taken to begin where they say.
      var block = Block(place, columns: source.columns.count)
      let next = known[place.file][(place.index + 1)...].first { $0.start != nil }?.start
      (block.start, block.end, block.endLine) = (place.start, next ?? plans[place.file].end, answer.endLine)
      return block
    }
    readAgain = tasks
    guard tasks.isEmpty else { return }
    let kept = plans.first?.keptOfRejected.count ?? 0
    for place in sequence.places {
      let answer = known[place.file][place.index]
      var block = answer.block(place, source, plans[place.file].name)
      guard let rows = RejectLines.rows(rejects(answer), of: source, kept: kept), rows.count == answer.rejected else {
        readAgain.append(
          PartTask(
            file: place.file, bytes: answer.from..<answer.to, start: answer.start, isAfterEnd: answer.isAfterEnd,
            encoding: answer.encoding))
        continue
      }
      block.rejects = rows
      blocks.append(block)
      used.append(answer)
      if block.fault != nil { break }
    }
    forgetEarlyRejects()
  }

  /// Of rejected rows it is kept what is known of the last ones.
  private mutating func forgetEarlyRejects() {
    var known = 0
    for index in blocks.indices.reversed() {
      blocks[index].rejects.keepValues(ofLast: BlockAbsorber.mostKnownRejects - known)
      known += blocks[index].rejects.values.count
    }
  }

  /// What reading the source comes to. `duplicates` are the rows of which a later version was read, by the position of their file, and
  /// `superseded` how many of these differ from the row that counts; both are counted over the rows of `used`.
  package func extraction(duplicates: [Int: Int], superseded: Int) -> Extraction {
    var summary = SourceSummary(source, plans, quality)
    let fault = summary.add(blocks, duplicates: duplicates, superseded: superseded)
    return summary.extraction(refusal: fault ?? refusal)
  }
}

extension PartAnswer {
  /// Where the part lies in its file.
  fileprivate func place(_ file: Int, _ index: Int, _ plan: FilePlan) -> BlockPlace {
    let unit = plan.encoding.isWide ? 2 : 1
    let (lower, upper) = ((from + unit - 1) / unit * unit, (to + unit - 1) / unit * unit)
    return BlockPlace(file: file, index: index, start: start, range: lower..<max(lower, upper), isAfterEnd: isAfterEnd)
  }

  /// The part as a block that has been read, without its rows and rejects.
  fileprivate func block(_ place: BlockPlace, _ source: SourceDefinition, _ file: String) -> Block {
    var block = Block(place, columns: source.columns.count)
    (block.start, block.end, block.lineCount) = (start, end ?? 0, lines)
    (block.accepted, block.skipped) = (accepted, skipped)
    block.tally = MonthlyTally(tally, columns: source.columns.count)
    block.isFilled = source.columns.map { filled.contains($0.name) }
    (block.oldest, block.newest) = (oldest, newest)
    (block.endLine, block.firstRow, block.headingNames) = (endLine, firstRow, headingNames)
    for (column, count) in unlisted { if let position = source.position(of: column) { block.unlisted[position] = count } }
    block.fault = fault?.blockFault(in: file)
    return block
  }
}
