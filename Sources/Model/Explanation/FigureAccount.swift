/// All that is told of how one figure came about on one day: its rows, its target and colour, and how it got there from an
/// earlier day.
package struct FigureAccount: Sendable {
  /// Another figure, which is published for the day.
  package struct Published: Sendable, Hashable {
    /// The value with the run that first published it.
    package var figure: Past.Published
    /// Whether the day has a scorecard of its own; otherwise the value is one of the series of another day's.
    package var isOfOwnDay: Bool

    /// A value that was published.
    package init(_ figure: Past.Published, isOfOwnDay: Bool) { (self.figure, self.isOfOwnDay) = (figure, isOfOwnDay) }
  }
  /// The figure with its rows, by the exports and definitions of today.
  package var explained: ExplainedFigure
  /// The earlier day that it is compared with.
  package var from: Day
  /// The figure on that day, by the same exports and definitions.
  package var earlier: Figure
  /// How it got from there to here; nil where one of the two was not computed.
  package var bridge: Bridge?
  /// Its line on the scorecard, which has target and colour; nil for a figure that is shown with another.
  package var line: ScorecardLine?
  /// Its measured baseline as it was frozen when it was first published; nil where no run has published it, or where it is not
  /// measured.
  package var frozen: Past.Published?
  /// Why the definition sets another baseline than was measured or printed, and who decided that.
  package var baselineOrigin = BaselineOrigin()
  /// From what the expected value follows; nil where nothing is expected of the day.
  package var stretch: ExpectedStretch?
  /// Up to how many percent worse than expected is amber. 0 for a figure that is shown with another.
  package var amberPercent = 0.0
  /// What is published for the day, where that is another figure; nil where it is this one, or nothing is published.
  package var published: Published?
  /// Its control chart; nil where it has none.
  package var chart: ControlChart?

  /// A figure with nothing but its rows and what they were on the earlier day.
  package init(explained: ExplainedFigure, from: Day, earlier: Figure, bridge: Bridge?) {
    (self.explained, self.from, self.earlier, self.bridge) = (explained, from, earlier, bridge)
  }
}

/// One source as it was read for an explanation.
package struct ExplainedSource: Sendable {
  /// Its name in the definitions.
  package var name: String
  /// What people call it.
  package var title: String
  /// What became of it.
  package var quality: SourceQuality
  /// What became of the rows of each of its files, in reading order.
  package var files: [FileRows]

  /// A source with the rows of its files.
  package init(name: String, title: String, quality: SourceQuality, files: [FileRows]) {
    (self.name, self.title, self.quality, self.files) = (name, title, quality, files)
  }
}
