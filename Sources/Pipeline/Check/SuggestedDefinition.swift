internal import Definitions
internal import Extractors
internal import Model

/// A definition for an unknown file, which has read that file as a run would.
///
/// It is guessed from some of the rows, and tried on all of them. Where rows are lost, all rows are looked at, and then what
/// lost them is guessed more widely, until each row is read or nothing wider is left.
struct SuggestedDefinition {
  let source: SuggestedSource
  let yaml: [String]
  let trial: SuggestionTrial
  let sample: ExportSample
  /// The names of the files.
  let files: [String]

  private static let mostTrials = 40

  /// `name` is the source's, where somebody gives it one; `taken` are the names of the plan's sources.
  ///
  /// Throws: `SuggestionFault` where the file cannot be read whatever its definition says, or has no line of headings.
  init(_ files: [ExportFile], name: String?, taken: Set<String>, _ reading: CSVReading) throws(SuggestionFault) {
    self.files = files.map(\.name)
    var sample = try Self.sample(files, hasEndLines: true, reading)
    var lessons = SuggestionLessons()
    var last: Tried?
    for _ in 0..<Self.mostTrials {
      let guess = SuggestionGuess(of: sample, lessons, files: self.files, name: name, taken: taken)
      let lines = SuggestedYAML(guess.source).lines
      let trial = try Self.trial(by: lines, guess, files, reading, last: last)
      var next = lessons
      Self.learn(from: trial, guess, sample, &next)
      last = (lines, trial.withoutRows)
      if next == lessons {
        if let refusal = trial.refusal { throw .unreadable(refusal) }
        (source, yaml, self.sample) = (guess.source, lines, sample)
        self.trial = Self.counted(trial, sample)
        return
      }
      if next.hasNoEndLines != lessons.hasNoEndLines { sample = try Self.sample(files, hasEndLines: false, reading) }
      // What lost rows may not be among those that were looked at.
      let unseen = next.columns(since: lessons).filter { !sample.columns[$0].isWhole }
      if !unseen.isEmpty {
        try Self.lookAgain(at: unseen, in: files, &sample, reading)
        for place in unseen { next.forget(place) }
      }
      lessons = next
    }
    throw .noHeadings(file: SafeText.line(sample.file), line: sample.headingLine)
  }

  /// What the first file holds; of several, what all of them hold in each of its columns.
  private static func sample(
    _ files: [ExportFile], hasEndLines: Bool, _ reading: CSVReading
  ) throws(SuggestionFault) -> ExportSample {
    var sample = try Self.sample(files[0], hasEndLines: hasEndLines)
    guard files.count > 1 else { return sample }
    let folded = sample.columns.map(\.heading.foldedHeading)
    let named = folded.indices.filter { place in !folded[place].isEmpty && folded.count { $0 == folded[place] } == 1 }
    try lookAgain(at: Set(named), in: files, &sample, reading)
    return sample
  }

  private static func lookAgain(
    at places: Set<Int>, in files: [ExportFile], _ sample: inout ExportSample, _ reading: CSVReading
  ) throws(SuggestionFault) {
    do throws(Refusal) { try sample.lookAgain(at: places, in: files, ReadingOptions(reading)) } catch { throw .unreadable(error) }
  }

  private static func sample(_ file: ExportFile, hasEndLines: Bool) throws(SuggestionFault) -> ExportSample {
    let sample: ExportSample
    do throws(Refusal) { sample = try ExportSample(file, .pieces, hasEndLines: hasEndLines) } catch { throw .unreadable(error) }
    let hasNames = sample.columns.contains { !$0.heading.foldedHeading.isEmpty }
    // `No`, `x` and `Total` may be a heading and a value; a whole row of such values is a row.
    let repeated = sample.columns.count { $0.repeatsHeading && !NoValueSigns.contains($0.heading) }
    let isRow = repeated * 3 >= sample.columns.count && (repeated > 1 || sample.columns.count == 1)
    guard hasNames, !sample.isHeadingDoubtful, !isRow else {
      throw .noHeadings(file: SafeText.line(file.name), line: sample.headingLine)
    }
    return sample
  }

