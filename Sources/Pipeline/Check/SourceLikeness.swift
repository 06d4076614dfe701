internal import Extractors
internal import Model

/// Which source of a plan an unknown file is most like.
enum SourceLikeness {
  /// The additions by which the likeliest source could read the file: half of its columns have a heading, and half of the
  /// headings a column. Nil where no source is so like it. `printed` are values of the file that are shown anyway.
  static func nearest(of sources: [SourceDefinition], to sample: ExportSample, printed: Set<String>) -> SourceAdditions? {
    let ranked = sources.map { source in
      let found = ColumnMatching(source, sample.columns).matches.count { $0 != nil }
      let share = min(
        Double(found) / Double(max(1, source.columns.count)), Double(found) / Double(max(1, sample.columns.count)))
      return (source: source, share: share)
    }
    guard let best = ranked.max(by: { $0.share < $1.share }), best.share >= 0.5 else { return nil }
    return SourceAdditions(to: best.source, sample, printed: printed)
  }

  /// A file, looked through for a source that may read it.
  ///
  /// Throws: `SuggestionFault` where it cannot be read, or the line that should hold the headings looks like a row.
  static func sample(of file: ExportFile, like source: SourceDefinition) throws(SuggestionFault) -> ExportSample {
    let sample: ExportSample
    do throws(Refusal) { sample = try ExportSample(file, like: source) } catch { throw .unreadable(error) }
    // What is no heading line may be a row about a child: nothing of it is told.
    let headings = sample.columns.map(\.heading)
    let hasRowOfData = headings.contains { $0.count(where: \.isNumber) >= 4 }
    let known = Set(source.columns.flatMap { $0.headings.map { $0.text.foldedHeading } })
    let knownCount = headings.count { known.contains($0.foldedHeading) }
    guard 2 * knownCount >= headings.count || (!hasRowOfData && sample.rows > 0) else {
      throw .noHeadings(file: SafeText.line(file.name), line: sample.headingLine)
    }
    return sample
  }
}

extension SourceDefinition {
  /// Whether a file of this name is one of the source's.
  func readsFile(named name: String) -> Bool { files.contains { ExportFolder.isFile(name, ofStem: $0) } }
}
