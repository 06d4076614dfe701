import ArgumentParser
import History
import Logging
import Pipeline
import Platform
import Publishing

extension ExitCode {
  static let dataFault = ExitCode(65)
  static let noInput = ExitCode(66)
  static let internalFault = ExitCode(70)
  static let refusedBySystem = ExitCode(SystemLimits.exitCode)
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
  switch error {
  case let fault as DefinitionFault:
    for diagnostic in fault.diagnostics { if diagnosticsAreLogged { say("\(diagnostic)") } else { printError("\(diagnostic)") } }
    let count = fault.diagnostics.count
    say("\(count) \(count == 1 ? "mistake" : "mistakes") in the definitions; nothing was read or written")
    return ExitCode.wrongDefinition
  case let error as OutputFault:
    say("\(error)")
    if case .acknowledgedForThePast = error { return ExitCode.validationFailure }
    return ExitCode.noInput
  case let error as RunError:
    say("\(error)")
    switch error {
    case .noFullRun, .shorterSeries: return ExitCode.validationFailure
    default: return ExitCode.noInput
    }
  case let error as FileError:
    say("\(error)")
    return switch error.kind {
    case .create: ExitCode.cannotCreate
    case .write: ExitCode.cannotWrite
    case .locked: ExitCode.locked
    case .refused: ExitCode.refusedBySystem
    }
  case let error as HistoryError:
    say("\(error)")
    if case .busy = error { return ExitCode.locked }
    return ExitCode.cannotWrite
  case let fault as ValueSeriesFault:
    for mistake in fault.mistakes { printError(mistake) }
    return ExitCode.dataFault
  case is ExitCode, is ValidationError, is CleanExit:
    return error
  default:
    say("\(error)")
    return ExitCode.internalFault
  }
}
