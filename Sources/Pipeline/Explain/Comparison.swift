package import Model
internal import Transformers

/// The figures of two states of the world, and why they differ: the definitions are exchanged first, then the day moves on, then
/// the exports are exchanged. Every figure in between is computed, so that nothing is left over.
package struct Comparison {
  /// One state: definitions, exports and a day.
  package struct State {
    /// The path of the folder of definitions.
    package var pipelines: String
    /// The definitions in it.
    package var definitions: DefinitionFolder
    /// The path of the folder of exports.
    package var input: String
    /// The day that figures are for.
    package var day: Day

    /// The state of these folders on a day.
    package init(pipelines: String, definitions: DefinitionFolder, input: String, day: Day) {
      (self.pipelines, self.definitions, self.input, self.day) = (pipelines, definitions, input, day)
    }
  }
  /// All figures of either state, with those shown with them, in the order of the later definitions.
  package let figures: [FigureDifference]
  /// The keys that differ between the definitions.
  package var definitions: [KeyChange] { keys.all }
  /// The same, with whose they are.
  let keys: DefinitionChanges
  /// How the rows of each source whose files differ are not the same, by source.
  package let rows: [String: RowChanges]
  /// What became of the sources of either state.
  package let quality: (before: [SourceQuality], after: [SourceQuality])
  private let chain: FigureChain

  /// Reads the exports of both states; `isChosen` says of which figures. The day of the first is not later than that of the other.
  /// Where `listing` is given, the rows behind each cause are listed, with children and records under these pseudonyms.
  ///
  /// Throws: `RunError.noInputFolder`.
  package init(
    from before: State, to after: State, reading: CSVReading = CSVReading(),
    of isChosen: @escaping (FigureID) -> Bool = { _ in true }, listing: KeyedPseudonyms? = nil,
    progress: @escaping (Progress) -> Void = { _ in }
  ) throws(RunError) {
    try self.init(
      from: before, to: after, ComparedReadings(reading, of: isChosen, progress: progress), listing: listing)
  }

  /// Compares what was read, and reads what was not; of `ids` alone where they are given.
  ///
  /// Throws: `RunError.noInputFolder`.
  init(
    from before: State, to after: State, _ readings: ComparedReadings, only ids: Set<FigureID>? = nil,
    listing: KeyedPseudonyms? = nil
  ) throws(RunError) {
    let isRedefined = before.definitions.files != after.definitions.files
    let first = try readings.exports(of: before.definitions, before.input)
    let redefined = isRedefined ? try readings.exports(of: after.definitions, before.input) : first
    let last = before.input == after.input ? redefined : try readings.exports(of: after.definitions, after.input)
    let changes =
      isRedefined
      ? DefinitionChanges(from: before.definitions, at: before.pipelines, to: after.definitions, at: after.pipelines) : nil
    keys = changes ?? DefinitionChanges()
    quality = (first.quality, last.quality)
    rows = before.input == after.input ? [:] : redefined.rowChanges(to: last)
    let chain = FigureChain(
      first: first, redefined: redefined, last: last, before: before, after: after, isRedefined: isRedefined, changes: changes,
      listing: listing)
    self.chain = chain
    func chosen(_ folder: DefinitionFolder) -> [FigureDefinition] {
      readings.chosen(folder.definitions).filter { ids?.contains($0.id) ?? true }
    }
    let new = chosen(after.definitions)
    let gone = chosen(before.definitions).filter { one in !new.contains { $0.id == one.id } }
    figures = (new + gone).flatMap { chain.differences($0.id, from: before.day, to: after.day) }
  }

  /// A figure with those shown with it, as both states have it on one day.
  func differences(of id: FigureID, on day: Day) -> [FigureDifference] { chain.differences(id, from: day, to: day) }
}

/// The way of each figure from one state to the other.
private struct FigureChain {
  let first: TracedExports
  let redefined: TracedExports
  let last: TracedExports
  let before: Comparison.State
  let after: Comparison.State
  let isRedefined: Bool
  let changes: DefinitionChanges?
  let listing: KeyedPseudonyms?

