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
    abstract: "Turns CSV exports into the KPI scorecard of an improvement plan.",
    usage: "scorecard COMMAND [options]",
    discussion: """
      EXAMPLES
        scorecard sample input   # create made-up exports for trying it out
        scorecard check          # check the exports: which figures are possible?
        scorecard run            # publish last month's scorecard in output/
        scorecard run --kpi 7    # recalculate KPI 7 only; keep the other figures
        scorecard explain 7      # how did KPI 7 come about, and what changed?
        scorecard test           # run the worked examples in the definitions

      EXIT CODES
        0   everything that was asked for was calculated and published
        1   a figure is off track (with --fail-on), or an example failed (test)
        64  the command line is wrong
        65  published, but the data of some figures is missing or out of date
        66  a folder, source, KPI or export that was named does not exist
        69  Apache Spark is not there, or could not do its work (run --engine spark)
        71  the system gives the program too little memory or too few files
        73  output could not be created
        74  output could not be written
        75  another run is under way: try again later
        78  a definition has an error

      SHELL COMPLETION
        source <(scorecard --generate-completion-script bash)   # or zsh, fish
      """,
    version: Program.version,
    subcommands: [
      RunCommand.self, CheckCommand.self, ExplainCommand.self, AlertsCommand.self, AcknowledgeCommand.self, HistoryCommand.self,
      BaselineCommand.self, DiffCommand.self, ImpactCommand.self, WithdrawCommand.self, PruneCommand.self, ReportCommand.self,
      ListCommand.self, DescribeCommand.self, SPCCommand.self, ExtractCommand.self, SQLCommand.self, SampleCommand.self,
      InitCommand.self,
      SchemaCommand.self,
      TestCommand.self, VersionCommand.self,
    ])

  @Flag(name: .customShort("V"), help: "Show the version.")
  var showsVersion = false

  func run() throws { throw showsVersion ? CleanExit.message(Program.version) : CleanExit.helpRequest(self) }

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
      try refuseUnknownCommand()
      var command = try parseAsRoot(ExplainCommand.named(Array(CommandLine.arguments.dropFirst())))
      try command.run()
    } catch {
      let (message, code) = (fullMessage(for: error), exitCode(for: error))
      if !message.isEmpty {
        if code == .success {
          try? printOutput(withAdvancedOptionsLast(message) + "\n")
        } else {
          printError(lines: safe(message))
        }
      }
      end(code.rawValue)
    }
    end(0)
  }

  /// Throws: `ValidationError` for a command that there is none of, with the one that is probably meant.
  private static func refuseUnknownCommand() throws {
    guard let name = CommandLine.arguments.dropFirst().first, !name.hasPrefix("-") else { return }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !names.contains(name) else { return }
    let hint = NearestName.hint(for: name, among: names)
    throw ValidationError("'\(name)' is not a command. \(hint.prefix(1).uppercased())\(hint.dropFirst())")
  }

  /// Help in which the section on what few people need comes after the options that most people do.
  private static func withAdvancedOptionsLast(_ help: String) -> String {
    let sections = help.split(separator: "\n\n", omittingEmptySubsequences: false)
    let heading = advancedOptions.uppercased() + ":\n"
    guard let place = sections.firstIndex(where: { $0.hasPrefix(heading) }),
      let options = sections.firstIndex(where: { $0.hasPrefix("OPTIONS:\n") }), place < options
    else { return help }
    var ordered = sections.map { $0.hasSuffix("\n") ? $0.dropLast() : $0 }
    ordered.insert(ordered.remove(at: place), at: options)
    return ordered.joined(separator: "\n\n")
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
