/// What must be known to read a line of the scorecard: why a value is empty, and what the figure does without.
package enum LineNote: Hashable, Sendable {
  /// Sources that are older than they should be, and sources that have fewer than half of the rows that they had.
  package struct Doubts: Hashable, Sendable {
    package var stale: [String]
    package var shrunk: [String]

    package init(stale: [String], shrunk: [String]) { (self.stale, self.shrunk) = (stale, shrunk) }
  }
  /// Why nobody computed it in this run, and no earlier run lends it.
  package enum NotRun: Hashable, Sendable {
    case nothingPublished
    case unreadable
    case otherPlan
    case withdrawn(run: String)
  }
  /// An export begins after the first day that a figure looks at.
  package struct ShortExport: Hashable, Sendable {
    package var source: String
    package var begins: Day

    package init(source: String, begins: Day) { (self.source, self.begins) = (source, begins) }
  }
  /// Why no value is expected on the line's day.
  package enum NothingExpected: Hashable, Sendable {
    case noTarget
    case targetsFollowBaseline
    case noTargetAfter(Day)
    case notYet
  }
  /// Why there is no baseline, or not the one that today's exports would give.
  package enum BaselineNote: Hashable, Sendable {
    case none
    case toBeMeasured(Day)
    case provisional(Day)
    case notComputed(Day)
    /// It is the one first published; today's exports would make it `now`.
    case stays(publishedOn: Day, now: Double)
  }
  /// What the figure's own exports lack, although it is computed.
  package enum Lack: Hashable, Sendable {
    case rowsAfter(month: Int, source: String)
    case smallDay(SmallDay)
    case leftOut(LeftOutRows)
    case noRows(source: String)
    case rejected(source: String, rows: Int)
    case blankColumn(String, source: String)
    case replacedRows(source: String)
    case notLinked(source: String, domain: String)
    case unmatched(UnmatchedCondition)
  }
  package enum NoBreakdown: Hashable, Sendable {
    case sourceNotThere(String)
    case missingColumn(MissingColumn)
  }

  case figure(FigureNote)
  case provisional(Doubts)
  case notComputed(Doubts)
  case notRun(NotRun)

  case nothingExpected(NothingExpected)
  case baseline(BaselineNote)

  case exportTooShort(ShortExport)
  /// With the export that does not reach back to it, where one does not.
  case noPrevious(ShortExport?)
  case noYearBefore(ShortExport)

  case lacks(Lack)
  /// A figure shown beside it that cannot be computed.
  case besideMissing(title: String, Obstacle)
  case noBreakdown(dimension: String, NoBreakdown)

  case restated(first: Double, publishedOn: Day, now: Double, since: String)
  case seriesBreaks(run: String)
  case seriesBroke(run: String, on: Day)
}

/// Why a line is an earlier run's, and what has changed since.
package struct CarriedLine: Hashable, Sendable {
  /// The run that computed it.
  package var run: String
  /// Sources that could not be used now; empty where it was not to be computed.
  package var lacking: [String]
  package var hasOtherDefinition: Bool
  /// Sources whose files have changed since.
  package var changedExports: [String]

  package init(run: String, lacking: [String], hasOtherDefinition: Bool, changedExports: [String]) {
    self.run = run
    self.lacking = lacking
    self.hasOtherDefinition = hasOtherDefinition
    self.changedExports = changedExports
  }
}
