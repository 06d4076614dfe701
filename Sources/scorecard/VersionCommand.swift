import ArgumentParser
import Publishing

struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version",
    abstract: "Print the version of the program.",
    discussion: """
      EXAMPLES
        scorecard version
      """)

  func run() throws {
    try ending(ProgressLine(isShown: false)) { try printOutput(Program.version + "\n") }
  }
}
