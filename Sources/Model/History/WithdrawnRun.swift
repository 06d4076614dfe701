/// What came of withdrawing a run.
package struct WithdrawnRun: Sendable {
  /// The name of the run.
  package var name: String
  /// The day that the run's scorecard was for.
  package var day: Day
  /// Whether it was withdrawn now; false where it had been withdrawn before.
  package var isNew: Bool
  /// Whether all that it published was deleted for good.
  package var isErased: Bool
  /// The run to which the day's link leads now; nil where the day has none any more.
  package var successor: String?
  /// The newest day that still has a scorecard; nil where none has.
  package var latest: Day?
  /// The runs that are still published and have lines which it computed.
  package var carriers: [String]
  /// The paths of papers for boards that were written from it.
  package var papers: [String]
  /// The paths of copies of the history that were set aside, which may hold what was erased; empty where nothing was erased.
  package var copies: [String]

  /// `successor` is the run to which the day's link leads now, `latest` the newest day that still has a scorecard.
  package init(
    name: String, day: Day, isNew: Bool, isErased: Bool, successor: String?, latest: Day?, carriers: [String], papers: [String],
    copies: [String]
  ) {
    (self.name, self.day, self.isNew, self.isErased) = (name, day, isNew, isErased)
    (self.successor, self.latest, self.carriers) = (successor, latest, carriers)
    (self.papers, self.copies) = (papers, copies)
  }
}

/// The run folders that were removed because they are no longer needed.
package struct PrunedRuns: Sendable {
  /// The names of the runs, oldest first.
  package var runs: [String]
  /// Those of them that were withdrawn: what they published is deleted from the history too.
  package var erased: [String]
  /// Whether nothing was removed, and these are the runs that would be.
  package var isDryRun: Bool

  /// `erased` are those of `runs` that were withdrawn.
  package init(runs: [String], erased: [String], isDryRun: Bool) {
    (self.runs, self.erased, self.isDryRun) = (runs, erased, isDryRun)
  }
}
