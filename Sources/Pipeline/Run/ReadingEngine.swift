internal import Logging
internal import Model

/// What reads the exports of areas and works out their figures in place of this machine, to the same result.
package protocol ReadingEngine: Sendable {
  /// Does the work that this machine would do; see `EngineWork`.
  func read(_ work: inout EngineWork) throws
}

/// The work of another engine: the areas, of which it completes what was read here.
package struct EngineWork {
  var areas: [AreaReading]
  /// The definitions of all areas.
  let folder: DefinitionFolder
  /// The name of the run.
  let run: String
  /// The day that all figures are for.
  let asOf: Day
  let logger: Logger
  let progress: (Progress) -> Void
}
