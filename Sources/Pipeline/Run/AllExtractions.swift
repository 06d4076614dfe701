internal import Extractors
internal import Model
internal import Platform
internal import Publishing
internal import Transformers

/// Every source that a run needs, and the figures that were fed with their rows. Each is made of one `BegunReading`, which it uses up.
struct AllExtractions {
  private(set) var deliveries: [String: Delivery] = [:]
  /// In the definitions' order, whatever order the sources were read in.
  private(set) var quality: [SourceQuality] = []
  private(set) var rejects: [RejectList] = []
  /// By source.
  private(set) var reports: [String: [FileReport]] = [:]
  private(set) var profiles: [String: [ColumnProfile]] = [:]
  /// Of the sources that were to be kept and were delivered.
  private(set) var records: [String: NarrativeRecords] = [:]
  /// By source, for each batch by its place in reading order, the line of its file on which it begins.
  private(set) var firstLines: [String: [Int64: Int]] = [:]
  /// By source.
  private(set) var fileRows: [String: [FileRows]] = [:]
  /// By source, its files as they were read.
  private(set) var files: [String: [(file: ExportFile, state: FileState)]] = [:]
  /// Of the figures that were asked for, in their order.
  private(set) var calculations: [Calculation] = []
  private var tallies: [String: MonthlyTally] = [:]
  private var doubts: [String: [FileDoubt]] = [:]
  private var unmatched: [UnmatchedCondition] = []
  private var unregistered: [String: [SenseChecks.Unregistered]] = [:]
  /// What a source of more bytes leaves over, of its keys and of its rows, is given back to the system: it costs a fiftieth of
  /// the time and saves a tenth of the memory.
  private static let large = 16 << 20

  /// Reads the sources named in `needs` (source → wanted columns).
  init(
    of needs: [String: Set<String>], for figures: [FigureDefinition], definitions: DefinitionSet,
    reading: CSVReading = CSVReading(), profiling: Bool = false, isWhole: Bool = false,
    keeping: Set<String> = [], rowsBefore: [String: Int] = [:], accepting: Set<String> = [],
    progress: (Progress) -> Void = { _ in },
    files: (SourceDefinition) -> [ExportFile]
  ) {
    let begun = BegunReading(
      of: needs, for: figures, definitions: definitions, reading: reading, profiling: profiling, isWhole: isWhole,
      keeping: keeping, files: files)
    self.init(begun, rowsBefore: rowsBefore, accepting: accepting, progress: progress)
  }

  /// Reads on where it has begun.
  init(
    _ begun: BegunReading, rowsBefore: [String: Int], accepting: Set<String>, progress: (Progress) -> Void
  ) {
    let (extractor, figureSet, feedings) = (begun.extractor, begun.figureSet, begun.feedings)
    let (readings, definitions, figures) = (begun.readings, begun.definitions, begun.figures)
    let (isWhole, keeping) = (begun.isWhole, begun.keeping)
    for (reading, feeding) in zip(readings, feedings) {
      let source = reading.source
      let size = reading.files.reduce(0) { $0 + $1.size }
      var bytes = 0
      let extraction = extractor.extract(reading, to: feeding) { count in
        bytes += count
        progress(.reading(source: source.name, bytes: bytes, of: size))
      }
      if size > Self.large { Heap.trim() }
      add(extraction, reading, before: rowsBefore[source.name], isAccepted: accepting.contains(source.name), isWhole: isWhole)
    }
    extractor.finish()
    let kept = readings.map(\.source).filter { keeping.contains($0.name) }
    extractor.forgetIdentifiers(but: Set(kept.flatMap { source in source.columns.compactMap { $0.domain(in: source.name) } }))
    let isLarge = readings.contains { $0.files.reduce(0) { $0 + $1.size } > Self.large }
    if isLarge { Heap.trim() }
    for feeding in feedings {
      let source = feeding.source.name
      unregistered[source] = figureSet.unregistered(in: source)
      guard deliveries[source]?.table != nil else { continue }
      profiles[source] = feeding.profiles(extractor.lexicon)
      if keeping.contains(source) {
        records[source] = NarrativeRecords(
          feeding.keptSource, feeding.kept.reversed(), extractor.lexicons(of: feeding.keptSource))
      }
    }
    unmatched = UnmatchedCondition.found(
      in: figures, sources: definitions.sources, deliveries, lexicon: extractor.lexicon)
    calculations = figureSet.calculations(deliveries, unmatched: unmatched, lexicon: extractor.lexicon)
    if isLarge { Heap.trim() }
    for (source, unshown) in figureSet.unshown where deliveries[source]?.table != nil {
      doubts[source, default: []] += unshown
    }
    sort(by: definitions)
  }

  private mutating func sort(by definitions: DefinitionSet) {
    let order = Dictionary(uniqueKeysWithValues: definitions.sources.enumerated().map { ($0.element.name, $0.offset) })
    quality.sort { order[$0.source] ?? 0 < order[$1.source] ?? 0 }
    rejects.sort { order[$0.source] ?? 0 < order[$1.source] ?? 0 }
  }

