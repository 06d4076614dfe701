internal import CSV
internal import Model

/// Turns the records of one block into typed columns: plain rows a column at a time, odd ones as `RowChecker` says.
struct RowReader {
  private let plan: FilePlan
  private let source: SourceDefinition
  private var checker: RowChecker
  private let text: RecordText
  private let count: Int
  private var lanes: [ColumnLane]
  private let spanning: Set<Int>
  /// The columns whose values are kept of rejected rows.
  private let kept: [Int]
  private var allowed: [Fault: AllowedValues?] = [:]

  /// What is wrong with a row, and in which column.
  private struct Fault: Hashable {
    var column: Int
    var rule: RejectRule
  }

  init(_ plan: FilePlan, _ source: SourceDefinition, _ text: RecordText) {
    self.plan = plan
    self.source = source
    self.text = text
    checker = plan.checker
    count = text.places.count
    spanning = Set(text.places.spanning)
    lanes = zip(plan.lanes, plan.checker.parsers).map(ColumnLane.init)
    kept = plan.keptOfRejected
  }

  /// Throws: what refuses the source, with the rows before it in `block`.
  mutating func read(into block: inout Block) throws(BlockFault) {
    // The first record of a file is its headings.
    let headings = block.place.index == 0 ? min(1, count) : 0
    var rows = plainRows()
    var columns = lanes.indices.map { lanes[$0].read(&rows) }
    checker.markOdd(&rows, columns)
    var keep: [Int] = []
    var fault: BlockFault?
    let isShared = checker.isShared
    let isPlain = !isShared && !block.place.isAfterEnd && !rows.isOdd[headings...].contains(true)
    if isPlain, headings < count {
      keep = Array(headings..<count)
      block.firstRow = line(headings)
    } else {
      keep.reserveCapacity(count)
    }
    for row in isPlain ? count..<count : headings..<count {
      if !rows.isOdd[row], block.endLine == nil, !block.place.isAfterEnd {
        if !isShared || checker.isOwn(row, columns, text) { keep.append(row) } else { block.skipped += 1 }
        if block.firstRow == nil { block.firstRow = line(row) }
        continue
      }
      do throws(BlockFault) {
        if try judge(row, &columns, &block) { keep.append(row) }
      } catch {
        fault = error
        break
      }
    }
    block.headingNames = keep.prefix(2).map { checker.namesHeading(text.places.fields($0), text) }
    block.marks = marks(columns, keep)
    if keep.count < count { for index in columns.indices { columns[index].keep(keep) } }
    for (column, definition) in source.columns.enumerated() {
      guard let position = definition.unlistedPosition else { continue }
      let count = columns[column].settleUnlisted(as: position)
      if count > 0 { block.unlisted[column] = count }
    }
    let lines = text.places.lines
    block.lines = keep.map { Int32(truncatingIfNeeded: lines[$0]) }
    block.accepted = keep.count
    block.columns = columns
    block.texts = lanes.map(\.texts)
    if !keep.isEmpty { block.isFilled = columns.map(\.hasValues) }
    tally(columns, into: &block)
    if let fault { throw fault }
  }

  /// The marks that distinguish rows of one key.
  private func marks(_ columns: [RawColumn], _ keep: [Int]) -> [UInt16] {
    let beside = source.columnsBesideKey
    guard !beside.isEmpty else { return [] }
    var marks = RowMarks(rows: count)
    for column in beside {
      let definition = source.columns[column]
      var said = columns[column]
      // What nobody lists says the same, however it is written.
      if let position = definition.unlistedPosition { _ = said.settleUnlisted(as: position) }
      marks.add(
        said, lanes[column].texts, presence: lanes[column].marks, shapes: plan.lanes[column].shapes,
        ignoresCase: definition.kind == .category)
    }
    return marks.kept(keep)
  }

  private func line(_ row: Int) -> Int { Int(text.places.lines[row]) }

  private func plainRows() -> PlainRows {
    let width = checker.headings.count
    let blank = UInt32(text.blankFields)
    var first = [UInt32](repeating: blank, count: count)
    var isOdd = [Bool](repeating: checker.readsEachRow, count: count)
    var from: UInt32 = 0
    let recordEnds = text.places.recordEnds
    for row in 0..<count {
      let to = recordEnds[row]
      if Int(to - from) == width { first[row] = from } else { isOdd[row] = true }
      from = to
    }
    for row in text.places.spanning { isOdd[row] = true }
    return PlainRows(text: text, first: first, isOdd: isOdd)
  }

  /// Whether a row is accepted by the rules; if so, its values are added to `columns`.
  private mutating func judge(_ row: Int, _ columns: inout [RawColumn], _ block: inout Block) throws(BlockFault) -> Bool {
    let record = text.places.fields(row)
    if checker.isBlankLine(record, text) { return false }
    if checker.repeatsHeadings(record, text) { throw .headingsAgain(line: line(row)) }
    let verdict = checker.check(record, text)
    if case .end = verdict {
      block.endLine = block.endLine ?? line(row)
    } else if block.endLine != nil || block.place.isAfterEnd {
      throw .rowAfterEnd(line: line(row), endLine: block.endLine)
    } else if block.firstRow == nil {
      block.firstRow = line(row)
    }
    if spanning.contains(row), checker.mayHaveSwallowed(record, verdict, text) {
      throw .swallowedRows(line: line(row))
    }
    switch verdict {
    case .skipped, .end: block.skipped += 1
    case .rejected(let column, let rule, let field): reject(row, column, rule, field, &block)
    case .accepted:
      for column in columns.indices { lanes[column].accept(checker.fields[column], text, at: row, in: &columns[column]) }
      return true
    }
    return false
  }

  /// What a column may have instead of a value that broke a rule; the same value each time, so that comparing takes no time.
  private mutating func allowed(in column: Int, _ rule: RejectRule) -> AllowedValues? {
    let fault = Fault(column: column, rule: rule)
    if let known = allowed[fault] { return known }
    let values = AllowedValues(source.columns[column], instead: rule)
    allowed[fault] = values
    return values
  }

  private mutating func reject(_ row: Int, _ column: Int?, _ rule: RejectRule, _ field: Range<Int>?, _ block: inout Block) {
    var detail = RejectDetail.none
    if let column, let start = source.columns[column].follows, rule == .order {
      detail = .before(start: start)
    } else if let field, !field.isEmpty, rule != .blank, rule != .fieldCount, rule != .quote {
      let shape = SafeText.shape(String(decoding: text[field].prefix(256), as: UTF8.self))
      detail = .shape(shape, column.flatMap { allowed(in: $0, rule) })
    }
    // Of a row with too few or too many values, nobody knows which is which.
    let known = column.map { checker.values(of: kept, text.places.fields(row), text, wrong: $0, rule) }
    block.rejects.append(line: line(row), column: column, rule, detail, values: known)
  }

  /// Counts the accepted rows by month, and how many are blank in each column.
  private func tally(_ columns: [RawColumn], into block: inout Block) {
    guard let datedBy = source.datedBy, case .days(let days) = columns[datedBy] else { return }
    // A row without a day is of no month.
    let dated = days.contains(Blank.day) ? days.filter { $0 != Blank.day } : days
    (block.oldest, block.newest) = (dated.min(), dated.max())
    block.tally.add(dated)
    for (column, values) in columns.enumerated() where !source.columns[column].isMandatory {
      block.tally.addBlanks(values.daysOfBlanks(days), of: column)
    }
  }
}
