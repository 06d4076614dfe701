/// What the history knows of a figure besides its values: when its definition changed what is counted, and which baselines were
/// frozen.
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

  /// The breaks, the oldest first.
  package var breaks: [Break]
  /// The measured baselines by their days, with the runs that froze them.
  package var baselines: [Day: Past.Published]

  /// Nothing is known unless something is given.
  package init(breaks: [Break] = [], baselines: [Day: Past.Published] = [:]) {
    (self.breaks, self.baselines) = (breaks, baselines)
  }
}
