internal import Model

/// Adds up what became of a source's rows, in reading order: the counts, and every reject in its place.
struct SourceSummary {
  private let source: SourceDefinition
  private let plans: [FilePlan]
  private var quality: SourceQuality
  private var rejects: RejectList
  private var rejected: RejectedValues
  private var reports: [FileReport] = []
  private var fileRows: [FileRows] = []
  private var tally: MonthlyTally
  private var (oldest, newest): (Int32?, Int32?) = (nil, nil)
  private var missingColumns: [MissingColumn] = []
  private var isFilled: [Bool]
  private var doubts: [FileDoubt] = []
  private var unlisted: [Int: Int] = [:]
  /// For each block, the line of its file on which it begins.
  private var firstLines: [Int64: Int] = [:]

  init(_ source: SourceDefinition, _ plans: [FilePlan], _ quality: SourceQuality) {
    self.source = source
    self.plans = plans
    self.quality = quality
    rejects = RejectList(source: source.name)
    rejected = RejectedValues(columns: plans.first?.keptOfRejected.map { source.columns[$0].name } ?? [])
    tally = MonthlyTally(columns: source.columns.count)
    isFilled = source.columns.map { _ in false }
  }

  /// Adds blocks in reading order; returns why one of them refuses the source, nil where none does. `duplicates` are by the
  /// position of the file that they are in.
  mutating func add(_ blocks: [Block], duplicates: [Int: Int], superseded: Int) -> Refusal? {
    quality.duplicates = duplicates.values.reduce(0, +)
    quality.superseded = superseded
    quality.accepted = -quality.duplicates
    var blocks = blocks[...]
    for (file, plan) in plans.enumerated() {
      reports.append(plan.report)
      quality.read += plan.layout.titleLines
      quality.skipped += plan.layout.titleLines
      fileRows.append(FileRows(name: plan.name))
      (fileRows[file].read, fileRows[file].skipped) = (plan.layout.titleLines, plan.layout.titleLines)
      fileRows[file].duplicates = duplicates[file] ?? 0
      var (line, endLine): (Int, Int?) = (plan.layout.line, nil)
      var (first, last): (Int32?, Int32?) = (nil, nil)
      let rejectsBefore = rejects.count
      var headingNames: [Bool] = []
      defer {
        noteMissingColumns(of: plan, first, last)
        doubts += FileDoubt.found(in: plan, rejects.lines(from: rejectsBefore), namesHeadings: headingNames.count { $0 })
      }
      while let block = blocks.first, block.place.file == file {
        blocks.removeFirst()
        add(block, from: line, in: plan)
        headingNames += block.headingNames.prefix(2 - headingNames.count)
        first = [first, block.oldest].compactMap(\.self).min()
        last = [last, block.newest].compactMap(\.self).max()
        if let fault = block.fault { return fault.refusal(in: plan.name, firstLine: line, endLine: endLine) }
        endLine = endLine ?? block.endLine.map { $0 + line }
        line += block.lineCount
      }
    }
    return nil
  }

  /// `first` and `last` are the days of the file's oldest and newest row.
  private mutating func noteMissingColumns(of plan: FilePlan, _ first: Int32?, _ last: Int32?) {
    let days = first.flatMap { first in last.map { Day(number: first)...Day(number: $0) } }
    for missing in plan.checker.headings.missingColumns(of: source, days: days, in: plan.name) {
      if let known = missingColumns.firstIndex(where: { $0.column == missing.column }) {
        missingColumns[known].files += 1
      } else {
        missingColumns.append(missing)
      }
    }
  }

