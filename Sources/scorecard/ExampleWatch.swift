import ArgumentParser
import Glibc
import Pipeline
import Platform

/// Runs the examples again whenever a definition changes, until somebody ends it.
struct ExampleWatch {
  let pipelines: String

  /// Runs `test` now and after each change. What is wrong with the definitions is printed, and watching goes on.
  ///
  /// Throws: what is wrong with the command line, which no change of a definition fixes.
  func go(_ test: () throws -> Void) throws {
    guard try Disk.kind(of: pipelines) != nil else { return try test() }
    Interruption.endsProgram()
    var watch = FolderWatch([pipelines] + DefinitionFolder.below.map { "\(pipelines)/\($0)" })
    var isFirst = true
    while true {
      if isatty(STDOUT_FILENO) == 1 {
        // Clears the screen and what was scrolled off it, as `clear` does.
        try printOutput(Array("\u{1B}[H\u{1B}[2J\u{1B}[3J".utf8), for: .data)
      }
      do {
        try ending(ProgressLine(isShown: false), test)
      } catch let code as ExitCode where code != .cannotWrite && (!isFirst || code != .noInput) {
        // What is wrong was printed.
      }
      isFirst = false
      printError(ExampleRun.watching(pipelines))
      watch.wait()
    }
  }
}
