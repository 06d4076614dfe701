internal import Model
internal import Publishing
internal import Transformers

/// Lays the scorecards of two states side by side, with the causes that a comparison of their exports and definitions has found.
struct DifferenceFinder {
  private let before: ComparedSide
  private let after: ComparedSide
  private let lines: ComparedLines?

  /// `lines` say by what each figure is compared; nil where no causes are asked for.
  init(_ before: ComparedSide, _ after: ComparedSide, _ lines: ComparedLines?) {
    (self.before, self.after, self.lines) = (before, after, lines)
  }

  private struct Key: Hashable {
    var id: FigureID
    var measure: String
  }

  /// All figures of either scorecard, with those shown with them.
  var figures: [FigureDifference] {
    let (was, now) = (points(before.scorecard), points(after.scorecard))
    let order = after.scorecard.lines.map(\.id) + before.scorecard.lines.map(\.id)
    let keys = Set(was.keys).union(now.keys).sorted { one, other in
      let (place, otherPlace) = (order.firstIndex(of: one.id) ?? .max, order.firstIndex(of: other.id) ?? .max)
      if place != otherPlace { return place < otherPlace }
      return one.measure == SeriesPoint.ownMeasure && other.measure != one.measure
        || one.measure < other.measure
          && other.measure != SeriesPoint.ownMeasure
    }
    return keys.compactMap { key in
      guard let shown = now[key] ?? was[key] else { return nil }
      let (from, to) = (side(was[key], before.scorecard), side(now[key], after.scorecard))
      let way = lines?.way(of: key.id)
      let compared = way?.comparison?.figures.first { $0.id == key.id && $0.measure == key.measure }
      var difference = FigureDifference(
        id: key.id, measure: key.measure, title: title(shown), unit: Unit(shown.unit), from: from, to: to,
        causes: compared?.causes ?? [])
      complete(&difference, compared, from: way.map(\.before) ?? before, to: way.map(\.after) ?? after)
      if let way, key.measure == SeriesPoint.ownMeasure { difference.causes += colourCauses(of: key.id, way) }
      return difference
    }
  }

  private func colourCauses(of id: FigureID, _ way: ComparedLines.Way) -> [DifferenceCause] {
    guard let was = before.line(of: id), let now = after.line(of: id), was.rag != now.rag, !way.isOneRun else { return [] }
    func figure(_ side: ComparedSide?) -> FigureDefinition? {
      side?.state?.definitions.definitions.figure(id)
    }
    let keys = way.keys?.ofColour(of: id)
    return ColourCauses(was, now, figure(way.before), figure(way.after), keys ?? ChangedDefinitions.files(of: id, way)).all
  }

  private func points(_ scorecard: Scorecard) -> [Key: SeriesPoint] {
    Dictionary(
      scorecard.series.filter { $0.asOf == scorecard.asOf }.map { (Key(id: $0.id, measure: $0.measure), $0) }
    ) { first, _ in first }
  }

  private func side(_ point: SeriesPoint?, _ scorecard: Scorecard) -> FigureDifference.Side {
    guard let point else { return FigureDifference.Side(nil) }
    let answer = Answer(value: point.value, numerator: point.numerator, denominator: point.denominator, counted: 0)
    let line = point.isOwn ? scorecard.lines.first { $0.id == point.id } : nil
    return FigureDifference.Side(answer, rag: line?.rag)
  }

  private func title(_ point: SeriesPoint) -> String {
    if let title = point.title { return title }
    let lines = after.scorecard.lines + before.scorecard.lines
    return lines.first { $0.id == point.id }?.shortTitle ?? point.id.description
  }

  /// What was published may differ from what this program computes of the same; and where the earlier exports are not at hand, the
  /// whole change has one cause. `was` and `now` are the runs that computed the figure; nil for one that cannot be read.
  private func complete(
    _ difference: inout FigureDifference, _ compared: FigureDifference?, from was: ComparedSide?, to now: ComparedSide?
  ) {
    let from = Answer(difference.from)
    let to = Answer(difference.to)
    guard let compared else {
      guard let from, let to, difference.from.value != difference.to.value else { return }
      let cause = UnreadCause(from: before, to: after, was, now).what(of: difference.id, difference.measure)
      difference.causes = [DifferenceCause(cause, effect: from.effect(to: to))]
      return
    }
    if let version = was?.programVersion, let from, let computed = Answer(compared.from), from.value != computed.value {
      difference.causes.insert(
        DifferenceCause(.program(from: version, to: Program.version), effect: from.effect(to: computed)), at: 0)
    }
    if let version = now?.programVersion, let to, let computed = Answer(compared.to), to.value != computed.value {
      difference.causes.append(DifferenceCause(.program(from: Program.version, to: version), effect: computed.effect(to: to)))
    }
  }

  /// An export that is not what it was.
  typealias ChangedExport = (source: String, from: ComparedExport?, to: ComparedExport?)

  /// The exports whose files differ, by source; also those of which a line that was carried over had other files than its side as a
  /// whole.
  var exports: [ChangedExport] {
    let read = lines.map { $0.sources(of: $0.figures, before, after) } ?? []
    let isOfAll = lines?.isOfAll ?? true
    let whole = exports(from: before.scorecard, to: after.scorecard).filter { isOfAll || read.contains($0.source) }
    let carried = (lines?.ways ?? []).filter { !$0.isOneRun }.flatMap { way -> [ChangedExport] in
      guard let was = way.before, let now = way.after else { return [] }
      let read = way.figures.flatMap { id in [was, now].compactMap { $0.line(of: id)?.exports.keys }.joined() }
      return exports(from: was.scorecard, to: now.scorecard).filter { read.contains($0.source) }
    }
    return carried.reduce(into: whole) { all, export in
      if !all.contains(where: { $0.source == export.source }) { all.append(export) }
    }
  }

  /// How the rows of these exports are not the same, by source; none for those that no compared figure reads.
  var rows: [String: RowChanges] {
    ([lines?.whole] + (lines?.ways ?? []).map(\.comparison)).compactMap(\.self).reduce(into: [:]) { rows, comparison in
      rows.merge(comparison.rows) { first, _ in first }
    }
  }

  /// The keys that differ behind the figures that are compared.
  var definitions: [KeyChange] { lines.map { ChangedDefinitions(before, after, $0).all } ?? [] }

  private func exports(from earlier: Scorecard, to later: Scorecard) -> [ChangedExport] {
    let (was, now) = (earlier.quality, later.quality)
    let names = now.map(\.source) + was.map(\.source).filter { name in !now.contains { $0.source == name } }
    return names.compactMap { name in
      let (one, other) = (was.first { $0.source == name }, now.first { $0.source == name })
      let export = (one.flatMap(ComparedExport.init), other.flatMap(ComparedExport.init))
      switch export {
      case (nil, nil): return nil
      case (let from?, let to?): return from.differs(from: to) ? (name, from, to) : nil
      default: return (name, export.0, export.1)
      }
    }
  }
}

extension Answer {
  /// Nil for a side that has no such figure.
  fileprivate init?(_ side: FigureDifference.Side) {
    guard side.isThere else { return nil }
    self.init(value: side.value, numerator: side.numerator, denominator: side.denominator, counted: 0)
  }
}