  private mutating func add(_ block: Block, from line: Int, in plan: FilePlan) {
    quality.read += block.read
    quality.accepted += block.accepted
    quality.rejected += block.rejects.count
    quality.skipped += block.skipped
    fileRows[block.place.file].read += block.read
    fileRows[block.place.file].rejected += block.rejects.count
    fileRows[block.place.file].skipped += block.skipped
    oldest = [oldest, block.oldest].compactMap(\.self).min()
    newest = [newest, block.newest].compactMap(\.self).max()
    tally.merge(block.tally)
    unlisted.merge(block.unlisted, uniquingKeysWith: +)
    for column in isFilled.indices where block.isFilled[column] { isFilled[column] = true }
    firstLines[block.place.order] = line
    rejected.add(block.rejects.values, of: block.rejects.count)
    for row in block.rejects.rows {
      let column = row.column < 0 ? nil : source.columns[Int(row.column)]
      rejects.append(
        file: plan.name, line: line + Int(row.line), column: column?.name ?? "", rule: row.rule,
        detail: block.rejects.details[Int(row.detail)])
    }
  }

  func extraction(refusal: Refusal?) -> Extraction {
    var (quality, doubts) = (quality, doubts)
    quality.encoding = reports.map(\.encoding).reduce(into: [String]()) { seen, name in
      if !seen.contains(name) { seen.append(name) }
    }.joined(separator: ", ")
    (quality.oldest, quality.newest) = (oldest.map(Day.init(number:)), newest.map(Day.init(number:)))
    if let why = refusal ?? distrust {
      quality.status = .refused
      quality.finding = .refused(why)
      var delivery = Delivery.refused(why)
      if refusal == nil, case .tooManyRejects = why { delivery = .distrusted(table(quality), why) }
      return Extraction(
        delivery: delivery, quality: quality, rejects: rejects, files: reports, tally: tally, doubts: doubts,
        firstLines: firstLines, fileRows: fileRows)
    }
    if quality.read == quality.skipped {
      quality.status = .nilReturn
      quality.finding = .noRows
    }
    quality.blankColumns = blankColumns
    doubts += unlisted.sorted { $0.key < $1.key }.map { column, count in
      .unlistedCode(column: source.columns[column].name, count: count, standsFor: source.columns[column].unlisted ?? "")
    }
    quality.missingColumns = missingColumns.isEmpty ? nil : missingColumns
    return Extraction(
      delivery: .delivered(table(quality)), quality: quality, rejects: rejects, files: reports, tally: tally, doubts: doubts,
      firstLines: firstLines, fileRows: fileRows)
  }

  private func table(_ quality: SourceQuality) -> Table {
    var table = Table(source: source.name, columns: [], batches: [], rejected: quality.rejected)
    table.rowsHandedOn = quality.accepted + quality.duplicates
    table.begins = quality.oldest?.startOfMonth
    table.missingColumns = missingColumns
    table.rowDays = tally.rowDays
    table.isKeyDoubtful = quality.isKeyDoubtful
    table.blankColumns = quality.blankColumns ?? []
    table.rejectedValues = rejected
    (table.rejectedValues.read, table.rejectedValues.own) = (quality.read, quality.read - quality.skipped)
    return table
  }

  /// The columns that have a heading and are blank in every row; nil where there are none, or there is no row.
  private var blankColumns: [String]? {
    guard quality.accepted > 0 else { return nil }
    let blank = source.columns.indices.filter { column in
      !isFilled[column] && !source.columns[column].mayBeAbsent
        && plans.contains { !$0.checker.headings.places[column].isEmpty }
    }
    return blank.isEmpty ? nil : blank.map { source.columns[$0].name }
  }

  /// Why rows that could all be read are not trusted; nil where they are.
  private var distrust: Refusal? {
    let own = quality.read - quality.skipped
    if let limit = source.rejectLimit.exceeded(rejected: quality.rejected, read: quality.read, own: own) {
      return .tooManyRejects(rejected: quality.rejected, own: own, limit, commonestReject)
    }
    return quality.rejected > 0 && quality.rejected + quality.skipped == quality.read ? .allRejected(commonestReject) : nil
  }

  /// The most frequent reason for rejecting a row, which people should look at first.
  private var commonestReject: CommonestReject {
    let total = rejects.totals.first
    return CommonestReject(column: total?.column ?? "", rule: total?.rule)
  }
}
