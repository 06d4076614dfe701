internal import Glibc
internal import JSON
internal import Loaders
package import Model
package import Platform
internal import Publishing
internal import Transformers

/// Writes the papers for boards from published scorecards.
package struct PaperWriting: Sendable {
  /// A paper that was written.
  package struct Made: Sendable {
    /// The paths of its files, the Markdown first; its pictures are in a folder next to them.
    package let files: [String]
    /// The formats that could not be written; empty where all were.
    package let missing: [Missing]
    /// What to check before the paper is sent, a line each: text that may be about a person, and reports about something that
    /// the plan does not have.
    package let warnings: [String]
  }

  /// A format that could not be written.
  package struct Missing: Sendable {
    /// The format.
    package let format: PaperFormat
    /// Why, and what to do about it where that is known.
    package let reason: String
    /// Whether the format was left to the program: PDF needs LibreOffice, which not every machine has.
    package let isOptional: Bool
  }

  private let plan: PlanDefinition
  /// The path of the area's own Word styles, which may not exist.
  let ownStyles: String
  private let output: OutputFolder
  /// Nil for all that this machine can write.
  private let formats: [PaperFormat]?

  /// `pipelines` is the folder of definitions, which may hold `paper.docx` with the area's own Word styles; `output` is the
  /// folder of published scorecards. `formats` is nil for all that this machine can write.
  package init(_ plan: PlanDefinition, pipelines: String, output: String, formats: [PaperFormat]? = nil) {
    self.plan = plan
    self.formats = formats
    ownStyles = pipelines + "/paper.docx"
    self.output = OutputFolder(path: output)
  }

  /// The boards for which a paper is due on a day.
  package func due(on day: Day) -> [BoardDefinition] { plan.boards.filter { $0.isDue(on: day, planStart: plan.start) } }

  /// The board with this ID.
  ///
  /// Throws: `RunError.unknownBoard` where the plan has none.
  package func board(_ id: String) throws(RunError) -> BoardDefinition {
    guard let board = plan.boards.first(where: { $0.id == id }) else { throw .unknownBoard(id, known: plan.boards.map(\.id)) }
    return board
  }

  /// Writes the paper for a board to the folder `papers` in the output folder.
  ///
  /// Throws: `OutputFault.notPublished` where no scorecard is published for the day; `FileError` where it is damaged, or the
  /// paper cannot be written.
  package func write(for board: BoardDefinition, asOf day: Day) throws -> Made {
    guard let now = try scorecard(day) else { throw OutputFault.notPublished(day, output.path) }
    let paper = try paper(for: board, of: now)
    let name = "\(day)-\(board.id)"
    let document = paper.document(pictures: name)
    let folder = output.path + "/papers"
    try Disk.makeFolder(folder)
    let metadata = PaperMetadata(run: now.run, asOf: now.asOf, board: board.id)
    try write(Array((metadata.head + document.markdown).utf8), to: "\(folder)/\(name).md")
    if !document.pictures.isEmpty {
      try Disk.makeFolder("\(folder)/\(name)")
      for picture in document.pictures { try write(picture.bytes, to: "\(folder)/\(name)/\(picture.name)") }
    }
    let others = (formats ?? PaperFormat.allCases).filter { $0 != .markdown }
    guard !others.isEmpty else { return Made(files: ["\(folder)/\(name).md"], missing: [], warnings: Self.warnings(now)) }
    guard !Disk.isIrregular(ownStyles) else { throw FileError(.write, saying: "\(ownStyles) is not a regular file") }
    let conversion = PaperConversion(name: name, folder: folder, title: paper.title, properties: metadata.fields)
    defer { conversion.tidy() }
    let styled = paper.document(pictures: name, isStyled: true).markdown
    try conversion.prepare(markdown: styled, styles: (try? Disk.bytes(of: ownStyles)) ?? Paper.reference)
    return convert(conversion, to: others, warnings: Self.warnings(now))
  }

  /// The paper for a board of a scorecard, which need not be published.
  ///
  /// Throws: `FileError` where the scorecard that it is compared with is damaged.
  func paper(for board: BoardDefinition, of now: Scorecard) throws -> Paper {
    let escalations = Escalations(now, plan.boards)
    let escalated = plan.boards.filter { $0.reportsTo == board.id }.map { child in
      Paper.Escalated(from: child.title, items: escalations.items(from: child))
    }
    return Paper(
      for: board, now: now, before: try before(now.asOf, for: board), escalated: escalated,
      escalations: escalations.items(from: board))
  }

  /// The scorecard to compare with: that of the day of the last paper, or the first one published since. No scorecard from
  /// before the plan is taken, apart from that of the day before it began.
  private func before(_ day: Day, for board: BoardDefinition) throws -> Scorecard? {
    let last = max(board.day(before: day), plan.start - 1)
    for earlier in try output.days().sorted() where earlier >= last && earlier < day {
      if let scorecard = try scorecard(earlier) { return scorecard }
    }
    return nil
  }

  private func convert(_ conversion: PaperConversion, to others: [PaperFormat], warnings: [String]) -> Made {
    let path = "\(conversion.folder)/\(conversion.name)"
    var (files, missing): ([String], [Missing]) = ([path + ".md"], [])
    for format in others {
      // Without the Word document there is no use in trying for the PDF, which comes from it.
      if format == .pdf, let word = missing.first(where: { $0.format == .word }) {
        missing.append(Missing(format: format, reason: word.reason, isOptional: false))
        continue
      }
      do throws(DocumentProgram.Fault) {
        try conversion.convert(to: format)
        files.append("\(path).\(format.ending)")
      } catch {
        let isOptional = formats == nil && format == .pdf && error.isNotInstalled
        missing.append(Missing(format: format, reason: error.description, isOptional: isOptional))
      }
    }
    return Made(files: files, missing: missing, warnings: warnings)
  }

  /// Waits for at most `seconds` until a scorecard is published for a day, and returns whether one is.
  ///
  /// Throws: `FileError` where the day's link cannot be read.
  package func waitForScorecard(_ day: Day, seconds: Double) throws(FileError) -> Bool {
    let end = ContinuousClock.now + .seconds(seconds)
    while true {
      if try output.lastRun(for: day.description) != nil { return true }
      guard ContinuousClock.now < end else { return false }
      usleep(UInt32(min(5, max(0.2, seconds / 10)) * 1e6))
    }
  }

  private static func warnings(_ scorecard: Scorecard) -> [String] {
    scorecard.quality.filter { NarrativeSource(rawValue: $0.source) != nil }.flatMap { source in
      source.warnings.map { "\(source.source): \($0)" }
    }
  }

  /// The day on which the next paper for a board is due; nil where one is due on `day` itself.
  package func nextDue(_ board: BoardDefinition, after day: Day) -> Day? {
    guard !board.isDue(on: day, planStart: plan.start) else { return nil }
    return (1...board.everyMonths + 1).lazy.map { (day.startOfMonth.adding(months: $0)) - 1 }
      .first { $0 > day && board.isDue(on: $0, planStart: plan.start) }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let file = try AtomicFile(path: path)
    try file.append(bytes)
    try file.finish()
  }

  /// The scorecard that is published for a day; nil where there is none.
  private func scorecard(_ day: Day) throws -> Scorecard? {
    guard let folder = try output.lastRun(for: day.description), let bytes = try? Disk.bytes(of: "\(folder)/scorecard.json")
    else {
      return nil
    }
    do { return try Feed.decode(bytes) } catch {
      throw FileError(
        .write,
        saying: "\(folder)/scorecard.json is damaged, so no paper can be written from it; first: scorecard run --as-of \(day)")
    }
  }
}
