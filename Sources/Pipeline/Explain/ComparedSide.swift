internal import Logging
internal import Model
internal import Platform

/// One side with its scorecard and, where it can be made again, what it is made from.
struct ComparedSide {
  let scorecard: Scorecard
  let state: Comparison.State?
  /// Nil for a side that this program computes now.
  let programVersion: String?
  let definitions: [InputFile]

  init(
    _ side: DifferenceSide, _ request: DifferenceRequest, clock: Clock, logger: Logger, progress: (Progress) -> Void
  ) throws {
    switch side {
    case .published(let published):
      scorecard = published.scorecard
      (programVersion, definitions) = (published.programVersion, published.definitions)
      let found = request.candidates.first { candidate in
        published.isMade(from: candidate.definitions)
          && published.isMade(from: candidate.input, candidate.definitions.definitions)
      }
      state = found.map {
        Comparison.State(pipelines: $0.pipelines, definitions: $0.definitions, input: $0.input, day: published.scorecard.asOf)
      }
    case .computed(let state):
      var run = RunRequest(
        pipelines: state.pipelines, input: state.input, output: request.output, asOf: state.day, dryRun: true,
        reading: request.reading)
      run.from = nil
      scorecard = try Run(run, definitions: state.definitions, clock: clock, logger: logger).perform(progress: progress).scorecard
      (self.state, programVersion, definitions) = (state, nil, state.definitions.files)
    }
  }
}
