package import Model
package import Platform

/// What is published for a day, as far as a later run for the same day can take lines from it.
package struct PublishedDay: Sendable {
  /// The published scorecard; nil where nothing is published, or `obstacle` says why it is of no use.
  package var scorecard: Scorecard?
  /// Why no line can be taken from what is published; nil where lines can be taken, or nothing is published.
  package var obstacle: LineNote.NotRun?

  /// Without arguments: nothing is published for the day.
  package init(_ scorecard: Scorecard? = nil, obstacle: LineNote.NotRun? = nil) {
    (self.scorecard, self.obstacle) = (scorecard, obstacle)
  }
}

/// Digests of a figure's definition, which show whether it has changed since an earlier run.
package struct FigureFingerprint: Sendable {
  /// The digest of what decides the figure's numbers: its measure and unit, and what its sources' rows must be. Where it
  /// changes, the series breaks.
  package let numbers: String
  /// The digest of all that decides the figure's line: the numbers, and for example its baseline, targets and amber margin as
  /// well.
  package let line: String

  /// Both are hexadecimal SHA-256 digests.
  package init(numbers: String, line: String) { (self.numbers, self.line) = (numbers, line) }
}

/// Takes lines, at full precision, from what is published for the same day: the lines that a run of some KPIs does not compute,
/// and those that a run can no longer compute because an export is missing or refused.
///
///     let carry = CarryForward(definitions, withdrawn: [], published: published, unread: [:])
///     let kept = carry.kept(lines, quality)
///     let line = carry.carried(id, lacking: kept[id], definition: fingerprint.line, quality)
package struct CarryForward: Sendable {
  private let definitions: DefinitionSet
  private let withdrawn: Set<String>
  private let published: Promised<PublishedDay>
  private let unread: [String: Promised<[String]>]

  /// Lines of `withdrawn` runs are not carried over. `unread` gives the digests of the files of the sources that this run does
  /// not read, by source.
  package init(
    _ definitions: DefinitionSet, withdrawn: Set<String>, published: Promised<PublishedDay>,
    unread: [String: Promised<[String]>]
  ) {
    (self.definitions, self.withdrawn, self.published, self.unread) = (definitions, withdrawn, published, unread)
  }

  /// Why no line can be taken from what is published; nil where lines can be taken, or nothing is published.
  package var obstacle: LineNote.NotRun? { published.value.obstacle }

  /// The scorecard from which lines are taken; nil where nothing can be carried over.
  var earlier: Scorecard? { published.value.scorecard }

  /// The figures whose published lines are kept although this run was to compute them, each with the sources that it now lacks.
  package func kept(_ lines: [ScorecardLine], _ quality: [SourceQuality]) -> [FigureID: [String]] {
    let unusable = Set(quality.filter(\.isUnusable).map(\.source))
    var kept: [FigureID: [String]] = [:]
    for (line, figure) in zip(lines, definitions.figures.map(\.figure))
    where line.isDataFault && (line.reason == .missing || line.reason == .refused) {
      let lacking = definitions.needs(of: [figure]).keys.filter(unusable.contains).sorted()
      if !lacking.isEmpty, let old = self.line(of: figure.id), old.value != nil { kept[figure.id] = lacking }
    }
    return kept
  }

  /// The line of a figure as it was published; nil where none was, or only by a run that was withdrawn. `lacking` are the
  /// sources that this run lacks, nil where the figure was not to be computed. `definition` is the fingerprint of its line now.
  package func carried(
    _ id: FigureID, lacking: [String]?, definition: String, _ quality: [SourceQuality]
  ) -> ScorecardLine? {
    line(of: id).map { old in
      var line = old
      let digests = digests(quality)
      line.withoutSources = lacking
      line.carriedLine = CarriedLine(
        run: old.run, lacking: lacking ?? [], hasOtherDefinition: old.definition != definition,
        changedExports: old.exports.sorted { $0.key < $1.key }
          .filter { digests[$0.key] != $0.value && lacking?.contains($0.key) != true }.map(\.key))
      return line
    }
  }

  /// The withdrawn run that published the line of a figure, where that is why the line cannot be carried over; nil otherwise.
  func withdrawnRun(of id: FigureID) -> String? {
    guard line(of: id) == nil else { return nil }
    return earlier?.lines.first { $0.id == id && $0.status != .notRun }?.run
  }

  /// The sources that a line already lacked when it was published.
  func lacked(_ id: FigureID) -> [String]? { line(of: id)?.withoutSources }

  private func line(of id: FigureID) -> ScorecardLine? {
    earlier?.lines.first { $0.id == id && $0.status != .notRun && !withdrawn.contains($0.run) }
  }

  /// The digests of each source's files, as this run read them or, where it did not, as they are in the input folder.
  private func digests(_ quality: [SourceQuality]) -> [String: [String]] {
    let read = Dictionary(quality.map { ($0.source, $0.files.map(\.sha256)) }) { first, _ in first }
    return unread.mapValues(\.value).merging(read) { _, read in read }
  }
}
