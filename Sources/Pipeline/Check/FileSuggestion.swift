internal import Extractors
package import Model
internal import Wording

/// What is said of a file that is new: a definition for it, the spellings that a source lacks to read it, or that a source reads it
/// already. Nothing of it is used until somebody saves it.
///
///     let suggestion = try FileSuggestion(of: "new.csv", definitions: plan)
///     print(suggestion.text)
///     for loss in suggestion.losses { print(loss) }      // empty where every row is read
package struct FileSuggestion: Sendable {
  /// YAML, with comments on what is uncertain. It quotes headings and frequent codes, and no other value of a row.
  package let text: String
  /// What of the file is lost, a sentence each; the comments of `text` say it too.
  package let losses: [String]
  /// The name of the source whose whole definition `text` is; nil where it is an addition, or there is nothing to define.
  package let source: String?

  /// `definitions` are nil where there is no valid plan. `name` is the source to add to, or the name of the new one; without it
  /// the source that fits is found, or a name is made of the file's. `others` are names of sources that are taken besides.
  ///
  /// `alike` are paths of files with the same headings, which one new source can read together with this one.
  ///
  /// Throws: `RunError.unreadable` where the file cannot be read, or no line of it looks like headings.
  package init(
    of path: String, alike: [String] = [], name: String? = nil, definitions: DefinitionSet?, taken others: Set<String> = [],
    reading: CSVReading = CSVReading()
  ) throws(RunError) {
    let file = ExportFile.at(path)
    let shortName = file.name
    let sources = definitions?.sources ?? []
    let readers = name == nil ? sources.filter { $0.readsFile(named: shortName) } : []
    do throws(SuggestionFault) {
      if let source = name.flatMap({ definitions?.source($0) }) {
        (text, losses) = try Self.additions(to: source, file, reading)
        self.source = nil
      } else if !readers.isEmpty {
        (text, losses) = try Self.readings(of: file, by: readers, reading)
        self.source = nil
      } else {
        let files = [file] + alike.map(ExportFile.at)
        let found = try SuggestedDefinition(files, name: name, taken: others.union(sources.map(\.name)), reading)
        (text, losses) = Self.definition(
          found, near: SourceLikeness.nearest(of: sources, to: found.sample, printed: found.source.printedValues))
        self.source = found.source.name
      }
    } catch { throw .unreadable(error.sentence) }
  }

  // MARK: A source that is defined

  /// What the source needs to read a file that somebody takes for one of its own.
  private static func additions(
    to source: SourceDefinition, _ file: ExportFile, _ reading: CSVReading
  ) throws(SuggestionFault) -> (text: String, losses: [String]) {
    let sample = try SourceLikeness.sample(of: file, like: source)
    guard let additions = SourceAdditions(to: source, sample) else {
      throw .noHeadings(file: SafeText.line(file.name), line: sample.headingLine)
    }
    let trial = SourceTrial(additions.amended, [file], reading)
    let losses = trial.counts.losses.map(SuggestionSentences.loss)
    let heading = [
      SuggestionSentences.origin(
        source.name, file: sample.file, layout: [sample.encoding, sample.delimiter], headingLine: sample.headingLine),
      trial.refusal.map { SuggestionSentences.refused($0) } ?? SuggestionSentences.withThese(trial.counts),
    ]
    return (text(heading + losses + [SuggestionSentences.additionAdvice(source.name)], additions.lines), losses)
  }

  /// What the sources whose files have such a name make of it; what the first lacks that cannot read all of it.
  private static func readings(
    of file: ExportFile, by sources: [SourceDefinition], _ reading: CSVReading
  ) throws(SuggestionFault) -> (text: String, losses: [String]) {
    var comments: [String] = []
    var losses: [String] = []
    var lacking: SourceDefinition?
    for source in sources {
      let trial = SourceTrial(source, [file], reading)
      if let refusal = trial.refusal {
        guard trial.isWithoutHeadings else { throw .unreadable(refusal) }
        losses.append(SuggestionSentences.doesNotRead(source.name, refusal))
      } else {
        comments.append(SuggestionSentences.reads(source.name, SafeText.line(file.name), trial.counts))
        losses += trial.counts.losses.map(SuggestionSentences.loss)
      }
      if lacking == nil, trial.refusal != nil || !trial.counts.losses.isEmpty || trial.lacksHeadings { lacking = source }
    }
    guard let lacking else { return (text(comments, []), losses) }
    // What no lines could help has been said.
    let more = try? additions(to: lacking, file, reading)
    return (text(comments + losses, []) + (more?.text ?? ""), losses)
  }

  // MARK: A source that nobody has defined

  private static func definition(_ found: SuggestedDefinition, near: SourceAdditions?) -> (text: String, losses: [String]) {
    let (sample, source) = (found.sample, found.source)
    let losses = found.trial.losses.map(SuggestionSentences.loss)
    var comments = [
      SuggestionSentences.origin(
        source.name, file: found.files.joined(separator: ", "), layout: [sample.encoding, sample.delimiter],
        headingLine: sample.headingLine),
      SuggestionSentences.tried(found.trial, files: found.files.count),
    ]
    comments += losses + [SuggestionSentences.advice(source.name)]
    for file in found.files where !source.stems.contains(where: { ExportFolder.isFile(file, ofStem: $0) }) {
      comments.append(SuggestionSentences.rename(SafeText.line(file), SuggestedName.stem(ofFile: file)))
    }
    if let near, near.areNone {
      let all = YAMLText.list(near.amended.files + source.stems.filter { !near.amended.files.contains($0) })
      comments.append(SuggestionSentences.known(near.amended.name, files: all))
    } else if let near {
      comments += [SuggestionSentences.near(near.amended.name)] + near.lines.map { "  " + $0 }
    }
    return (text(comments, found.yaml), losses)
  }

  private static func text(_ comments: [String], _ lines: [String]) -> String {
    (comments.map { "# " + $0 } + lines).map { $0 + "\n" }.joined()
  }
}