  /// The definition that was tried last, and what came of it.
  private typealias Tried = (lines: [String], trial: SourceTrial)

  /// The file is not read again by the same definition, where nothing more is asked of its rows.
  private static func trial(
    by lines: [String], _ guess: SuggestionGuess, _ files: [ExportFile], _ reading: CSVReading, last: Tried?
  ) throws(SuggestionFault) -> SourceTrial {
    if let last, last.lines == lines, guess.keys.asked.isEmpty { return last.trial }
    return SourceTrial(try readBack(lines, files[0]), files, reading, keeping: guess.namesOfAsked)
  }

  /// The definition as the program reads it, or the program's own fault.
  private static func readBack(_ lines: [String], _ file: ExportFile) throws(SuggestionFault) -> SourceDefinition {
    do throws(DefinitionErrors) {
      return try DefinitionLoader.source(DefinitionFile(path: "", text: lines.joined(separator: "\n") + "\n"))
    } catch {
      throw .invalid(file: SafeText.line(file.name), error.diagnostics.map { "\($0)" })
    }
  }

  // MARK: What is learnt

  /// What lost rows, as far as another definition could help. Lines that look like more headings are lost whatever it says.
  private static func learn(
    from trial: SourceTrial, _ guess: SuggestionGuess, _ sample: ExportSample, _ lessons: inout SuggestionLessons
  ) {
    if case .damaged(_, _, .rowAfterEnd) = trial.refusal { lessons.hasNoEndLines = true }
    if trial.report.map({ $0.delimiter != sample.delimiter }) ?? trial.isWithoutHeadings { lessons.delimiter = sample.delimiter }
    if trial.superseded > sample.copies.count { lessons.keys.wrong.insert(guess.keys.key) }
    if trial.refusal == nil, !guess.keys.asked.isEmpty {
      guess.keys.learn(from: trial.rows, blanksAllowed: sample.furtherHeadingLines, &lessons.keys)
    }
    let headingLines = sample.headingLine..<(sample.headingLine + 1 + sample.furtherHeadingLines)
    for reject in trial.rejects {
      if reject.count <= sample.furtherHeadingLines, reject.first.allSatisfy({ headingLines.contains($0.line) }) { continue }
      guard let column = guess.source.columns.firstIndex(where: { $0.name == reject.column }) else { continue }
      let place = guess.places[column]
      switch reject.rule {
      case .fieldCount, .quote: continue
      case .blank:
        if guess.keys.key.contains(place) { lessons.keys.wrong.insert(guess.keys.key) } else { lessons.notRequired.insert(place) }
      case .damagedIdentifier: lessons.bounds[place] = .text
      // That some rows are lost is known, and said next to the column.
      case .date where guess.acceptsLosses(column) && sample.columns[place].isWhole: continue
      case .date, .tooEarly, .code, .number, .range, .order: lessons.bounds[place] = max(lessons.bounds[place] ?? .words, .words)
      }
    }
  }

  private static func isSuperseded(_ loss: SuggestionTrial.Loss) -> Bool {
    if case .superseded = loss { true } else { false }
  }

  /// What became of the rows, with what is lost besides.
  private static func counted(_ trial: SourceTrial, _ sample: ExportSample) -> SuggestionTrial {
    var counts = trial.counts
    if counts.superseded > 0, counts.superseded <= sample.copies.count, let place = counts.losses.firstIndex(where: isSuperseded)
    {
      counts.losses[place] = .copies(counts.superseded, lines: sample.copies)
    }
    let folded = sample.columns.map(\.heading.foldedHeading)
    let nameless = folded.count(where: \.isEmpty)
    if nameless > 0 { counts.losses.append(.columnsWithoutHeading(nameless)) }
    for (place, name) in folded.enumerated() where !name.isEmpty && folded.firstIndex(of: name) == place {
      let same = folded.count { $0 == name }
      if same > 1 { counts.losses.append(.sameHeading(sample.columns[place].heading, columns: same)) }
    }
    if sample.furtherHeadingLines > 0 {
      counts.losses.append(.furtherHeadingLines(first: sample.headingLine + 1, count: sample.furtherHeadingLines))
    }
    return counts
  }
}
