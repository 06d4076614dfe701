/// A figure's line as a run would publish it, and the sources that it needs.
package struct FigurePrediction: Sendable {
  /// As it would be published.
  package let line: ScorecardLine
  /// All that it needs, by name.
  package let sources: [String]
  /// Those of them that are missing or refused.
  package let unreadable: [SourceQuality]

  /// What of its definition nobody has agreed by the day.
  package let toConfirm: [Confirmation]
  /// The readings of its KPI; empty where there is one alone.
  package let readings: [KPIReading]

  /// `sources` in the order of their names.
  package init(
    line: ScorecardLine, sources: [String], unreadable: [SourceQuality], toConfirm: [Confirmation] = [],
    readings: [KPIReading] = []
  ) {
    (self.line, self.sources, self.unreadable) = (line, sources, unreadable)
    (self.toConfirm, self.readings) = (toConfirm, readings)
  }
}
