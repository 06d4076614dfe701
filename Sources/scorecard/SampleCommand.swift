import ArgumentParser
import Pipeline

struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Create made-up exports for trying the program out.",
    usage: "scorecard sample FOLDER [--until YYYY-MM-DD] [--seed NUMBER] [--scale COUNT] [options]",
    discussion: """
      EXAMPLES
        scorecard sample input
        scorecard sample input --until 2026-10-31   # data up to this date
        scorecard sample big --scale 100            # a hundred councils
        scorecard sample other --seed 2             # another council

      Nothing in the exports is real. The same date, seed and scale always give the same files. Files of the same names in \
      the folder are replaced.
      """)

  @Argument(help: "The folder to write to. It is created if it does not exist.", completion: .directory)
  var folder: String

  @Option(help: ArgumentHelp("Last date in the exports.", valueName: "YYYY-MM-DD"))
  var until = DateArgument(SampleFolder.usualEnd)

  @Option(help: ArgumentHelp("Use a different number to get different data.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("How many councils.", valueName: "count"))
  var scale = 1

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if scale < 1 { throw ValidationError("--scale must be 1 or more.") }
    try until.validate("--until")
    if let day = until.day, !SampleFolder.ends.contains(day) {
      throw ValidationError(
        "--until \(day): made-up exports can end between \(SampleFolder.ends.lowerBound) and \(SampleFolder.ends.upperBound).")
    }
  }

  func run() throws {
    let progress = common.progress
    try ending(progress) {
      let sample = try SampleFolder(path: folder, until: until.day ?? SampleFolder.usualEnd, seed: seed, scale: scale) {
        progress.show($0)
      }
      progress.clear()
      if !common.quiet { try printOutput(sample.sentence + "\n") }
    }
  }
}
