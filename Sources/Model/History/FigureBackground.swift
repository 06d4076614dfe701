/// What the history knows of a figure besides its values: when its definition changed what is counted, which baselines were
/// frozen, and why values were restated.
package struct FigureBackground: Sendable, Hashable {
  /// A run that counted the figure in another way than the run before.
  package struct Break: Sendable, Hashable {
    /// The name of the run.
    package var run: String
    /// The day of that run in London.
    package var on: Day
    /// The last run that counted as before.
    package var before: String
    /// The files of definitions that differ between the two runs, in their order: `kpis/07-exclusions.yml`.
    package var files: [String]

    /// A run, the one before, and what differs between them.
    package init(run: String, on: Day, before: String, files: [String]) {
      (self.run, self.on, self.before, self.files) = (run, on, before, files)
    }
  }

  /// A value that a run replaced, with why.
  package struct Restated: Sendable, Hashable {
    /// The name of the run.
    package var run: String
    /// The day of that run in London.
    package var on: Day
    /// What it replaced.
    package var restatement: RestatedValue

    /// A restatement with its run.
    package init(run: String, on: Day, _ restatement: RestatedValue) {
      (self.run, self.on, self.restatement) = (run, on, restatement)
    }
  }

  /// A baseline that the definition set when runs were published, and no longer sets.
  package struct EarlierBaseline: Sendable, Hashable {
    /// Its day.
    package var date: Day
    /// Its value, in the figure's unit.
    package var value: Double
    /// What is shown before the value (`<`); mostly empty.
    package var qualifier: String
    /// Who set it in the definition, when and why, as the first run published it.
    package var origin = BaselineOrigin()
    /// The first run that published it, and the day of that run in London.
    package var first: (run: String, on: Day) { (firstRun, firstOn) }
    /// The last run that published it, and the day of that run in London.
    package var last: (run: String, on: Day) { (lastRun, lastOn) }
    private var firstRun: String
    private var firstOn: Day
    private var lastRun: String
    private var lastOn: Day

    /// A baseline that a run published.
    package init(date: Day, value: Double, qualifier: String, run: String, on: Day) {
      (self.date, self.value, self.qualifier) = (date, value, qualifier)
      (firstRun, firstOn, lastRun, lastOn) = (run, on, run, on)
    }

    /// A later run has published it too.
    package mutating func repeated(by run: String, on day: Day) { (lastRun, lastOn) = (run, day) }
  }

  /// The breaks, the oldest first.
  package var breaks: [Break]
  /// The measured baselines by their days, with the runs that froze them.
  package var baselines: [Day: Past.Published]
  /// The baselines that the definition no longer sets, in the order in which they were first published.
  package var earlierBaselines: [EarlierBaseline] = []
  /// The restatements of which it is known why, in the order of their runs and days.
  package var restatements: [Restated]

  /// Nothing is known unless something is given.
  package init(breaks: [Break] = [], baselines: [Day: Past.Published] = [:], restatements: [Restated] = []) {
    (self.breaks, self.baselines, self.restatements) = (breaks, baselines, restatements)
  }
}
