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
  /// nothing is published. Of the definition these are the keys that make the line: its numbers and colour, its words, its owner.
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
    let changed = definitions.figures.filter { kpi, figure in
      guard let line = scorecard.lines.first(where: { $0.id == figure.id }), line.status != .notRun,
        !withdrawn.contains(line.run),
        line.definition == Fingerprint.of(line: figure, in: definitions).line, line.isWorded(as: kpi, figure),
        scorecard.namesShown(with: figure)
      else { return true }
      return definitions.sourcesRead(by: figure).contains { isChanged($0, since: line.exports[$0] ?? reported[$0] ?? []) }
    }
    return Set(changed.map(\.figure.id))
  }
}

extension ScorecardLine {
  /// Whether it has the words of the definition: titles, owner, area, actions and readings.
  fileprivate func isWorded(as kpi: KPIDefinition, _ figure: FigureDefinition) -> Bool {
    func names(_ readings: [KPIReading]) -> [String] { readings.flatMap { [$0.name, $0.title] } }
    return title == figure.title && shortTitle == figure.shortTitle && monitoringTitle == kpi.monitoringTitle
      && owner == kpi.owner && areaOfWeakness == kpi.areaOfWeakness && actions == kpi.actions
      && names(readings ?? []) == names(figure.readings)
  }
}

extension Scorecard {
  /// Whether the figures that are shown next to a figure have the titles of its definition.
  fileprivate func namesShown(with figure: FigureDefinition) -> Bool {
    figure.alsoShown.allSatisfy { shown in
      let point = series.last { $0.id == figure.id && $0.measure == shown.name && $0.asOf == asOf }
      return point?.title.map { $0 == shown.title } ?? true
    }
  }
}
