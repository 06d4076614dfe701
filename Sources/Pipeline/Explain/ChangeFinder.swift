internal import Model
internal import Publishing

/// Compares a run with earlier ones. The exports behind a run are read when somebody asks for what became of it, and once.
final class ChangeFinder {
  /// An earlier run, and how it compares.
  final class Earlier {
    fileprivate let side: ComparedSide
    fileprivate let published: PublishedState
    fileprivate let lines: ComparedLines

    fileprivate init(_ side: ComparedSide, _ published: PublishedState, _ lines: ComparedLines) {
      (self.side, self.published, self.lines) = (side, published, lines)
    }
  }
  private let found: FoundChanges
  private let now: Comparison.State
  private let figures: Set<FigureID>
  private let readings: ComparedReadings
  private let candidates: ComparedCandidates
  private let isSmall: Bool
  private var known: [String: Earlier] = [:]

  /// `figures` are those that may be asked about.
  init(_ found: FoundChanges, _ figures: Set<FigureID>) {
    (self.found, self.figures) = (found, figures)
    let (request, quality) = (found.request, found.result.scorecard.quality)
    now = Comparison.State(
      pipelines: request.pipelines, definitions: found.definitions, input: request.input, day: found.result.scorecard.asOf)
    readings = ComparedReadings(request.reading, of: figures.contains)
    var candidates = ComparedCandidates(
      definitions: [(request.pipelines, found.definitions)], inputs: [], kept: request.kept)
    candidates.read = (request.input, quality)
    self.candidates = candidates
    isSmall = quality.flatMap(\.files).reduce(0) { $0 + $1.bytes } <= KeptRuns.largest
  }

  private var computed: ComparedSide { ComparedSide(found.result.scorecard, state: now) }

  /// The run in a folder; nil where it cannot be read.
  func state(of folder: String) -> Earlier? {
    if let earlier = known[folder] { return earlier }
    guard let published = try? PublishedState(folder, in: found.request.output) else { return nil }
    let side = ComparedSide(published, among: candidates)
    let (readings, isSmall) = (readings, isSmall)
    let lines = ComparedLines(
      side, computed, output: found.request.output, among: candidates,
      of: figures.contains
    ) { before, after, figures in
      guard isSmall, let from = before.state, let to = after.state,
        let comparison = try? Comparison(from: from, to: to, readings, only: figures),
        before.isMade(from: comparison.quality.before)
      else { return nil }
      return comparison
    }
    let earlier = Earlier(side, published, lines)
    known[folder] = earlier
    return earlier
  }

  /// All figures of the day, with why they are not what an earlier run published.
  func figures(since earlier: Earlier) -> [FigureDifference] {
    DifferenceFinder(earlier.side, computed, earlier.lines).figures
  }

  /// Why a value was restated: its causes add up to the change. Where the exports behind the earlier value are not at hand, one that the
  /// digests tell; none where that is not known.
  func causes(of restatement: RestatedValue) -> [DifferenceCause] {
    var unread: DifferenceCause?
    for folder in folders(of: restatement) {
      guard let earlier = state(of: folder), earlier.published.hasValue(of: restatement) else { continue }
      let way = earlier.lines.way(of: restatement.id)
      if let comparison = way.comparison {
        let causes = causes(of: restatement, since: earlier, way, comparison)
        if causes.explain(restatement) { return causes }
      } else if unread == nil {
        let what = UnreadCause(from: earlier.side, to: computed, way.before, way.after).what(
          of: restatement.id, SeriesPoint.ownMeasure)
        let change = BridgeCause.Effect(value: restatement.to - restatement.from, numerator: nil, denominator: nil)
        unread = DifferenceCause(what, effect: change)
      }
    }
    return [unread].compactMap(\.self).filter { $0.what != .exports([]) }
  }

  /// The folders of runs that may have published the earlier value: those of which something is kept, the one that was published last, and
  /// the one that published the value first.
  private func folders(of restatement: RestatedValue) -> [String] {
    let output = OutputFolder(path: found.request.output)
    let kept = (found.request.kept?.runs(of: output.path) ?? []).map(output.folder)
    return [found.result.folderBefore].compactMap(\.self) + kept + [
      "\(output.path)/latest", output.folder(of: restatement.replaces),
    ]
  }

  private func causes(
    of restatement: RestatedValue, since earlier: Earlier, _ way: ComparedLines.Way, _ comparison: Comparison
  ) -> [DifferenceCause] {
    let differences = comparison.differences(of: restatement.id, on: restatement.asOf)
    guard let difference = differences.first(where: { $0.measure == SeriesPoint.ownMeasure }), let from = difference.from.value
    else { return [] }
    guard !isSame(from, restatement.from) else { return difference.causes }
    // This version of the program makes another value of the same exports and definitions.
    let effect = BridgeCause.Effect(value: from - restatement.from, numerator: nil, denominator: nil)
    let version = way.before?.programVersion ?? earlier.published.programVersion
    let program = DifferenceCause.What.program(from: version, to: Program.version)
    return [DifferenceCause(program, effect: effect)] + difference.causes
  }
}

extension PublishedState {
  /// Whether it published the value that a restatement replaces.
  fileprivate func hasValue(of restatement: RestatedValue) -> Bool {
    let point = scorecard.series.first { $0.isOwn && $0.id == restatement.id && $0.asOf == restatement.asOf }
    guard let value = point?.value else { return false }
    return isSame(value, restatement.from)
  }
}

extension [DifferenceCause] {
  /// Whether they add up to a restatement's change.
  fileprivate func explain(_ restatement: RestatedValue) -> Bool {
    !isEmpty && isSame(restatement.from + reduce(0) { $0 + ($1.effect.value ?? 0) }, restatement.to)
  }
}