  /// Takes what came of reading a source; `before` is how many rows it had.
  private mutating func add(
    _ extraction: Extraction, _ reading: Extractor.Reading, before: Int?, isAccepted: Bool, isWhole: Bool = false
  ) {
    let source = reading.source
    var found = extraction.quality
    found.rowsBefore = before
    found.isShrunk = isShrunk(found, source) && !isAccepted ? true : nil
    // Of one that is whole, the rows that it has are what the next run compares with.
    let isWholeNow = found.isShrunk == nil && (found.status == .delivered || found.status == .nilReturn)
    if isWholeNow { found.rowsBefore = nil }
    deliveries[source.name] =
      isWhole ? extraction.delivery.freshAndWhole : found.isShrunk == true ? extraction.delivery.shrunk : extraction.delivery
    quality.append(found)
    rejects.append(extraction.rejects)
    reports[source.name] = extraction.files
    firstLines[source.name] = extraction.firstLines
    fileRows[source.name] = extraction.fileRows
    files[source.name] = Array(zip(reading.files, extraction.states))
    tallies[source.name] = extraction.tally
    doubts[source.name] = extraction.doubts
  }

  /// Takes the sources that another engine has read, besides those that were read here.
  mutating func add(
    _ read: [(reading: Extractor.Reading, extraction: Extraction)], rowsBefore: [String: Int], accepting: Set<String>,
    _ definitions: DefinitionSet
  ) {
    let names = Set(read.map(\.reading.source.name))
    quality.removeAll { names.contains($0.source) }
    rejects.removeAll { names.contains($0.source) }
    for (reading, extraction) in read {
      let name = reading.source.name
      add(extraction, reading, before: rowsBefore[name], isAccepted: accepting.contains(name))
    }
    sort(by: definitions)
  }

  /// Takes what another engine has found in the rows, and its figures.
  mutating func add(_ facts: RowFacts, _ calculations: [Calculation]) {
    unregistered.merge(facts.unregistered) { $1 }
    unmatched = facts.unmatched
    for (source, unshown) in facts.unshown { doubts[source, default: []] += unshown }
    self.calculations = calculations
  }

  /// Fewer than half of the rows that it had, or none where there were some.
  private func isShrunk(_ quality: SourceQuality, _ source: SourceDefinition) -> Bool {
    guard !source.mayShrink, quality.status == .delivered || quality.status == .nilReturn, let before = quality.rowsBefore
    else { return false }
    return 2 * quality.accepted < before
  }

  /// The newest day up to another by which a row of any source is dated; nil where there is none.
  func newest(upTo day: Day) -> Day? { tallies.values.compactMap { $0.rowDays.newest(upTo: day) }.max() }

  /// Each source's quality with what a person would wonder about; `earlier` is what the last run found.
  func warned(asOf day: Day, _ definitions: DefinitionSet, since earlier: [RunManifest.Source]) -> [SourceQuality] {
    let needs = definitions.needs(of: definitions.figures.map(\.figure))
    let ofFigures = ofFigures(asOf: day)
    return quality.map { found in
      guard let source = definitions.source(found.source), let tally = tallies[source.name] else { return found }
      var quality = found
      let newest = found.status == .delivered ? tally.rowDays.newest(upTo: day) : nil
      quality.newestByThen = newest
      quality.isStale = newest.map { source.isStale(newest: $0, asOf: day) } ?? false
      let checks = SenseChecks(
        source, tally: tally, quality: quality, asOf: day, previous: earlier.first { $0.source == source.name }?.quality,
        unregistered: found.status == .delivered ? unregistered[source.name] ?? [] : [])
      quality.warned =
        checks.warnings + unmatched.filter { $0.source == source.name }.map(SourceWarning.unmatched)
        + columnWarnings(quality, read: needs[source.name] ?? [], source)
        + missingFiles(quality, source)
        + (quality.isShrunk == true ? [.shrunk(rows: quality.accepted, before: quality.rowsBefore ?? 0)] : [])
        + (doubts[source.name] ?? []).map(SourceWarning.doubt) + (ofFigures[source.name] ?? [])
        + (quality.status == .delivered && quality.rejected > 0 ? [.rejected(quality.rejected, read: quality.read)] : [])
      return quality
    }
  }

  /// The beginnings of file names that no file has, where another has one of them.
  private func missingFiles(_ quality: SourceQuality, _ source: SourceDefinition) -> [SourceWarning] {
    guard source.files.count > 1, !quality.files.isEmpty else { return [] }
    // A file of one of several areas is named with its area's folder.
    let names = quality.files.map { Paths.name($0.name) }
    return source.files.filter { stem in !names.contains { ExportFolder.isFile($0, ofStem: stem) } }
      .map(SourceWarning.noFile)
  }

  /// What figures leave out of a source, or take from a day that has few rows; by source.
  private func ofFigures(asOf day: Day) -> [String: [SourceWarning]] {
    var found: [String: [SourceWarning]] = [:]
    for calculation in calculations {
      let warnings = [
        calculation.leftOut.map { ($0.source, SourceWarning.leftOut($0)) },
        calculation.smallDay(asOf: day).map { ($0.source, .smallDay($0)) },
      ]
      for (source, warning) in warnings.compactMap(\.self) where found[source]?.contains(warning) != true {
        found[source, default: []].append(warning)
      }
    }
    return found
  }

  /// Columns that something reads and that a file has no heading for, or that are blank in every row.
  private func columnWarnings(_ quality: SourceQuality, read: Set<String>, _ source: SourceDefinition) -> [SourceWarning] {
    let needed = read.union(NarrativeSource.neededColumns(of: source))
    let missing = (quality.missingColumns ?? []).filter { needed.contains($0.column) }.map(SourceWarning.missingColumn)
    return missing + (quality.blankColumns ?? []).filter(read.contains).map(SourceWarning.blankColumn)
  }
}
