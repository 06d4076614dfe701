internal import Extractors
internal import Platform
internal import Publishing
internal import Transformers
package import Model
internal import Wording

/// What a run for a day would make of the current exports. A check writes nothing.
///
///     let check = try Check(definitions, input: "input", output: "output", asOf: day) { _ in }
///     for sentence in check.faultSentences { print(sentence) }
package struct Check: Sendable {
  /// What became of each source.
  package let sources: [CheckedSource]
  /// Each figure as a run would publish it.
  package let figures: [FigurePrediction]
  /// CSV files in the input folder that no source reads.
  package let strangers: [String]
  /// Whether no source that a figure needs has a file: a run would publish nothing.
  package let nothingIsDelivered: Bool
  private let allFaults: DataFaults
  /// The sources that the day's scorecard was published without, or with old data, and that can be used now.
  private let cameLate: [String]
  /// The day that the figures would be for.
  let asOf: Day

  /// `output` is the folder where earlier runs were published, to compare with; `asOf` is the day that the figures would be
  /// for. `profile` counts what each column holds, too.
  ///
  /// Throws: `RunError.noInputFolder`. A source that is missing or refused says so in `sources`.
  package init(
    _ definitions: DefinitionSet, input: String, output: String, asOf: Day, profile: Bool = false,
    reading: CSVReading = CSVReading(), progress: (Progress) -> Void
  ) throws(RunError) {
    guard let folder = ExportFolder(path: input) else { throw .noInputFolder(input) }
    let (figures, published) = (definitions.figures, OutputFolder(path: output))
    let (needs, words) = (definitions.needs(of: figures.map(\.figure)), definitions.narrativeSources(in: folder))
    let wanted = definitions.expectedSources(in: folder).map { source in
      (source.name, words[source.name] ?? (profile ? Set(source.columns.map(\.name)) : []))
    }
    let extractions = AllExtractions(
      of: needs.merging(wanted) { $0.union($1) }, for: figures.map(\.figure), definitions: definitions, reading: reading,
      profiling: profile, keeping: Set(words.keys), rowsBefore: published.wholeRows(), progress: progress, files: folder.files)
    let found = extractions.warned(asOf: asOf, definitions, since: published.latestSources())
      .naming(strangersIn: folder, definitions)
    let reports = PlanReports(
      extractions.records, found, of: definitions, asOf: asOf, today: Clock().today, Workers(threads: reading.threads))
    let past = published.pastForReading(asOf: asOf, area: definitions.plan.area, nil)
    let unreadable = found.filter(\.isUnusable)
    let computed = zip(figures, extractions.calculations).map { one, calculation in
      LineBuilder(kpi: one.kpi, figure: one.figure, run: "check", fingerprint: "", definition: "", past: past)
        .line(asOf: asOf, calculation)
    }
    let carry = try? CarryForward(
      definitions, to: asOf, in: published, input: folder, read: Set(found.map(\.source)), Workers(threads: 1), isSure: false)
    let kept = carry?.kept(computed, found) ?? [:]
    let predicted = zip(figures, computed).map { one, line in
      let old = kept[line.id].flatMap {
        carry?.carried(line.id, lacking: $0, definition: Fingerprint.of(line: one.figure, in: definitions).line, found)
      }
      return (old ?? line).explained
    }
    self.figures = zip(figures, predicted).map { one, line in
      let sources = definitions.needs(of: [one.figure]).keys.sorted()
      return FigurePrediction(
        line: line, sources: sources, unreadable: unreadable.filter { sources.contains($0.source) },
        toConfirm: one.figure.toConfirm(on: asOf), readings: one.figure.readings)
    }
    let quality = reports.warnings.reduce(found) { $0.warning(.narrative($1.warning), about: $1.source) }
      .warning(of: predicted, definitions).map(\.inWords)
    sources = zip(quality, extractions.rejects).compactMap { quality, rejects in
      definitions.source(quality.source).map { definition in
        CheckedSource(
          definition: definition, quality: quality, files: extractions.reports[quality.source] ?? [], rejects: rejects.totals,
          profile: extractions.profiles[quality.source] ?? [])
      }
    }
    strangers = folder.strangers(to: definitions.sources)
    nothingIsDelivered = !found.contains { needs[$0.source] != nil && $0.status != .missing }
    allFaults = DataFaults(predicted, found, definitions)
    let before = Dictionary(published.sources(of: asOf.description).map { ($0.source, $0) }) { first, _ in first }
    cameLate = found.filter { source in
      let isUsable = (source.status == .delivered || source.status == .nilReturn) && source.isStale != true
      return isUsable && before[source.source].map { $0.quality.isUnusable || $0.isStale == true } == true
    }.map(\.source)
    self.asOf = asOf
  }

  /// The exit code of a run: 65 where some figure would rest on less than it should, and otherwise 0.
  package var exitCode: Int32 { allFaults.exitCode }
  /// What those figures lack, a sentence for each source or group of figures.
  package var faultSentences: [String] { allFaults.sentences }
  /// What else is wrong with the exports, in sentences; no figure needs these.
  package var asides: [String] { allFaults.asides }

  /// What is due by today and is wrong, in sentences: exports that were refused, exports that are missing or old, exports that
  /// came after the day's scorecard was published, and figures that cannot be computed from their exports.
  package func dueFaults(today: Day = Clock().today) -> [String] {
    let ofSources = sources.compactMap {
      DueSentences.sentence($0.quality, asOf: asOf, due: $0.definition.due(for: asOf), today: today)
    }
    let late = cameLate.map { DueSentences.cameLate($0, asOf: asOf) }
    // What is old is said of its source, from the day on which it is due.
    let isOld = Set(sources.filter { $0.quality.isStale == true }.map(\.quality.source))
    let ofFigures = figures.filter { $0.line.isDataFault && ($0.line.reason != .stale || isOld.isDisjoint(with: $0.sources)) }
      .map(\.line).filter { $0.reason != .missing }
    let isAnyRefused = sources.contains { $0.quality.status == .refused }
    return ofSources + late
      + ofFigures.filter { $0.reason != .refused || !isAnyRefused }.compactMap(DueSentences.sentence)
  }
}
