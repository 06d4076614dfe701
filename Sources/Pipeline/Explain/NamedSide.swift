internal import Model
internal import Publishing

extension DifferenceSide {
  /// The state that a text names: a published one, or a day of a published series, which is calculated from what the scorecard with
  /// that series was made from, or else, or where this `isNamed`, from `state`.
  ///
  /// Throws: `DifferenceError` where it is neither, or cannot be read.
  package static func named(
    _ text: String?, in output: String, among candidates: ComparedCandidates, or state: Comparison.State, isNamed: Bool
  ) throws(DifferenceError) -> (side: Self, calculated: CalculatedDay?) {
    do throws(DifferenceError) { return (.published(try PublishedState(text, in: output)), nil) } catch {
      guard case .noSuchRun = error, let day = text.flatMap(Day.init(iso:)),
        let published = PublishedState(withSeriesOf: day, in: output)
      else { throw error }
      let known = isNamed ? nil : candidates.state(of: published)
      var made = known ?? state
      made.day = day
      return (.computed(made), CalculatedDay(day: day, published: known.map(\.day)))
    }
  }
}

extension PublishedState {
  /// The first scorecard after a day in whose series it is; nil where there is none.
  fileprivate init?(withSeriesOf day: Day, in output: String) {
    let later = ((try? OutputFolder(path: output).days()) ?? []).filter { $0 > day }.sorted()
    let published = later.lazy.compactMap { try? PublishedState($0.description, in: output) }
    guard let found = published.first(where: { $0.scorecard.series.contains { $0.asOf == day } }) else { return nil }
    self = found
  }
}
