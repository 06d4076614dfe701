internal import History
internal import Platform
internal import Publishing

/// Why a command ended: what is said of it, and its exit code (sysexits.h; the article on exit codes).
package struct Failure {
  /// A line for people. One that a log would not have is printed as it is.
  package enum Line {
    case said(String)
    /// It names a place in a file of definitions: a log has it only where every line is for machines.
    case diagnostic(String)
    case plain(String)
  }
  package let lines: [Line]
  package let exitCode: Int32

  package init(_ error: any Error) {
    switch error {
    case let fault as DefinitionFault:
      let count = fault.diagnostics.count
      let end = "\(count) \(count == 1 ? "mistake" : "mistakes") in the definitions; nothing was read or written"
      lines = fault.diagnostics.map { .diagnostic("\($0)") } + [.said(end)]
    case let fault as ValueSeriesFault: lines = fault.mistakes.map(Line.plain)
    default: lines = [.said("\(error)")]
    }
    exitCode = Self.code(of: error).rawValue
  }

  /// sysexits.h.
  private enum Code: Int32 {
    case wrongUsage = 64
    case data = 65
    case noInput = 66
    case ownFault = 70
    case system = 71
    case cannotCreate = 73
    case cannotWrite = 74
    case locked = 75
    case wrongDefinition = 78
  }

  private static func code(of error: any Error) -> Code {
    switch error {
    case is DefinitionFault: .wrongDefinition
    case is ValueSeriesFault: .data
    case let error as OutputFault: if case .acknowledgedForThePast = error { .wrongUsage } else { .noInput }
    case let error as RunError: error.isWrongUsage ? .wrongUsage : .noInput
    case let error as HistoryError: if case .busy = error { .locked } else { .cannotWrite }
    case let error as FileError:
      switch error.kind {
      case .create: .cannotCreate
      case .write: .cannotWrite
      case .locked: .locked
      case .refused: .system
      }
    default: .ownFault
    }
  }
}
