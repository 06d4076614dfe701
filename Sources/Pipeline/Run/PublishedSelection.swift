internal import Extractors
package import Model
internal import Publishing
internal import Transformers
internal import Wording

extension Selection {
  /// The figures of a plan that it chooses, in the scorecard's order. What is published is that of the day, or without one the
  /// newest, in the folder `output`; it is read only where the selection asks for it.
  ///
  /// Throws: `SelectionFault`; `OutputFault` where it asks for a state and nothing is published; `RunError.noInputFolder` where it
  /// asks for what has changed and there are no exports; `FileError`.
  package func figures(
    of definitions: DefinitionSet, output: String, input: String, asOf day: Day? = nil
  ) throws -> [(kpi: KPIDefinition, figure: FigureDefinition)] {
    let published = PublishedFigures(definitions, OutputFolder(path: output), input: input, asOf: day)
    return try ChosenFigures(self, of: definitions, states: published.states, changed: published.changed).figures
  }

  /// That it chooses nothing, so that nothing was done; `written` is as somebody wrote it, and `wouldRun` says
  /// whether the command runs something.
  package func nothingChosen(asWritten written: [String], wouldRun: Bool = false) -> String {
    SelectionSentences.nothingChosen(self, asWritten: written, wouldRun: wouldRun)
  }
}

/// What the scorecard that was published for a day, or the newest, says of the figures of a plan.
struct PublishedFigures {
  private let definitions: DefinitionSet
  private let output: OutputFolder
  private let input: String
  private let day: Day?

  init(_ definitions: DefinitionSet, _ output: OutputFolder, input: String, asOf day: Day?) {
    (self.definitions, self.output, self.input) = (definitions, output, input)
    self.day = day ?? output.latestDay
  }

  /// The scorecard; nil where none is published, or it is of another plan.
  func scorecard() throws -> Scorecard? {
    guard let folder = try day.flatMap({ try output.lastRun(for: $0.description) }) else { return nil }
    return PublishedDay(in: folder, of: definitions.plan).scorecard
  }

  /// The states of each line.
  ///
  /// Throws: `OutputFault` where nothing is published.
  func states() throws -> [FigureID: [String]] {
    guard let scorecard = try scorecard() else {
      throw day.map { OutputFault.notPublished($0, output.path) } ?? OutputFault.nothingPublished(output.path)
    }
    return Dictionary(scorecard.lines.map { ($0.id, $0.states) }) { first, _ in first }
  }

  /// The figures whose definition or exports are not those of their published line, and those that have none. All of them where
  /// nothing is published.
  ///
  /// Throws: `RunError.noInputFolder`.
  func changed() throws -> Set<FigureID> {
    guard let scorecard = try scorecard() else { return Set(definitions.figures.map(\.figure.id)) }
    guard let exports = ExportFolder(path: input) else { throw RunError.noInputFolder(input) }
    let withdrawn = Set(try output.withdrawals().map(\.run))
    let reported = Dictionary(scorecard.quality.map { ($0.source, $0.files.map(\.sha256)) }) { first, _ in first }
    var digests: [String: [String]] = [:]
    func isChanged(_ source: String, since old: [String]) -> Bool {
      let now = digests[source] ?? definitions.source(source).map { exports.digests(of: $0).map(\.sha256) } ?? []
      digests[source] = now
      return now != old
    }
    let changed = definitions.figures.map(\.figure).filter { figure in
      guard let line = scorecard.lines.first(where: { $0.id == figure.id }), line.status != .notRun,
        !withdrawn.contains(line.run),
        line.definition == Fingerprint.of(line: figure, in: definitions).line
      else { return true }
      return definitions.sourcesRead(by: figure).contains { isChanged($0, since: line.exports[$0] ?? reported[$0] ?? []) }
    }
    return Set(changed.map(\.id))
  }
}
