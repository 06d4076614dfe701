import ArgumentParser
import Glibc
import Model
import Pipeline
import Platform

/// Whether the children and records behind figures are shown as they are, or under pseudonyms.
struct IdentifierOption: ParsableArguments {
  @Flag(help: "Show identifiers instead of pseudonyms; needs --reason, and --yes where nobody can be asked.")
  var showIdentifiers = false

  @Option(help: ArgumentHelp("With --show-identifiers: why you need them.", valueName: "text"))
  var reason: String?

  @Flag(name: .shortAndLong, help: "With --show-identifiers: do not ask.")
  var yes = false

  func validate() throws {
    if showIdentifiers, reason?.contains(where: { !$0.isWhitespace }) != true {
      throw ValidationError("--show-identifiers needs --reason: say why you need them. The log keeps it.")
    }
    if !showIdentifiers, reason != nil || yes { throw ValidationError("--reason and --yes go with --show-identifiers.") }
  }

  /// What identifiers are shown as. The key is made on first use; where identifiers are shown as they are, somebody is asked, and
  /// the log says who is shown what, of which day.
  func pseudonyms(of what: String, asOf day: Day) throws -> KeyedPseudonyms {
    guard let stateFolder else {
      throw ValidationError("HOME is not set. Say where the key of pseudonyms is: SCORECARD_STATE=FOLDER")
    }
    let folder = try StateFolder(path: stateFolder)
    guard showIdentifiers else { return try folder.pseudonyms() }
    try ask()
    try folder.note(what, asOf: day, by: userName(), reason: reason ?? "", at: Clock())
    return KeyedPseudonyms(nil)
  }

  private func ask() throws {
    if yes { return }
    guard isatty(STDIN_FILENO) == 1 else {
      throw ValidationError(
        "--show-identifiers asks before it shows who the rows are about, and nobody can answer here. Add --yes.")
    }
    printQuestion("Show the identifiers of children and records? Your name and reason are logged. [y/N] ")
    guard ["y", "yes"].contains(readLine()?.lowercased() ?? "") else {
      printError("Nothing was shown.")
      throw ExitCode.success
    }
  }
}
