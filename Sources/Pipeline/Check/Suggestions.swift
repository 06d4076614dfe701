internal import Extractors
package import Model
internal import Platform
internal import Wording

/// What `scorecard check --suggest` says: of files that somebody names, or of those in the input folder that no source reads.
package struct Suggestions: Sendable {
  /// What is suggested for each file that can be read, in their order.
  package private(set) var found: [FileSuggestion] = []
  /// Why nothing is suggested for the others, a sentence each.
  package private(set) var faults: [String] = []
  /// What else a person should know, in sentences.
  package private(set) var notes: [String] = []

  /// `source` is the one that should read the files, or the name of a new one. `files` are paths; without any, the input folder
  /// is looked through. The definitions in the folder `pipelines` are looked at where they are valid.
  ///
  /// Throws: `RunError.noInputFolder` where no files are named, and there is no such folder.
  package init(
    for files: [String], source: String?, input: String, pipelines: String, reading: CSVReading = CSVReading()
  ) throws(RunError) {
    var definitions: DefinitionSet?
    do throws(DefinitionFault) {
      definitions = try DefinitionFolder(path: pipelines).definitions
    } catch {
      // Where there is no plan, nobody expects anything of its sources.
      if Disk.size(of: "\(pipelines)/plan.yml") > 0 { notes.append(SuggestionSentences.noPlan(pipelines)) }
    }
    let paths = files.isEmpty ? try NewFiles.paths(in: input, besides: definitions) : files
    if paths.isEmpty { notes.append(SuggestionSentences.noNewFiles(input)) }
    var taken: Set<String> = []
    let isKnown = source.flatMap { definitions?.source($0) } != nil
    let sources = source == nil ? definitions?.sources ?? [] : []
    let groups = FileGroups(paths, areNamed: !files.isEmpty) { path in
      isKnown || sources.contains { $0.readsFile(named: ExportFile.at(path).name) }
    }.groups
    for group in groups {
      do throws(RunError) {
        let suggestion = try FileSuggestion(
          of: group[0], alike: Array(group.dropFirst()), name: source, definitions: definitions, taken: taken, reading: reading)
        if let name = suggestion.source { taken.insert(name) }
        found.append(suggestion)
      } catch { faults.append("\(error)") }
    }
  }

  /// That a definition was written to a file.
  package func written(_ suggestion: FileSuggestion, to path: String) -> String {
    SuggestionSentences.written(suggestion.source ?? "", to: path)
  }

  /// That nothing was written to a file.
  package func notWritten(_ path: String) -> String { SuggestionSentences.notWritten(path) }
}
