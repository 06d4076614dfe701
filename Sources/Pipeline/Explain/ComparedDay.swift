internal import Extractors
package import Model
internal import Publishing

/// The day for which two states are compared where nobody named one, and why it is that.
package struct ComparedDay: Sendable, Hashable {
  /// Why it is this day.
  package enum Reason: Sendable, Hashable {
    /// It is the latest that was published from the exports in this folder.
    case published(input: String)
    /// It is the end of the month of the newest row of the exports in this folder; the other exports do not end earlier.
    case newestRow(Day, input: String)
    /// No row of the exports has a date: it is the end of last month.
    case lastMonth
  }
  /// The day of both states.
  package let day: Day
  /// Why it is this.
  package let reason: Reason

  /// Finds the day. `states` are the definitions and the folders of exports that are compared, of figures that `isChosen` chooses;
  /// it is the day of a published scorecard in the folder `output` if one was made from either, and not after `last`.
  ///
  /// Throws: `RunError.noInputFolder`.
  package init(
    of states: [(definitions: DefinitionSet, input: String)], output: String, upTo last: Day, reading: CSVReading = CSVReading(),
    isChosen: (FigureID) -> Bool = { _ in true }
  ) throws(RunError) {
    var exports: [DatedExports] = []
    for state in states { exports.append(try DatedExports(state.input, state.definitions)) }
    let folder = OutputFolder(path: output)
    let days = ((try? folder.days()) ?? []).sorted(by: >)
    for day in days {
      guard let sources = folder.manifest(of: day.description)?.sources else { continue }
      if let made = exports.last(where: { $0.hasMade(sources) }) {
        (self.day, reason) = (day, .published(input: made.input))
        return
      }
    }
    let newest = exports.compactMap { one in
      one.newest(upTo: last, reading, of: isChosen).map { (day: $0, input: one.input) }
    }
    guard let first = newest.min(by: { $0.day < $1.day }) else {
      (day, reason) = (last, .lastMonth)
      return
    }
    (day, reason) = (min(first.day.endOfMonth, last), .newestRow(first.day, input: first.input))
  }
}

/// A folder of exports with what says from when it is.
private final class DatedExports {
  let input: String
  private let definitions: DefinitionSet
  private let folder: ExportFolder
  private var digests: [String: [String]] = [:]

  init(_ input: String, _ definitions: DefinitionSet) throws(RunError) {
    guard let folder = ExportFolder(path: input) else { throw .noInputFolder(input) }
    (self.input, self.definitions, self.folder) = (input, definitions, folder)
  }

  /// Whether a run that found these sources found the same files.
  func hasMade(_ sources: [RunManifest.Source]) -> Bool {
    !sources.isEmpty
      && sources.allSatisfy { source in
        guard let definition = definitions.source(source.source) else { return source.files.isEmpty }
        return digests(of: definition) == source.files.map(\.sha256)
      }
  }

  private func digests(of source: SourceDefinition) -> [String] {
    if let known = digests[source.name] { return known }
    let found = folder.digests(of: source).map(\.sha256)
    digests[source.name] = found
    return found
  }

  /// The newest day up to another by which a row is dated.
  func newest(upTo last: Day, _ reading: CSVReading, of isChosen: (FigureID) -> Bool) -> Day? {
    let chosen = definitions.figures.map(\.figure).filter { isChosen($0.id) }
    // A register is no older for having no new school.
    let measures = chosen.flatMap { [$0.measure] + $0.alsoShown.map(\.measure) }.flatMap(\.ofRows)
    let sources = measures.flatMap(\.ownAndOtherRules).filter(\.hasDay).compactMap { definitions.source($0.source) }
    let columns = sources.reduce(into: [String: Set<String>]()) { columns, source in
      if let place = source.datedBy { columns[source.name] = [source.columns[place].name] }
    }
    let found = AllExtractions(of: columns, for: [], definitions: definitions, reading: reading, files: folder.files)
    return found.newest(upTo: last)
  }
}
