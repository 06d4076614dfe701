internal import Extractors
internal import Model

/// What the definition of an unknown file could be, by what was looked at of the file and what was learnt from trying others.
struct SuggestionGuess {
  private(set) var source: SuggestedSource
  /// For each column of the definition, the column of the file.
  let places: [Int]
  /// The key, or what all rows are asked to find it.
  let keys: KeyGuess

  /// The names of the columns of which all rows are to be kept.
  var namesOfAsked: Set<String> {
    Set(zip(source.columns, places).filter { keys.asked.contains($0.1) }.map(\.0.name))
  }

  /// Whether a column is one of days in which some values are none.
  func acceptsLosses(_ column: Int) -> Bool {
    if case .daysWithOthers = source.columns[column].note { true } else { false }
  }

  /// `files` are the names of the files; `name` is the source's, where somebody gives it one; `taken` are the names of the plan's
  /// sources.
  init(of sample: ExportSample, _ lessons: SuggestionLessons, files: [String], name: String?, taken: Set<String>) {
    let named = SuggestedName.source(ofFiles: files, name: name, taken: taken)
    let names = SuggestedName.ofColumns(sample.columns.map(\.heading))
    let context = ColumnGuess.Context(source: named.name, years: Self.years(sample))
    let columns = Self.columns(of: sample, names, lessons, in: context)
    keys = KeyGuess(sample, columns, lessons.keys)
    places = columns.indices.filter { columns[$0] != nil }
    source = SuggestedSource(name: named.name, title: named.title, files: named.files)
    source.key = keys.key.map { names[$0] }
    source.hasTooFewRows = keys.hasTooFewRows
    source.columns = columns.compactMap(\.self)
    if sample.isSpaced, source.columns.count == 1 { source.columns[0].note = .spaced }
    nameYearParts(YearParts(sample, columns).map { (column: names[$0.place], value: $0.value) })
    // The columns of a key must have a value anyway.
    for index in source.columns.indices where source.key.contains(source.columns[index].name) {
      source.columns[index].isRequired = false
    }
    source.datedBy = Self.datedBy(sample, columns)
    source.period = Self.period(source)
    source.titleLines = sample.headingLine - 1
    source.delimiter = lessons.delimiter
    source.endLines = sample.endLines
  }

  /// For each column of the file what it could be; nil for one that has no heading of its own.
  private static func columns(
    of sample: ExportSample, _ names: [String], _ lessons: SuggestionLessons, in context: ColumnGuess.Context
  ) -> [SuggestedColumn?] {
    let folded = sample.columns.map(\.heading.foldedHeading)
    return sample.columns.enumerated().map { place, found in
      guard !folded[place].isEmpty, folded.count(where: { $0 == folded[place] }) == 1 else { return nil }
      let guess = ColumnGuess(
        found, in: context, repeats: sample.repeats(place), isUnique: sample.isUnique(place) && !sample.isSpaced,
        lessons.bounds[place] ?? .open)
      var column = SuggestedColumn(name: names[place], heading: found.heading, kind: guess.kind)
      (column.suppressed, column.note) = (guess.suppressed, guess.note)
      let isWhole = found.isAlwaysFilled && guess.suppressed.isEmpty
      column.totals = totals(found, guess.kind)
      column.isRequired = isWhole && needsValues(guess.kind) && !lessons.notRequired.contains(place)
      return column
    }
  }

  /// The totals among other values of a column by which `rows` can choose rows.
  private static func totals(_ found: SampleColumn, _ kind: SuggestedColumn.Kind) -> [String] {
    switch kind {
    case .identifier, .code, .category: found.totals.values.reduce(0, +) * 2 <= found.filled ? found.totals.keys.sorted() : []
    case .day, .number, .text: []
    }
  }

  /// What published statistics say next to their years: `Academic year`, `Financial year`.
  private static func years(_ sample: ExportSample) -> DayFormat? {
    let said = Set(sample.columns.flatMap { $0.common.map { $0.value.lowercased() } })
    return [DayFormat.academicYear, .financialYear].first { said.contains($0.rawValue) }
  }

  /// The kind of period of the column that dates the rows; nil where months have rows, or there are no periods.
  private static func period(_ source: SuggestedSource) -> DayFormat? {
    let dating = source.columns.first { column in
      if case .day = column.kind { column.name == source.datedBy ?? column.name } else { false }
    }
    guard case .day(let formats, _) = dating?.kind else { return nil }
    return formats.first { PeriodLag.days(after: $0) > 0 }
  }

  /// Says next to columns of years that another one names the parts of the year.
  private mutating func nameYearParts(_ parts: (column: String, value: String)?) {
    guard let parts else { return }
    for index in source.columns.indices {
      guard case .day(let formats, _) = source.columns[index].kind,
        formats.contains(where: { [.calendarYear, .academicYear, .financialYear].contains($0) })
      else { continue }
      source.columns[index].note = .partsElsewhere(column: parts.column, value: YAMLText.scalar(parts.value))
    }
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
}