  func differences(_ id: FigureID, from day: Day, to lastDay: Day) -> [FigureDifference] {
    let (old, new) = (before.definitions.definitions, after.definitions.definitions)
    let (was, now) = (old.measures(of: id), new.measures(of: id))
    let names = now.map(\.name) + was.map(\.name).filter { name in !now.contains { $0.name == name } }
    let (start, end) = (first.figures(id, asOf: day), last.figures(id, asOf: lastDay))
    let isListing = listing != nil
    let byDay = redefined.bridges(of: id, from: day, to: lastDay, listing: isListing)
    let byExports =
      before.input == after.input ? [] : redefined.bridges(of: id, to: last, asOf: lastDay, listing: isListing)
    let middle = redefined.figures(id, asOf: day)
    return names.compactMap { name in
      let (place, other) = (was.firstIndex { $0.name == name }, now.firstIndex { $0.name == name })
      guard let shown = other.map({ now[$0] }) ?? place.map({ was[$0] }) else { return nil }
      let from = place.flatMap { start.indices.contains($0) ? start[$0].answer : nil }
      let to = other.flatMap { end.indices.contains($0) ? end[$0].answer : nil }
      var causes: [DifferenceCause] = []
      if isRedefined, let from, let place, let other, middle.indices.contains(other) {
        causes += definitionCause(id, from, middle[other].answer) { redefinedRows(id, from: place, to: other, on: day) }
      }
      if from != nil, let other {
        for bridge in [byDay, byExports] where bridge.indices.contains(other) {
          causes +=
            bridge[other]?.causes.map { DifferenceCause(.rows($0), effect: $0.effect, listed: rows(of: $0, id, other)) } ?? []
        }
      }
      return FigureDifference(
        id: id, measure: name, title: shown.title, unit: shown.unit, from: FigureDifference.Side(from),
        to: FigureDifference.Side(to), causes: causes)
    }
  }

  /// The rows behind a cause of the figure at a place among those of its KPI.
  private func rows(of cause: BridgeCause, _ id: FigureID, _ place: Int) -> [DifferenceRow] {
    let new = after.definitions.definitions
    guard let listing, let figure = new.figure(id) else { return [] }
    let measure = ([figure.measure] + figure.alsoShown.map(\.measure))[place]
    return CauseRows(redefined, last, areSame: before.input == after.input, new, listing).rows(of: cause, in: measure)
  }

  /// The rows that play another part by the later definitions, of the figure at these places among those of its KPI.
  private func redefinedRows(_ id: FigureID, from place: Int, to other: Int, on day: Day) -> [DifferenceRow] {
    guard let listing else { return [] }
    let explained = [(first, place), (redefined, other)].compactMap { exports, place -> ExplainedFigure? in
      let found = exports.explanations(of: id, asOf: day, listing: true)
      return found.indices.contains(place) ? found[place] : nil
    }
    guard explained.count == 2 else { return [] }
    return RedefinedRows(first, redefined, areLast: before.input == after.input, after.definitions.definitions, listing)
      .rows(from: explained[0], to: explained[1])
  }

  private func definitionCause(
    _ id: FigureID, _ from: Answer, _ to: Answer, listed: () -> [DifferenceRow]
  ) -> [DifferenceCause] {
    let new = after.definitions.definitions
    guard let figure = new.figure(id) else { return [] }
    let sources = Set(new.needs(of: [figure]).keys)
    let keys = changes?.of(id, sources: sources) ?? []
    let effect = from.effect(to: to)
    let isNone = [effect.value, effect.numerator, effect.denominator].allSatisfy { ($0 ?? 0) == 0 }
    return isNone ? [] : [DifferenceCause(.definition(keys), effect: effect, listed: listed())]
  }
}

extension DefinitionSet {
  /// The figure itself and those shown with it, in their order; empty where the plan has no such figure.
  fileprivate func measures(of id: FigureID) -> [(name: String, title: String, unit: Unit)] {
    guard let figure = figure(id) else { return [] }
    return [(SeriesPoint.ownMeasure, figure.title, figure.unit)] + figure.alsoShown.map { ($0.name, $0.title, $0.unit) }
  }
}
