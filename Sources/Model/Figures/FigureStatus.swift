/// How a figure stands against what is expected of it: green meets it, amber misses it by little, red by more.
package enum RAG: String, Sendable, Codable, CaseIterable { case green, amber, red }

/// Which way a figure goes.
package enum Direction: String, Sendable, Codable, CaseIterable { case improving, worsening, steady }

/// What became of a figure in a run.
package enum FigureStatus: String, Sendable, Codable, CaseIterable {
  case computed, provisional
  case notComputed = "not computed"
  case notRun = "not run"
}
