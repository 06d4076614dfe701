/// What a reader must know of a line of the scorecard: why a value is empty, and what the figure does without.
package enum LineNote: Equatable, Sendable {
  /// The sources because of which a value is provisional.
  package struct Doubts: Equatable, Sendable {
    /// The sources that are older than they should be.
    package var stale: [String]
    /// The sources that have fewer than half of the rows that they had.
    package var shrunk: [String]

    /// Doubts about these sources.
    package init(stale: [String], shrunk: [String]) { (self.stale, self.shrunk) = (stale, shrunk) }
  }
  /// Why this run did not compute the line, and no earlier run can lend it.
  package enum NotRun: Equatable, Sendable {
    /// Nothing is published for the day.
    case nothingPublished
    /// The feed of the earlier run cannot be read.
    case unreadable
    /// The earlier run for the day is another plan's.
    case otherPlan
    /// The run that computed it was withdrawn.
    case withdrawn(run: String)
  }
  /// An export that begins after the first day that a figure looks at.
  package struct ShortExport: Equatable, Sendable {
    /// The name of the source.
    package var source: String
    /// The first day of the month of its oldest row.
    package var begins: Day

    /// An export that begins on this day.
    package init(source: String, begins: Day) { (self.source, self.begins) = (source, begins) }
  }
  /// Why no value is expected on the line's day.
  package enum NothingExpected: Equatable, Sendable {
    /// The plan sets no target.
    case noTarget
    /// The targets are shares of a baseline that is not known.
    case targetsFollowBaseline
    /// The last target fell due on this day, and the definition expects nothing after it.
    case noTargetAfter(Day)
    /// The day is before the first expected value.
    case notYet
  }
  /// Why there is no baseline, or not the one that today's exports would give.
  package enum BaselineNote: Equatable, Sendable {
    /// The plan gives no baseline.
    case none
    /// The plan gives words alone.
    case wordsAlone(String)
    /// The pipeline will measure the baseline on this day, which has not come.
    case toBeMeasured(Day)
    /// The figure of this day is provisional, and becomes no baseline.
    case provisional(Day)
    /// Nothing could be computed for this day.
    case notComputed(Day)
    /// The baseline is the one first published on this day; today's exports would make it `now`.
    case stays(publishedOn: Day, now: Double)
  }
  /// What the figure's own exports lack, although it is computed.
  package enum Lack: Equatable, Sendable {
    /// The source has no row after this month, although later months are over. The month is the number of months since year 0.
    case rowsAfter(month: Int, source: String)
    /// The latest day counts fewer than half of what the day before counts.
    case smallDay(SmallDay)
    /// The figure leaves out so many numbers that are suppressed or blank, as its definition says.
    case hiddenNumbers(Int, from: RatioSide? = nil)
    /// The figure leaves out rows that end before they begin.
    case leftOut(LeftOutRows)
    /// Another source of the figure was delivered with headings and no rows.
    case noRows(source: String)
    /// So many rows of the source were rejected.
    case rejected(source: String, rows: Int)
    /// The column is blank in every row.
    case blankColumn(String, source: String)
    /// Many rows of the source were replaced by others of the same key that say something else.
    case replacedRows(source: String)
    /// The source that joins two numbers of one entity was refused, so that they count as two.
    case notLinked(source: String, domain: String)
    /// No row meets a condition of the definition.
    case unmatched(UnmatchedCondition)
  }
  /// Why there is no breakdown by a dimension.
  package enum NoBreakdown: Equatable, Sendable {
    /// The register was not delivered, or was refused.
    case sourceNotThere(String)
    /// Some file has no heading for the column.
    case missingColumn(MissingColumn)
  }

  /// The figure's own note.
  case figure(FigureNote)
  /// The value is provisional because of these sources.
  case provisional(Doubts)
  /// There is no value, and these sources may be the reason.
  case notComputed(Doubts)
  /// This run did not compute it.
  case notRun(NotRun)

  /// No value is expected on the day.
  case nothingExpected(NothingExpected)
  /// There is something to know about the baseline.
  case baseline(BaselineNote)

  /// The export begins after the figure's own period does.
  case exportTooShort(ShortExport)
  /// There is no figure at the previous month-end; the export is one that does not reach back to it, nil where that is not the
  /// reason.
  case noPrevious(ShortExport?)
  /// The figure is not compared with the year before, because the export does not reach back to it.
  case noYearBefore(ShortExport)

  /// The figure's exports lack something.
  case lacks(Lack)
  /// A figure that is shown next to it leaves out so many numbers that are suppressed or blank.
  case besideLeavesOut(title: String, Int)
  /// A figure that is shown next to it cannot be computed.
  case besideMissing(title: String, Obstacle)
  /// There is no breakdown by this dimension.
  case noBreakdown(dimension: String, NoBreakdown)

  /// The value is no longer the one first published: it was `first`, and is `now` since the run `since`. Both are in the
  /// figure's unit.
  case restated(first: Double, publishedOn: Day, now: Double, since: String)
  /// With this run the definition changes what is counted.
  case seriesBreaks(run: String)
  /// With an earlier run the definition changed what is counted.
  case seriesBroke(run: String, on: Day)
}

/// Why a line is an earlier run's, and what has changed since.
package struct CarriedLine: Equatable, Sendable {
  /// The run that computed it.
  package var run: String
  /// The sources that could not be used now; empty where the run was not asked to compute it.
  package var lacking: [String]
  /// Whether its definition has changed since.
  package var hasOtherDefinition: Bool
  /// The sources whose files have changed since.
  package var changedExports: [String]

  /// A line that was taken over from this run.
  package init(run: String, lacking: [String], hasOtherDefinition: Bool, changedExports: [String]) {
    self.run = run
    self.lacking = lacking
    self.hasOtherDefinition = hasOtherDefinition
    self.changedExports = changedExports
  }
}
