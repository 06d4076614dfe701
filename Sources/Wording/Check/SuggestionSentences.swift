package import Model

/// Notes next to the suggested lines of a definition, for the analyst who decides.
package enum SuggestionSentences {
  /// Where all headings are known already.
  package static let allKnown = "All headings are known already."
  /// Beside a column of codes that may be none.
  package static let manyValues = "more than 200 different values: are these really codes?"

  // MARK: The file as a whole

  /// What is proposed, and from what. `layout` is how the file is written: its encoding, what separates its cells.
  package static func origin(_ source: String, file: String, layout: [String], headingLine: Int) -> String {
    "Suggestion for \(source) from \(SafeText.line(file)): \(layout.joined(separator: ", ")), headings on line \(headingLine)."
  }

  /// What became of the rows when the file was read by the definition.
  package static func tried(_ trial: SuggestionTrial, files: Int) -> String {
    "Tried on \(files == 1 ? "the whole file" : "all \(files) files"): \(counts(trial))."
  }

  /// What becomes of the rows if the lines are added to the source's definition.
  package static func withThese(_ trial: SuggestionTrial) -> String { "With these lines: \(counts(trial))." }

  /// Of a file that a source reads already.
  package static func reads(_ source: String, _ file: String, _ trial: SuggestionTrial) -> String {
    "The source \(source) reads \(file): \(counts(trial))."
  }

  /// Of a source to which the file belongs by its name, and that cannot read it.
  package static func doesNotRead(_ source: String, _ why: Refusal) -> String {
    "The source \(source) does not read the file yet: \(why.sentence)."
  }

  /// Why the file cannot be read even so.
  package static func refused(_ why: Refusal) -> String { "With these lines the file still cannot be read: \(why.sentence)." }

  private static func counts(_ trial: SuggestionTrial) -> String {
    func plain(_ count: Int) -> String { Unit.decimal(Double(count), places: 0) }
    let rows =
      "\(counted(trial.read, "row")) read, \(plain(trial.accepted)) accepted, \(plain(trial.rejected)) rejected, "
      + "\(plain(trial.superseded)) superseded"
    if trial.skipped == 0 { return rows }
    return rows + "; \(counted(trial.skipped, "other line")) (titles, totals, notes) skipped"
  }

  /// What to do with a whole definition.
  package static func advice(_ source: String) -> String {
    "Check each line, then save as Pipelines/sources/\(source).yml. Nothing changes until you do."
  }

  /// What to do with lines for a definition that there is.
  package static func additionAdvice(_ source: String) -> String {
    "Check each line, then add it to Pipelines/sources/\(source).yml. Nothing changes until you do."
  }

  /// Where nothing is known of the sources that there may be.
  package static func noPlan(_ folder: String) -> String {
    "The definitions in '\(folder)' are not there or have mistakes (scorecard check lists them), so that no source of theirs is "
      + "compared with the file."
  }

  /// Where the input folder has no new file.
  package static func noNewFiles(_ folder: String) -> String { "Each CSV file in '\(folder)' belongs to a source already." }

  /// That a definition was written.
  package static func written(_ source: String, to path: String) -> String {
    "The definition of \(source) is in \(path). Check each line. To use it, name the source in a KPI."
  }

  /// That nothing was written, because a source is there already.
  package static func notWritten(_ path: String) -> String {
    "\(path) was not written: a source of the plan is there already, and this is no whole definition."
  }

  /// Of a file with a name that no source reads.
  package static func rename(_ file: String, _ stem: String) -> String {
    "Rename \(file) to \(stem).csv: exports are files whose names end in .csv."
  }

  /// Before the lines that a source of the plan would need.
  package static func near(_ source: String) -> String {
    "Or is it another file of the source \(source), with other headings? Then add these lines to its definition instead, and name the "
      + "file \(source)-….csv:"
  }

  /// Of a source of the plan that knows all headings of the file. `files` is the list that its definition would have.
  package static func known(_ source: String, files: String) -> String {
    "Or is it another file of the source \(source), which knows all its headings already? Then write this in its definition instead: "
      + "files: \(files)"
  }

  // MARK: What is lost

  /// What of the file is lost, and why.
  package static func loss(_ loss: SuggestionTrial.Loss) -> String {
    switch loss {
    case .rejected(let rule, let column, let count, let line):
      "Lost: \(counted(count, "row")), first on line \(line): \(column.isEmpty ? "" : column + ": ")\(rule.meaning)."
    case .superseded(let count):
      "Lost: \(counted(count, "row")), because a later row has the same key. If each row counts, write key: none."
    case .copies(let count, let lines): copies(count, lines)
    case .refusedByLimit: "So many rows are lost that a run would refuse the file. Ask for a new export, or correct the rows."
    case .columnsWithoutHeading(let count):
      "Lost: \(counted(count, "column")) without a heading. Give \(count == 1 ? "it" : "each") one in the file, if it is needed."
    case .sameHeading(let heading, let count):
      "Lost: \(count) columns with the heading '\(SafeText.line(heading))', because nobody can tell them apart. Rename them in the file."
    case .furtherHeadingLines(let first, let count):
      count == 1
        ? "Line \(first) looks like a second line of headings, not like a row."
        : "Lines \(first) to \(first + count - 1) look like more lines of headings, not like rows."
    }
  }

  private static func copies(_ count: Int, _ lines: [CopiedRow]) -> String {
    let pairs = lines.prefix(mostPlaces).map { "lines \($0.first) and \($0.again)" }
    let rest = lines.count > mostPlaces ? ", and so on" : ""
    return
      "Lost: \(counted(count, "row")), because \(pairs.joined(separator: ", ") + rest) are the same row in each column. If each "
      + "counts, write key: none."
  }

  /// So many places are named where there are more.
  static let mostPlaces = 3
}

extension SuggestionFault {
  /// Why nothing can be proposed.
  package var sentence: String {
    switch self {
    case .unreadable(let refusal): refusal.sentence
    case .noHeadings(let file, let line):
      "\(file): no line of headings was found. Is line \(line) already a row of data? An export needs one line with the names of its "
        + "columns above its rows, because a definition knows its columns by them (headings: […]). Ask for the file with headings, or "
        + "write them above the first row"
    case .invalid(let file, let messages):
      "No valid definition for \(file) was found. Please report this: \(messages.joined(separator: "; "))"
    }
  }
}
