internal import Model
internal import Publishing
internal import Transformers

/// Lays the scorecards of two states side by side, with the causes that a comparison of their exports and definitions has found.
struct DifferenceFinder {
  private let before: ComparedSide
  private let after: ComparedSide
  private let comparison: Comparison?

  init(_ before: ComparedSide, _ after: ComparedSide, _ comparison: Comparison?) {
    (self.before, self.after, self.comparison) = (before, after, comparison)
  }

  private struct Key: Hashable {
    var id: FigureID
    var measure: String
  }

  /// All figures of either scorecard, with those shown with them.
  var figures: [FigureDifference] {
    let (was, now) = (points(before.scorecard), points(after.scorecard))
    let compared = Dictionary(
      (comparison?.figures ?? []).map { (Key(id: $0.id, measure: $0.measure), $0) }
    ) { first, _ in first }
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
      var difference = FigureDifference(
        id: key.id, measure: key.measure, title: title(shown), unit: Unit(shown.unit), from: from, to: to,
        causes: compared[key]?.causes ?? [])
      complete(&difference, compared[key])
      return difference
    }
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
  /// whole change has one cause.
  private func complete(_ difference: inout FigureDifference, _ compared: FigureDifference?) {
    let from = Answer(difference.from)
    let to = Answer(difference.to)
    guard let compared else {
      guard let from, let to, difference.from.value != difference.to.value else { return }
      let line = after.scorecard.lines.first { $0.id == difference.id }
      let earlier = before.scorecard.lines.first { $0.id == difference.id }
      let sources = Set((line?.exports ?? [:]).keys).union((earlier?.exports ?? [:]).keys)
      let changed = sources.filter { line?.exports[$0] != earlier?.exports[$0] }.sorted()
      let effect = from.effect(to: to)
      if changed.isEmpty, let line, let earlier, line.fingerprint != earlier.fingerprint {
        difference.causes = [DifferenceCause(.definition([]), effect: effect)]
      } else if changed.isEmpty, let version = before.programVersion, version != after.programVersion ?? Program.version {
        difference.causes = [DifferenceCause(.program(from: version, to: Program.version), effect: effect)]
      } else {
        difference.causes = [DifferenceCause(.exports(changed), effect: effect)]
      }
      return
    }
    if let version = before.programVersion, let from, let now = Answer(compared.from), from.value != now.value {
      difference.causes.insert(
        DifferenceCause(.program(from: version, to: Program.version), effect: from.effect(to: now)), at: 0)
    }
    if let version = after.programVersion, let to, let now = Answer(compared.to), to.value != now.value {
      difference.causes.append(DifferenceCause(.program(from: Program.version, to: version), effect: now.effect(to: to)))
    }
  }

  /// The exports whose files differ, by source.
  var exports: [(source: String, from: ComparedExport?, to: ComparedExport?)] {
    let (was, now) = (before.scorecard.quality, after.scorecard.quality)
    let names = now.map(\.source) + was.map(\.source).filter { name in !now.contains { $0.source == name } }
    return names.compactMap { name in
      let (one, other) = (was.first { $0.source == name }, now.first { $0.source == name })
      guard one?.files.map(\.sha256) != other?.files.map(\.sha256) || one?.accepted != other?.accepted else { return nil }
      return (name, one.map(Self.export), other.map(Self.export))
    }
  }

  private static func export(_ quality: SourceQuality) -> ComparedExport {
    ComparedExport(files: quality.files.map(\.name), read: quality.read, accepted: quality.accepted)
  }

  /// The files of definitions that differ, where their earlier texts are not at hand.
  var definitionFiles: [KeyChange] {
    let (was, now) = (before.definitions, after.definitions)
    let names = now.map(\.name) + was.map(\.name).filter { name in !now.contains { $0.name == name } }
    return names.compactMap { name in
      let (one, other) = (was.first { $0.name == name }?.sha256, now.first { $0.name == name }?.sha256)
      return one == other ? nil : KeyChange(file: name, path: "", from: one, to: other)
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
