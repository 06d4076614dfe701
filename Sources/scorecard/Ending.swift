import ArgumentParser
import Logging
import Pipeline

extension ExitCode {
  static let dataFault = ExitCode(65)
  static let noInput = ExitCode(66)
  static let internalFault = ExitCode(70)
  static let cannotCreate = ExitCode(73)
  static let cannotWrite = ExitCode(74)
  static let locked = ExitCode(75)
  static let wrongDefinition = ExitCode(78)
}

/// Runs a command's body; what it throws becomes a message on standard error and the exit code of sysexits.h. `logger`: a run's;
/// `diagnosticsAreLogged`: every line is for machines.
func ending(
  _ progress: ProgressLine, logger: Logger? = nil, diagnosticsAreLogged: Bool = false, _ body: () throws -> Void
) throws {
  do {
    try body()
    progress.clear()
  } catch {
    progress.clear()
    throw exitCode(for: error, diagnosticsAreLogged) { message in
      if let logger { logger.error("\(message)") } else { printError("scorecard: \(message)") }
    }
  }
}

private func exitCode(for error: any Error, _ diagnosticsAreLogged: Bool, _ say: (String) -> Void) -> any Error {
  if error is ExitCode || error is ValidationError || error is CleanExit { return error }
  let failure = Failure(error)
  for line in failure.lines {
    switch line {
    case .said(let text): say(text)
    case .diagnostic(let text): if diagnosticsAreLogged { say(text) } else { printError(text) }
    case .plain(let text): printError(text)
    case .excerpt(let text): if !diagnosticsAreLogged { printError(lines: text) }
    }
  }
  return ExitCode(failure.exitCode)
}
