package import Model
package import Platform

/// What is published for a day, as far as a later run for it can take lines from it.
package struct PublishedDay: Sendable {
  package var scorecard: Scorecard?
  /// Why nothing can be taken from it; nil where something can, or nothing is published.
  package var obstacle: LineNote.NotRun?

  package init(_ scorecard: Scorecard? = nil, obstacle: LineNote.NotRun? = nil) {
    (self.scorecard, self.obstacle) = (scorecard, obstacle)
  }
}

/// Of what a figure's definition is: what makes its numbers, and what makes its whole line.
package struct FigureFingerprint: Sendable {
  package let numbers: String
  package let line: String

  package init(numbers: String, line: String) { (self.numbers, self.line) = (numbers, line) }
}

/// Takes lines, at full precision, from what is published for the same day: those that a run of some KPIs does not compute, and those
/// that a run can no longer compute because an export is gone or refused.
package struct CarryForward: Sendable {
  private let definitions: DefinitionSet
  private let withdrawn: Set<String>
  private let published: Promised<PublishedDay>
  private let unread: [String: Promised<[String]>]

  /// Lines of `withdrawn` runs are not carried on. `unread`: by source, the digests of the files of those that are not read.
  package init(
    _ definitions: DefinitionSet, withdrawn: Set<String>, published: Promised<PublishedDay>,
    unread: [String: Promised<[String]>]
  ) {
    (self.definitions, self.withdrawn, self.published, self.unread) = (definitions, withdrawn, published, unread)
  }

  /// Why nothing of what is published for the day can stand; nil where something can, or nothing is published.
  package var obstacle: LineNote.NotRun? { published.value.obstacle }

  /// Nil where nothing can be carried over.
  var earlier: Scorecard? { published.value.scorecard }

  /// The figures whose lines stand as they were published, each with the sources that it now lacks.
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

  /// The line of a figure as it was published; nil where none was, or only by a run that was withdrawn. `lacking`: the sources that a
  /// run now lacks, where it was to be computed. `definition` is the fingerprint of its line now.
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

  /// What the line of a figure that cannot be carried over says, where that is for a run that was withdrawn.
  func withdrawnRun(of id: FigureID) -> String? {
    guard line(of: id) == nil else { return nil }
    return earlier?.lines.first { $0.id == id && $0.status != .notRun }?.run
  }

  /// The sources that a line already lacked when it was published.
  func lacked(_ id: FigureID) -> [String]? { line(of: id)?.withoutSources }

  private func line(of id: FigureID) -> ScorecardLine? {
    earlier?.lines.first { $0.id == id && $0.status != .notRun && !withdrawn.contains($0.run) }
  }

  /// By source: of its files as this run read them, or as they are in the input folder.
  private func digests(_ quality: [SourceQuality]) -> [String: [String]] {
    let read = Dictionary(quality.map { ($0.source, $0.files.map(\.sha256)) }) { first, _ in first }
    return unread.mapValues(\.value).merging(read) { _, read in read }
  }
}
