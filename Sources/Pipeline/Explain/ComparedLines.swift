internal import Model
internal import Transformers

/// By what each figure of two sides is compared. A line that was carried over may be of other exports or definitions than its side as a
/// whole: it is compared from the run that computed it.
final class ComparedLines {
  /// The way of some figures from one side to the other.
  struct Way {
    /// Where the earlier lines were computed; nil where that run cannot be read.
    let before: ComparedSide?
    /// Where the later lines were computed; nil where that run cannot be read.
    let after: ComparedSide?
    /// What lies between these; nil where it is not at hand.
    let comparison: Comparison?
    /// The figures that go this way.
    let figures: Set<FigureID>
    /// Whether both sides have these lines from one run, so that nothing differs.
    var isOneRun = false

    /// The keys that differ between the definitions behind these lines; nil where they are not at hand.
    var keys: DefinitionChanges? {
      if let comparison { return comparison.keys }
      guard let from = before?.state, let to = after?.state else { return nil }
      return DefinitionChanges(from: from.definitions, at: from.pipelines, to: to.definitions, at: to.pipelines)
    }
  }
  /// Compares two sides in some figures, or in all; nil where something is not at hand.
  typealias Compare = (_ before: ComparedSide, _ after: ComparedSide, _ figures: Set<FigureID>?) -> Comparison?

  /// The runs behind the lines of one way; nil for a side's own.
  private struct Runs: Hashable {
    var before: String?
    var after: String?
    var isOneRun = false
  }
  private let before: ComparedSide
  private let after: ComparedSide
  private let output: String
  private let candidates: ComparedCandidates
  private let isChosen: (FigureID) -> Bool
  private let compare: Compare
  private var sides: [String: ComparedSide?] = [:]
  /// How both sides compare as a whole; nil where something is not at hand.
  private(set) lazy var whole: Comparison? = compare(before, after, nil)
  /// The ways of figures of which a line was carried over from other exports or definitions.
  private(set) lazy var ways: [Way] = found()

  /// `output` is the folder with the runs from which a computed side carries lines; figures that are not chosen are not compared.
  init(
    _ before: ComparedSide, _ after: ComparedSide, output: String, among candidates: ComparedCandidates,
    of isChosen: @escaping (FigureID) -> Bool, _ compare: @escaping Compare
  ) {
    (self.before, self.after, self.output, self.candidates) = (before, after, output, candidates)
    (self.isChosen, self.compare) = (isChosen, compare)
  }

  /// The figures of either side that are compared.
  private(set) lazy var figures: Set<FigureID> = Set((before.scorecard.lines + after.scorecard.lines).map(\.id).filter(isChosen))
  /// Whether these are all figures of both sides.
  var isOfAll: Bool { (before.scorecard.lines + after.scorecard.lines).map(\.id).allSatisfy(isChosen) }

  /// The sources that some figures read, as two sides have them.
  func sources(of figures: Set<FigureID>, _ before: ComparedSide, _ after: ComparedSide) -> Set<String> {
    [before, after].reduce(into: []) { sources, side in
      for id in figures { sources.formUnion(side.line(of: id)?.exports.keys.map(\.self) ?? []) }
      guard let definitions = side.state?.definitions.definitions else { return }
      let needs = definitions.needs(of: definitions.figures.map(\.figure).filter { figures.contains($0.id) })
      sources.formUnion(Array(needs.keys) + Array(definitions.links(beside: needs).keys))
    }
  }

  /// The way of one figure.
  func way(of id: FigureID) -> Way {
    ways.first { $0.figures.contains(id) } ?? Way(before: before, after: after, comparison: whole, figures: [id])
  }

  private func found() -> [Way] {
    let groups = Dictionary(grouping: figures) { id in
      var runs = Runs(before: before.runBehind(id), after: after.runBehind(id))
      let isCarried = runs.before != nil || runs.after != nil
      runs.isOneRun = isCarried && before.line(of: id)?.run == after.line(of: id)?.run
      return runs
    }
    return groups.filter { $0.key.before != nil || $0.key.after != nil }.map { runs, ids in
      let (one, other) = (side(runs.before, of: before), side(runs.after, of: after))
      var comparison: Comparison?
      if !runs.isOneRun, let one, let other { comparison = compare(one, other, Set(ids)) }
      return Way(before: one, after: other, comparison: comparison, figures: Set(ids), isOneRun: runs.isOneRun)
    }
  }

  /// A run from which a side has lines; the side itself where it has them from no other run.
  private func side(_ run: String?, of side: ComparedSide) -> ComparedSide? {
    guard let run else { return side }
    let folder = side.published?.folder(ofRun: run) ?? "\(output)/runs/\(run)"
    if let known = sides[folder] { return known }
    let found = try? PublishedState(folder, in: output)
    let side = found.flatMap { $0.scorecard.run == run ? ComparedSide($0, among: candidates) : nil }
    sides[folder] = .some(side)
    return side
  }
}

extension ComparedSide {
  /// The line of a figure; nil where there is none.
  func line(of id: FigureID) -> ScorecardLine? { scorecard.lines.first { $0.id == id } }

  /// The run that computed the line of a figure from other exports or definitions than those of this side; nil where the side's own
  /// give the line.
  fileprivate func runBehind(_ id: FigureID) -> String? {
    guard let line = line(of: id), line.run != scorecard.run, line.status != .notRun else { return nil }
    guard let definitions = state?.definitions.definitions,
      let figure = definitions.figure(id),
      case let now = Fingerprint.of(line: figure, in: definitions), now.numbers == line.fingerprint, now.line == line.definition
    else { return line.run }
    let isOfItsExports = line.exports.allSatisfy { source, digests in
      digests == scorecard.quality.first { $0.source == source }?.files.map(\.sha256) ?? []
    }
    return isOfItsExports ? nil : line.run
  }
}
