internal import Loaders
internal import Logging
internal import Model
internal import Platform
internal import Publishing
internal import Wording

extension Run {
  /// Makes the files, and gives them to readers. What was published before stands whole where that fails.
  func publish(
    _ computed: Computed, _ past: Past, _ archive: Archive, _ progress: (Progress) -> Void
  ) throws -> RunResult {
    progress(.publishing)
    var (result, timer) = (computed.result, computed.timer)
    let ledger = ledgerFile(computed, past)
    let notices = ledger.notices
    let exitCode = Int(result.exitCode)
    let staged = try archive.stage(name)
    var run = PublishedRun(
      sequence: past.nextSequence, started: clock.iso, publishedOn: clock.today, programVersion: Program.version,
      exitCode: exitCode, definitions: folder.files, scorecard: result.scorecard, ledger: ledger.alerts,
      isNewest: result.isNewest,
      notices: notices)
    run.isPartial = request.isPartial
    run.restatements = result.restatements.filter { !$0.causes.isEmpty }
    let prepared = archive.prepare(run, workers)
    do {
      try write(Publication(result.scorecard, result.rejects, ledger: ledger).parts, to: staged)
      if request.writesOpenDocument { result.openDocumentFault = try writeOpenDocument(to: staged) }
      timer.end("write")
      let manifest = RunManifest(
        result.scorecard,
        asked: RunManifest.Asked(
          from: request.from, isPartial: request.isPartial, kpis: request.kpis, accepted: request.accepted),
        definitions: folder.files, clock: clock, seconds: timer.seconds,
        readNow: Set(result.sourcesRead), exitCode: exitCode, sequence: past.nextSequence,
        restatements: run.restatements)
      try staged.write(("manifest.json", try manifest.encoded()))
    } catch {
      staged.discard()
      throw error
    }
    result.folder = try archive.publish(run, staged, prepared)
    for notice in notices {
      logger.info("\(notice.isTold ? "an" : "no") e-mail for '\(notice.owner)': \(notice.reason.rawValue)")
    }
    result.notices = notices
    return result
  }

  /// The ledger as `alerts.json` has it, with what is decided about telling owners where the request asks for that.
  func ledgerFile(_ computed: Computed, _ past: Past) -> LedgerFile {
    let isNewest = computed.result.isNewest
    return LedgerFile(
      run: name, asOf: request.asOf, isNewest: isNewest, alerts: computed.ledger,
      notices: isNewest && request.notifies ? notices(about: computed.ledger, past) : [],
      acknowledgements: past.allAcknowledgements)
  }

  private func notices(about ledger: [Alert], _ past: Past) -> [Notice] {
    let page = PageAddress.current
    if let mistake = page.mistake { logger.warning("\(mistake)") }
    return NoticeWriting(
      plan: definitions.plan, run: name, past: past, someoneIsToldByMail: request.contacts != nil, page: page.address
    ).notices(about: ledger, asOf: request.asOf)
  }

  /// Converts the workbook, which is written by now. Returns why it cannot be converted; everything else is published then.
  private func writeOpenDocument(to staged: StagedRun) throws(FileError) -> String? {
    let (work, name) = (".ods", "scorecard.ods")
    defer { Disk.removeFolder("\(staged.path)/\(work)") }
    try Disk.makeFolder("\(staged.path)/\(work)")
    do throws(DocumentProgram.Fault) {
      try LibreOffice.calc.convert("scorecard.xlsx", to: "ods", making: "\(work)/\(name)", "PK", in: staged.path, work: work)
    } catch { return OpenDocumentSentence.missing(because: error.description) }
    try staged.write((name, try Disk.bytes(of: "\(staged.path)/\(work)/\(name)")))
    return nil
  }

  /// Makes the files on all threads, and writes each as soon as it is made.
  private func write(_ parts: [@Sendable () -> Result<[Publication.File], any Error>], to staged: StagedRun) throws {
    try workers.inOrder(parts.count, waits: true) { part in
      Result { for file in try parts[part]().get() { try staged.write(file) } }
    } take: { (written: Result<Void, any Error>) throws in
      do { try written.get() } catch let failure as WorkbookFailure {
        throw FileError(.write, saying: "scorecard.xlsx cannot be written: \(failure)")
      }
    }
  }
}
