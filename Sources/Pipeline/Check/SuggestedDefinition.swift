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

  /// What has turned out wrong.
  private struct Lessons: Equatable {
    var bounds: [Int: ColumnGuess.Bound] = [:]
    var notRequired: Set<Int> = []
    var wrongKeys: Set<[Int]> = []
    var hasNoEndLines = false
    var delimiter: String?

    /// The columns of which something has been learnt since.
    func columns(since before: Lessons) -> Set<Int> {
      notRequired.subtracting(before.notRequired).union(bounds.keys.filter { bounds[$0] != before.bounds[$0] })
    }

    /// What was learnt of a column is guessed anew.
    mutating func forget(_ place: Int) {
      bounds[place] = nil
      notRequired.remove(place)
    }
  }
  private static let mostTrials = 40

  /// `name` is the source's, where somebody gives it one; `taken` are the names of the plan's sources.
  ///
  /// Throws: `SuggestionFault` where the file cannot be read whatever its definition says, or has no line of headings.
  init(_ file: ExportFile, name: String?, taken: Set<String>, _ reading: CSVReading) throws(SuggestionFault) {
    var sample = try Self.sample(file, hasEndLines: true)
    var lessons = Lessons()
    for _ in 0..<Self.mostTrials {
      let guess = Self.source(of: sample, lessons, name: name, taken: taken)
      let lines = SuggestedYAML(guess.source).lines
      let trial = SourceTrial(try Self.readBack(lines, file), file, reading)
      var next = lessons
      Self.learn(from: trial, guess, sample, &next)
      if next == lessons {
        if let refusal = trial.refusal { throw .unreadable(refusal) }
        (source, yaml, self.sample) = (guess.source, lines, sample)
        self.trial = Self.counted(trial, sample)
        return
      }
      if next.hasNoEndLines != lessons.hasNoEndLines { sample = try Self.sample(file, hasEndLines: false) }
      // What lost rows may not be among those that were looked at.
      let unseen = next.columns(since: lessons).filter { !sample.columns[$0].isWhole }
      if !unseen.isEmpty {
        do throws(Refusal) { try sample.lookAgain(at: unseen, in: file, ReadingOptions(reading)) } catch {
          throw .unreadable(error)
        }
        for place in unseen { next.forget(place) }
      }
      lessons = next
    }
    throw .noHeadings(file: SafeText.line(file.name), line: sample.headingLine)
  }

  private static func sample(
    _ file: ExportFile, hasEndLines: Bool
  ) throws(SuggestionFault) -> ExportSample {
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

  /// The definition as the program reads it, or the program's own fault.
  private static func readBack(_ lines: [String], _ file: ExportFile) throws(SuggestionFault) -> SourceDefinition {
    do throws(DefinitionErrors) {
      return try DefinitionLoader.source(DefinitionFile(path: "", text: lines.joined(separator: "\n") + "\n"))
    } catch {
      throw .invalid(file: SafeText.line(file.name), error.diagnostics.map { "\($0)" })
    }
  }

  // MARK: What is guessed

  private struct Guess {
    var source: SuggestedSource
    /// For each column of the definition, the column of the file.
    var places: [Int]
    var key: [Int]
  }

  private static func source(of sample: ExportSample, _ lessons: Lessons, name: String?, taken: Set<String>) -> Guess {
    let named = SuggestedName.source(ofFile: sample.file, name: name, taken: taken)
    var source = SuggestedSource(name: named.name, title: named.title, files: named.files)
    let headings = sample.columns.map(\.heading)
    let folded = headings.map(\.foldedHeading)
    let names = SuggestedName.ofColumns(headings)
    let context = ColumnGuess.Context(source: named.name, years: years(sample))
    let columns: [SuggestedColumn?] = sample.columns.enumerated().map { place, found in
      guard !folded[place].isEmpty, folded.count(where: { $0 == folded[place] }) == 1 else { return nil }
      let guess = ColumnGuess(found, in: context, repeats: sample.repeats(place), lessons.bounds[place] ?? .open)
      var column = SuggestedColumn(name: names[place], heading: found.heading, kind: guess.kind)
      (column.suppressed, column.note) = (guess.suppressed, guess.note)
      let isWhole = found.isAlwaysFilled && guess.suppressed.isEmpty
      column.isRequired = isWhole && needsValues(guess.kind) && !lessons.notRequired.contains(place)
      return column
    }
    let key = KeyGuess(sample, columns, but: lessons.wrongKeys).key
    source.key = key.map { names[$0] }
    source.columns = columns.compactMap(\.self).map { column in
      var column = column
      // The columns of a key must have a value anyway.
      if source.key.contains(column.name) { column.isRequired = false }
      return column
    }
    source.datedBy = datedBy(sample, columns)
    source.titleLines = sample.headingLine - 1
    source.delimiter = lessons.delimiter
    source.endLines = sample.endLines
    return Guess(source: source, places: columns.indices.filter { columns[$0] != nil }, key: key)
  }

  /// What published statistics say next to their years: `Academic year`, `Financial year`.
  private static func years(_ sample: ExportSample) -> DayFormat? {
    let said = Set(sample.columns.flatMap { $0.common.map { $0.value.lowercased() } })
    return [DayFormat.academicYear, .financialYear].first { said.contains($0.rawValue) }
  }

  /// A row without its identifier or its day counts nowhere.
  private static func needsValues(_ kind: SuggestedColumn.Kind) -> Bool {
    switch kind {
    case .identifier, .day: true
    case .code, .category, .number, .text: false
    }
  }

  /// The first column of days that is always filled and is no day of birth, where it is not the first column of days.
  private static func datedBy(_ sample: ExportSample, _ columns: [SuggestedColumn?]) -> String? {
    let days = columns.indices.filter { if case .day = columns[$0]?.kind { true } else { false } }
    let whole = days.first { place in
      sample.columns[place].isAlwaysFilled && columns[place]?.suppressed.isEmpty == true
        && !HeadingWords(sample.columns[place].heading).isBirth
    }
    return whole == days.first ? nil : whole.flatMap { columns[$0]?.name }
  }

  // MARK: What is learnt

  /// What lost rows, as far as another definition could help. Lines that look like more headings are lost whatever it says.
  private static func learn(from trial: SourceTrial, _ guess: Guess, _ sample: ExportSample, _ lessons: inout Lessons) {
    if case .damaged(_, _, .rowAfterEnd) = trial.refusal { lessons.hasNoEndLines = true }
    if trial.report.map({ $0.delimiter != sample.delimiter }) ?? trial.isWithoutHeadings { lessons.delimiter = sample.delimiter }
    if trial.superseded > 0 { lessons.wrongKeys.insert(guess.key) }
    let headingLines = sample.headingLine..<(sample.headingLine + 1 + sample.furtherHeadingLines)
    for reject in trial.rejects {
      if reject.count <= sample.furtherHeadingLines, reject.first.allSatisfy({ headingLines.contains($0.line) }) { continue }
      guard let column = guess.source.columns.firstIndex(where: { $0.name == reject.column }) else { continue }
      let place = guess.places[column]
      switch reject.rule {
      case .fieldCount, .quote: continue
      case .blank:
        if guess.key.contains(place) { lessons.wrongKeys.insert(guess.key) } else { lessons.notRequired.insert(place) }
      case .damagedIdentifier: lessons.bounds[place] = .text
      case .date, .tooEarly, .code, .number, .range, .order: lessons.bounds[place] = max(lessons.bounds[place] ?? .words, .words)
      }
    }
  }

  /// What became of the rows, with what is lost besides.
  private static func counted(_ trial: SourceTrial, _ sample: ExportSample) -> SuggestionTrial {
    var counts = trial.counts
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
