internal import CSV
internal import Model

/// One source being read: its stored columns, its keys, its counts.
final class SourceReading {
  private let source: SourceDefinition
  private var rows: RowStore
  private var keys: KeyIndex
  private var quality: SourceQuality
  private var rejects: RejectList
  private var offending = OffendingText()
  private var reports: [FileReport] = []
  private var newest = Blank.day
  private var tally: MonthlyTally

  // Of the file that is being read; its name as it may be shown.
  private var file = ""
  private var encoding = Encoding.utf8
  private var checker: RowChecker?
  /// The line that ended the report.
  private var endLine: Int?

  init(_ source: SourceDefinition, wanted: Set<String>, domains: Domains) {
    self.source = source
    rows = RowStore(source, wanted: wanted, domains: domains)
    keys = KeyIndex(source, domains: domains)
    quality = SourceQuality(source: source.name, status: .delivered)
    rejects = RejectList(source: source.name)
    tally = MonthlyTally(columns: source.columns.count)
  }

  func read(_ export: ExportFile, at position: Int, progress: (Int) -> Void) throws(Refusal) {
    file = SafeText.line(export.name)
    checker = nil
    endLine = nil
    rows.beginFile(position)
    let bytes = try FileBytes(export)
    encoding = bytes.encoding
    var decoder = TextDecoder(bytes.encoding, of: file)
    let reading = FileReading(source, file: file, for: self)
    let input = try bytes.read { (chunk) throws(Refusal) in
      progress(chunk.count)
      try decoder.decode(chunk) { (text) throws(Refusal) in try reading.feed(text) }
    }
    try decoder.finish()
    try reading.finish()
    rows.endBatch()
    quality.files.append(input)
  }

  /// Files of a source that is refused all the same belong to what was delivered.
  func note(_ files: ArraySlice<ExportFile>) {
    quality.files += files.map(FileBytes.digest)
  }

  func finish(refusal: Refusal?) -> Extraction {
    quality.encoding = reports.map(\.encoding).reduce(into: [String]()) { seen, name in
      if !seen.contains(name) { seen.append(name) }
    }.joined(separator: ", ")
    quality.newest = newest == Blank.day ? nil : Day(number: newest)
    var why = refusal?.message
    if why == nil, source.rejectLimit.isExceeded(rejected: quality.rejected, read: quality.read) {
      why =
        "\(quality.rejected) of \(quality.read) rows rejected: more than the limit of \(source.rejectLimit.sentence); "
        + "most often \(commonestReject)"
    }
    if why == nil, quality.rejected > 0, quality.rejected + quality.skipped == quality.read {
      why = "all of its rows were rejected, most often \(commonestReject)"
    }
    if let why {
      quality.status = .refused
      quality.note = why
      return Extraction(delivery: .refused(why), quality: quality, rejects: rejects, files: reports, tally: tally)
    }
    if quality.read == quality.skipped {
      quality.status = .nilReturn
      quality.note = "delivered with headings and no rows"
    }
    var table = rows.table
    table.rejected = quality.rejected
    return Extraction(delivery: .delivered(table), quality: quality, rejects: rejects, files: reports, tally: tally)
  }

  /// `start_date: not a date …`: what to look at first.
  private var commonestReject: String {
    guard let total = rejects.totals.first else { return "" }
    return (total.column.isEmpty ? "" : total.column + ": ") + total.rule.meaning
  }
}

extension SourceReading: RecordTaker {
  func begin(_ layout: FoundLayout, headings found: [String], hint: () -> String?) throws(Refusal) {
    do throws(Refusal) {
      let headings = try Headings(found, for: source)
      checker = RowChecker(source, headings: headings, delimiter: layout.delimiter)
      let columns = headings.columnNames(source)
      reports.append(
        FileReport(
          name: file, encoding: encoding.rawValue, delimiter: layout.delimiterName, headingLine: layout.line,
          headings: zip(found, columns).map { FileReport.Heading(found: $0, column: $1) }))
    } catch { throw Refusal(error.message + (hint().map { "; " + $0 } ?? "")) }
    quality.read += layout.titleLines
    quality.skipped += layout.titleLines
  }

  func take(_ records: RecordBatch, from first: Int) throws(Refusal) {
    // Taken out, so that it is not copied when it changes.
    guard var checker else { return }
    self.checker = nil
    defer { self.checker = checker }
    try records.withBytes { (bytes, ends) throws(Refusal) in
      for record in first..<records.count {
        let fields = records.fields(record)
        if checker.isBlankLine(fields, bytes, ends) { continue }
        try refuse(fields, checker, bytes, ends, line: records.line(record))
        let verdict = checker.check(fields, bytes, ends)
        if case .end = verdict {
          endLine = endLine ?? records.line(record)
        } else if let endLine {
          throw Refusal(
            "\(file), line \(records.line(record)): a row after line \(endLine), which ends the report by its definition: "
              + "two reports in one file?")
        }
        if records.spansLines(record), checker.mayHaveSwallowed(fields, verdict, bytes, ends) {
          throw Refusal(
            "\(file), line \(records.line(record)): a quoted value runs over several lines that look like rows of their "
              + "own: a quote that was not closed has swallowed them; mend the quotes")
        }
        accept(verdict, checker.fields, bytes, line: records.line(record))
      }
    }
  }

  private func refuse(
    _ fields: Range<Int>, _ checker: RowChecker, _ bytes: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<Int>,
    line: Int
  ) throws(Refusal) {
    guard checker.repeatsHeadings(fields, bytes, ends) else { return }
    throw Refusal(
      "\(file), line \(line): the headings stand here again: two tables in one file? Keep one heading line a file")
  }

  func reject(line: Int, _ rule: RejectRule) {
    quality.read += 1
    quality.rejected += 1
    rejects.append(file: file, line: line, column: "", rule: rule, message: rule.meaning)
  }

  private func accept(
    _ verdict: RowChecker.Verdict, _ fields: [ParsedField], _ bytes: UnsafeBufferPointer<UInt8>, line: Int
  ) {
    quality.read += 1
    switch verdict {
    case .skipped, .end: quality.skipped += 1
    case .rejected(let column, let rule, let field):
      quality.rejected += 1
      rejects.append(
        file: file, line: line, column: column.map { source.columns[$0].name } ?? "", rule: rule,
        message: message(rule, column, field.map { UnsafeBufferPointer(rebasing: bytes[$0]) }))
    case .accepted:
      if let datedBy = source.datedBy, !fields[datedBy].isBlank {
        let day = Int32(fields[datedBy].number)
        newest = max(newest, day)
        tally.add(day) { fields[$0].isBlank }
      }
      let place = rows.append(fields, bytes, line: line)
      guard let loser = keys.insert(fields, bytes, at: place) else {
        quality.accepted += 1
        return
      }
      quality.duplicates += 1
      rows.drop(loser)
    }
  }

  private func message(_ rule: RejectRule, _ column: Int?, _ field: UnsafeBufferPointer<UInt8>?) -> String {
    guard let column else { return rule.meaning }
    let definition = source.columns[column]
    if rule == .order, let start = definition.follows { return "\(definition.name) is before \(start)" }
    return field.map { offending.sentence($0, of: definition, rule) } ?? rule.meaning
  }
}
