import ArgumentParser
import Dispatch
import Glibc
import Model
import Platform
import Publishing

@main
struct ScorecardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scorecard",
    abstract: "The KPIs of an improvement plan, from CSV exports to a published scorecard.",
    discussion: """
      EXAMPLES
        scorecard sample input          # invented exports to try it with
        scorecard check                 # what could be computed from the exports
        scorecard run                   # extract, compute, publish below output/
        scorecard run --kpi 7           # KPI 7 anew, the other lines carried over
        scorecard test                  # the examples kept beside the definitions

      EXIT CODES
        0   everything asked for was computed and published
        1   --fail-on: a figure is off track; scorecard test: an example fails
        64  wrong usage
        65  published, but some figure could not be computed because of its data
        66  an input folder, source, KPI or export that was named does not exist
        71  the system gives the program too little memory, or too few threads or files
        73  output could not be created
        74  output could not be written
        75  another run holds the lock; try again later
        78  a definition is wrong
      """,
    version: Program.version,
    subcommands: [
      RunCommand.self, CheckCommand.self, AlertsCommand.self, AcknowledgeCommand.self, HistoryCommand.self,
      WithdrawCommand.self, PruneCommand.self, ReportCommand.self, SPCCommand.self, ExtractCommand.self, SampleCommand.self,
      TestCommand.self,
    ])

  static func main() {
    SystemLimits.prepare()
    if let refusal = SystemLimits.refusal() {
      printError("scorecard: \(refusal)")
      end(SystemLimits.exitCode)
    }
    umask(0o027)  // What is published is for the owner and the group alone.
    Heap.useFewArenas()
    // The first of the threads that definitions are read on is there when they are.
    DispatchQueue.global().async {}
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let (message, code) = (fullMessage(for: error), exitCode(for: error))
      if !message.isEmpty {
        if code == .success { try? printOutput(message + "\n") } else { printError(lines: safe(message)) }
      }
      end(code.rawValue)
    }
    end(0)
  }

  /// Ends at once, with all that was printed: threads may be reading exports still, and must not find the program half taken down.
  private static func end(_ code: Int32) -> Never {
    fflush(nil)
    _exit(code)
  }

  /// What is wrong with the arguments quotes them.
  private static func safe(_ message: String) -> String {
    // The value of `--from=value` is quoted alone.
    let values = CommandLine.arguments.flatMap { [$0] + $0.split(separator: "=", maxSplits: 1).dropFirst().map(String.init) }
    return values.reduce(message) { message, argument in
      let shown = VisibleText.line(argument)
      return shown == argument ? message : message.replacing(argument, with: shown)
    }
  }
}
