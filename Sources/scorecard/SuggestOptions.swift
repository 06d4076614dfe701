import ArgumentParser
import Pipeline

/// `check --suggest`: what new files are, and which definition reads them.
struct SuggestOptions: ParsableArguments {
  @Flag(help: "Suggest a definition for new files, or the YAML that a source needs to read one. Needs no valid plan.")
  var suggest = false

  @Option(
    name: .customShort("o"),
    help: ArgumentHelp("With --suggest: write the definition to this new file.", valueName: "file"),
    completion: .file(extensions: ["yml", "yaml"]))
  var target: String?

  @Flag(help: "With -o: replace the file.")
  var force = false

  @Argument(
    help: ArgumentHelp("With --suggest: new files, after the name of a source if one should read them.", valueName: "file"),
    completion: .file(extensions: ["csv"]))
  var files: [String] = []

  /// The first word where it is no file: the name of a source.
  private var source: String? { files.first.flatMap { SuggestionFile.isSourceName($0) ? $0 : nil } }
  private var newFiles: [String] { source == nil ? files : Array(files.dropFirst()) }

  func validate() throws {
    if files.first?.mayBeValueOfUnknownOption != true { try refuseMisuse() }
  }

  /// Refuses what does not go together.
  func refuseMisuse() throws {
    if let file = files.first, !suggest {
      throw ValidationError("'\(file)' needs --suggest: scorecard check --suggest \(file)")
    }
    if target != nil || force, !suggest { throw ValidationError("-o and --force need --suggest.") }
    if force, target == nil { throw ValidationError("--force needs -o FILE, which it replaces.") }
    if target != nil, newFiles.isEmpty { throw ValidationError("-o FILE takes the definition of new files: name them.") }
    if let source, newFiles.isEmpty {
      throw ValidationError("--suggest needs a file: scorecard check --suggest \(source) new.csv")
    }
  }

  /// Prints what is suggested for each file, or writes it where -o says. A file of which nothing can be said does not keep the
  /// others from being looked at.
  func makeSuggestions(_ input: String, _ how: ReadingOption, _ common: CommonOptions) throws {
    let suggestions = try Suggestions(
      for: newFiles, source: source, input: input, pipelines: common.pipelines, reading: how.reading)
    if target != nil, suggestions.found.count > 1 {
      throw ValidationError("-o FILE takes one definition, and these files have different headings: name one of them.")
    }
    for note in suggestions.notes where !common.quiet { printError("scorecard: \(note)") }
    for (place, found) in suggestions.found.enumerated() {
      if let target, found.source != nil {
        try SuggestionFile.write(found.text, to: target, replacing: force)
        if !common.quiet { printError("scorecard: \(suggestions.written(found, to: target))") }
      } else {
        try printOutput((place > 0 ? "---\n" : "") + found.text)
      }
      for loss in found.losses { printError("scorecard: \(loss)") }
      if let target, found.source == nil { printError("scorecard: \(suggestions.notWritten(target))") }
    }
    for fault in suggestions.faults { printError("scorecard: \(fault)") }
    if !suggestions.faults.isEmpty { throw ExitCode.noInput }
  }
}
