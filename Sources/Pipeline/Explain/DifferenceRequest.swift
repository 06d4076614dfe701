package import Model

/// What is compared, and where the definitions and exports lie from which it may be computed.
package struct DifferenceRequest {
  /// The earlier state.
  package var before: DifferenceSide
  /// The later state.
  package var after: DifferenceSide
  /// From what a published state may have been made.
  package var candidates: ComparedCandidates
  /// The output folder, for what is frozen and carried.
  package var output: String
  /// How exports are read.
  package var reading: CSVReading
  /// What children and records are shown as in a list of the rows behind each cause; nil for no list.
  package var listing: KeyedPseudonyms?
  /// Whether nobody named a state, so that what is published is compared with what it would be now.
  package var isOfPublished = false
  /// Whether two folders of exports or definitions are compared and nothing that is published, which then plays no part.
  package var isOfFolders = false
  /// The days of which no scorecard is published, so that they are calculated, and what each is calculated from.
  package var calculatedDays: [CalculatedDay] = []
  /// How the day was found, where nobody named one.
  package var chosenDay: ComparedDay?
  /// Which figures are compared.
  package var isChosen: @Sendable (FigureID) -> Bool

  /// A request to compare two states.
  package init(
    _ before: DifferenceSide, _ after: DifferenceSide,
    candidates: ComparedCandidates, output: String, reading: CSVReading = CSVReading(),
    isChosen: @escaping @Sendable (FigureID) -> Bool = { _ in true }
  ) {
    (self.before, self.after, self.candidates, self.output) = (before, after, candidates, output)
    (self.reading, self.isChosen) = (reading, isChosen)
  }
}

/// One of the two states.
package enum DifferenceSide: Sendable {
  /// As it was published.
  case published(PublishedState)
  /// As today's program computes it from these definitions and exports.
  case computed(Comparison.State)

  /// The day that it is for.
  package var day: Day {
    switch self {
    case .published(let state): state.scorecard.asOf
    case .computed(let state): state.day
    }
  }
}
