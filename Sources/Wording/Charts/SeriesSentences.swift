package import Model

/// A figure's series in sentences: what its picture shows, for who cannot see it, and what each mark of it says when pointed
/// at.
package struct SeriesSentences: Sendable {
  private let line: ScorecardLine
  private let points: [SeriesPoint]
  private let unit: Unit

  /// `series` is the figure's own, without what is shown next to it.
  package init(_ line: ScorecardLine, series: [SeriesPoint]) {
    self.line = line
    points = series
    unit = Unit(line.unit)
  }

  /// What the picture shows.
  package var alternative: String {
    guard let first = points.first(where: { $0.value != nil }), let last = points.last(where: { $0.value != nil }),
      let from = first.value, let to = last.value
    else { return "Line chart without a value." }
    var text = "Line chart: \(unit.text(from)) on \(first.asOf.inWords)"
    if first.asOf < last.asOf { text += ", \(unit.text(to)) on \(last.asOf.inWords)" }
    if let target = line.targets.last { text += "; target \(unit.aim(target.target)) by \(target.date.inWords)" }
    return text + "."
  }

  /// One point: `31 March 2024: 119 exclusions`.
  package func sentence(_ point: SeriesPoint) -> String { "\(point.asOf.inWords): \(unit.computed(point.value))" }

  /// The same as it was first published.
  package func sentence(_ point: SeriesPoint, first: Double) -> String {
    "\(point.asOf.inWords): \(unit.text(first)) when first published"
  }

  /// One target: `Target at Q4, 31 March 2024: 96 exclusions`.
  package func sentence(_ target: TargetReading) -> String {
    "Target at \(target.checkpoint), \(target.date.inWords): \(unit.aim(target.target))"
  }

  /// Above the picture: which figure, and from when to when. Nil without a point.
  package var caption: String? {
    guard let first = points.first, let last = points.last else { return nil }
    let span =
      first.asOf == last.asOf
      ? "on \(last.asOf.inWords)" : "end of each month, \(first.asOf.monthInWords) to \(last.asOf.monthInWords)"
    return "\(SafeText.harmless(line.shortTitle)), \(span)"
  }

  /// Below the picture: what its marks mean. `startOfAxis` is said where the axis does not begin at 0.
  package func note(startOfAxis: String?) -> String {
    let restated = points.count { $0.restated == true }
    let dashes = line.trajectory == nil ? "" : "Dashed line: planned trajectory. Diamonds: targets."
    let dots = restated == 0 ? "" : "Dots: values as first published, where they have been revised since (\(restated))."
    return [dashes, dots, startOfAxis ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
