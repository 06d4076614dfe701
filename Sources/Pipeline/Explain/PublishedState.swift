internal import Extractors
internal import JSON
package import Model
internal import Platform
internal import Publishing
internal import Wording

/// A published run as `scorecard diff` reads it: its scorecard, and what it was made from.
package struct PublishedState: Sendable {
  /// Everything that the run published.
  package let scorecard: Scorecard
  /// The version of the program that made it.
  package let programVersion: String
  let definitions: [InputFile]
  let sources: [RunManifest.Source]
  /// The path of its folder, or of a link to it.
  let folder: String

  /// The run that a text names: a day (`2024-03-31`), a run, or the path of an output folder or of a run's; nil is the latest.
  ///
  /// Throws: `DifferenceError` where there is none, or it cannot be read.
  package init(_ text: String?, in output: String) throws(DifferenceError) {
    let folder = try Self.folder(text, in: output)
    guard let bytes = try? Disk.bytes(of: "\(folder)/scorecard.json"), let scorecard = try? Feed.decode(bytes),
      let manifest = OutputFolder(path: folder).manifest(of: ".")
    else { throw .unreadable(folder) }
    self.scorecard = scorecard
    self.folder = folder
    (programVersion, definitions, sources) = (manifest.programVersion, manifest.definitions, manifest.sources)
  }

  private static func folder(_ text: String?, in output: String) throws(DifferenceError) -> String {
    func holds(_ path: String) -> Bool { (try? Disk.names(in: path).contains("scorecard.json")) ?? false }
    guard let text else {
      guard holds("\(output)/latest") else { throw .nothingPublished(output) }
      return "\(output)/latest"
    }
    let candidates = Day(iso: text) != nil ? ["\(output)/\(text)"] : ["\(output)/runs/\(text)", text, "\(text)/latest"]
    if let found = candidates.first(where: holds) { return found }
    let days = ((try? OutputFolder(path: output).days()) ?? []).sorted().map(\.description)
    throw .noSuchRun(text, output: output, days: days)
  }

  /// The path of another run of its output folder; nil where its own folder is no longer there.
  func folder(ofRun run: String) -> String? {
    Disk.absolute(folder).map {
      $0.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") + "/\(run)"
    }
  }

  /// The newest run of its day that it replaced and that was made from other files; nil where there is none.
  func replaced(in output: String) -> String? {
    let folder = OutputFolder(path: output)
    let withdrawn = Set(((try? folder.withdrawals()) ?? []).map(\.run))
    let earlier = ((try? folder.runs()) ?? []).filter { $0 < scorecard.run && !withdrawn.contains($0) }.sorted(by: >)
    return earlier.first { run in
      guard let state = try? PublishedState(run, in: output), state.scorecard.asOf == scorecard.asOf else { return false }
      return state.definitions != definitions || state.sources.map(\.files) != sources.map(\.files)
    }
  }

  /// Whether a folder of definitions has the files that it was made from.
  func isMade(from folder: DefinitionFolder) -> Bool { folder.files == definitions }

  /// Whether a folder of exports has the files that it was made from.
  func isMade(from input: String, _ definitions: DefinitionSet) -> Bool {
    guard let folder = ExportFolder(path: input) else { return false }
    return sources.allSatisfy { source in
      guard let definition = definitions.source(source.source) else { return source.files.isEmpty }
      return folder.digests(of: definition).map(\.sha256) == source.files.map(\.sha256)
    }
  }

  /// Whether exports that were read have the files that it was made from. Nobody holds a kept file fast until it is read.
  func isMade(from quality: [SourceQuality]) -> Bool {
    quality.allSatisfy { read in
      guard let source = sources.first(where: { $0.source == read.source }) else { return true }
      return read.files.map(\.sha256) == source.files.map(\.sha256)
    }
  }
}

/// Why two states cannot be compared.
package enum DifferenceError: Error, Sendable, Equatable {
  /// The output folder at this path has no scorecard.
  case nothingPublished(String)
  /// Nothing that is published has this name; `days` are those that are published in the output folder.
  case noSuchRun(String, output: String, days: [String])
  /// The run in this folder cannot be read.
  case unreadable(String)
  /// The first state is for a later day than the second.
  case daysReversed(Day, Day)
}

extension DifferenceError: CustomStringConvertible {
  /// The message for people, with what they can do.
  package var description: String {
    switch self {
    case .nothingPublished(let output): DifferenceErrorSentence.nothingPublished(output)
    case .noSuchRun(let name, let output, let days): DifferenceErrorSentence.noSuchRun(name, output: output, days: days)
    case .unreadable(let folder): DifferenceErrorSentence.unreadable(folder)
    case .daysReversed(let from, let to): DifferenceErrorSentence.daysReversed(from, to)
    }
  }
}
