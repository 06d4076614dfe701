internal import Model
internal import Publishing
internal import Transformers

/// What made a figure another where its exports or definitions are not at hand: what both sides published of their digests says which of
/// the two changed.
struct UnreadCause {
  private let before: ComparedSide
  private let after: ComparedSide
  private let computed: (before: ComparedSide?, after: ComparedSide?)

  /// `was` and `now` are the runs that computed the figure; nil for one that cannot be read.
  init(from before: ComparedSide, to after: ComparedSide, _ was: ComparedSide?, _ now: ComparedSide?) {
    (self.before, self.after, computed) = (before, after, (was, now))
  }

  /// The one thing that can have changed the value of a figure, or of one shown with it, on one day: its definition, these exports, or the
  /// program. Where several can, it is not known.
  func what(of id: FigureID, _ measure: String) -> DifferenceCause.What {
    let exports = changedExports(of: id, measure)
    switch (exports.isEmpty, before.line(of: id)?.fingerprint != after.line(of: id)?.fingerprint) {
    case (true, true): return .definition([])
    case (false, true): return .exports([])
    case (false, false): return .exports(exports)
    case (true, false):
      guard let was = computed.before, let now = computed.after, let version = was.programVersion,
        version != now.programVersion ?? Program.version
      else { return .exports([]) }
      return .program(from: version, to: now.programVersion ?? Program.version)
    }
  }

  /// The sources whose files differ, among those that the value reads by the later definition: the definitions are exchanged first, so
  /// that later exports can do nothing by another source.
  private func changedExports(of id: FigureID, _ measure: String) -> [String] {
    let (was, now) = (before.line(of: id)?.exports ?? [:], after.line(of: id)?.exports ?? [:])
    let sources = sourcesRead(by: id, measure) ?? Set(was.keys).union(now.keys)
    return sources.filter { source in
      let (one, other) = (was[source] ?? before.digests(of: source), now[source] ?? after.digests(of: source))
      return one != other
    }.sorted()
  }

  /// Nil where the definition of neither side is at hand.
  private func sourcesRead(by id: FigureID, _ measure: String) -> Set<String>? {
    let fingerprint = after.line(of: id)?.fingerprint
    for definitions in [computed.after, after, computed.before, before].compactMap({ $0?.folder?.definitions }) {
      guard let figure = definitions.figure(id),
        Fingerprint.of(figure, in: definitions) == fingerprint
      else { continue }
      return definitions.sourcesRead(byValue: measure, of: figure)
    }
    return nil
  }
}

extension ComparedSide {
  /// The digests of a source's files, as they were when it was last read; none where it was not.
  fileprivate func digests(of source: String) -> [String] {
    scorecard.quality.first { $0.source == source }?.files.map(\.sha256) ?? []
  }
}
