/// How a figure compares with what is expected by its day: green meets it, amber misses it by little, red by more.
package enum RAG: String, Sendable, Codable, CaseIterable { case green, amber, red }

/// Which way a figure is going, given which values are better.
package enum Direction: String, Sendable, Codable, CaseIterable { case improving, worsening, steady }

/// Whether a run has a value for a figure, and what that value rests on.
package enum FigureStatus: String, Sendable, Codable, CaseIterable {
  /// `computed`: it has a value; `provisional`: it has one, and that rests on less than it should.
  case computed, provisional
  /// It has no value, and `Reason` says why.
  case notComputed = "not computed"
  /// The run was not asked for it, and no earlier run for the day can lend its value.
  case notRun = "not run"
}
