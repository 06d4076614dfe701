import ArgumentParser
import Pipeline

struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Invented exports of a whole area, the same for the same seed, of any size.",
    discussion: """
      EXAMPLES
        scorecard sample input               # one council
        scorecard sample big --scale 100     # a hundred of them
        scorecard sample other --seed 2      # another one

      Files of the same names in the folder are replaced.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The folder to write to; made if it is not there.")
  var folder: String

  @Option(help: "How many councils.")
  var scale = 1

  @Option(help: "Another number, another area.")
  var seed: UInt64 = 1

  func validate() throws {
    if scale < 1 { throw ValidationError("--scale is 1 or more.") }
  }

  func run() throws {
    let progress = common.progress
    try ending(progress) {
      let sample = try SampleFolder(path: folder, seed: seed, scale: scale) { progress.show($0) }
      progress.clear()
      if !common.quiet { try printOutput("\(sample.exports) exports, \(sample.bytes) bytes, in \(folder)\n") }
    }
  }
}
