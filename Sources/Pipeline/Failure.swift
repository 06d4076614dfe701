internal import Distribution
internal import History
internal import Model
internal import Platform
internal import Publishing
internal import Wording

/// Why a command ended: the lines that are printed or logged, and the exit code (sysexits.h; the article on exit codes).
package struct Failure {
  /// A line for people, and where it goes.
  package enum Line {
    /// A line that goes to the log where the command keeps one, and otherwise to standard error.
    case said(String)
    /// A line that names a place in a file of definitions. It goes to the log only where every line is for programs, and
    /// otherwise as it is to standard error.
    case diagnostic(String)
    /// A line that goes as it is to standard error, and never to the log.
    case plain(String)
    /// The lines of a definition with a mistake, for people alone.
    case excerpt(String)
  }
  /// The lines, in the order in which they are shown.
  package let lines: [Line]
  /// A code of sysexits.h, from 64 to 78.
  package let exitCode: Int32

  /// What to say of an error, and its exit code. An error of no known kind is an internal error (70).
  package init(_ error: any Error) {
    switch error {
    case let fault as DefinitionFault:
      let end = "\(counted(fault.diagnostics.count, "error")) in the definitions. Nothing was run."
      let excerpts = DefinitionExcerpts(settings: fault.settings)
      lines =
        fault.diagnostics.flatMap { [.diagnostic("\($0)")] + (excerpts.text(of: $0).map { [.excerpt($0)] } ?? []) } + [.said(end)]
    case let fault as ValueSeriesFault: lines = fault.mistakes.map(Line.plain)
    case let fault as SelectionFault: lines = [.said(SelectionSentences.fault(fault))]
    case let fault as SparkFault: lines = [.said(fault.sentence)]
    default: lines = [.said("\(error)")]
    }
    exitCode = Self.code(of: error).rawValue
  }

  /// sysexits.h.
  private enum Code: Int32 {
    case wrongUsage = 64
    case data = 65
    case noInput = 66
    case noService = 69
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
    case let error as RecordingError: if case .wrongChoice = error { .wrongUsage } else { .data }
    case is ExplanationChoiceError: .wrongUsage
    case let error as BaselineFault: error.isWrongUsage ? .wrongUsage : .wrongDefinition
    case let error as RunError: error.isWrongUsage ? .wrongUsage : .noInput
    case let fault as SelectionFault: fault.isWrongUsage ? .wrongUsage : .noInput
    case let error as DifferenceError: if case .daysReversed = error { .wrongUsage } else { .noInput }
    case let error as InitError:
      switch error.kind {
      case .wrongUsage: .wrongUsage
      case .notThere: .noInput
      case .notCreated: .cannotCreate
      }
    case SparkFault.takenName: .wrongDefinition
    case let fault as SparkFault:
      if case .part(let status, _) = fault { Code(rawValue: Int32(status)) ?? .noService } else { .noService }
    case let fault as BlockChoiceFault: fault.isWrongUsage ? .wrongUsage : .noInput
    case let fault as CleanTableFault: fault.isOfDefinitions ? .wrongDefinition : .cannotCreate
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

extension SelectionFault {
  /// Whether no plan could understand it: exit code 64 instead of 66.
  fileprivate var isWrongUsage: Bool {
    switch self {
    case .unknownKind, .noName, .unknownName(.state, _, _): true
    case .unknownName, .unknownFigure: false
    }
  }
}
