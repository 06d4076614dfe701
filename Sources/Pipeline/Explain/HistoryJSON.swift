internal import Loaders
internal import Model

/// A figure's published values and baselines as JSON; the keys are those of the article on files.
struct HistoryJSON: Encodable {
  struct Value: Encodable {
    var asOf: Day
    var firstPublished: Double
    var firstPublishedOn: Day
    var value: Double?
    var restatedBy: String?
    var redefinedBy: String?
    var restatedBecause: String?
  }
  struct Baseline: Encodable {
    var date: Day
    var value: Double
    var qualifier: String?
    var measured: Bool
    /// Whether the definition has it now.
    var current: Bool
    /// The run that froze it and its day, or who did so in the definition and when; none where it is not frozen.
    var frozenBy: String?
    var frozenOn: Day?
    var reason: String?
    /// The first and the last run that published one that the definition no longer has.
    var firstRun: String?
    var lastRun: String?
  }
  let kpi: String
  let part: String
  let title: String
  let unit: String
  let values: [Value]
  let baselines: [Baseline]

  init(_ figure: FigureDefinition, _ points: [SeriesScreen.Point], _ background: FigureBackground) {
    (kpi, part, title, unit) = (figure.id.kpi, figure.id.part, figure.shortTitle, figure.unit.name)
    values = points.map { point in
      Value(
        asOf: point.day, firstPublished: point.first, firstPublishedOn: point.firstOn, value: point.current,
        restatedBy: point.restatedBy, redefinedBy: point.redefinedBy, restatedBecause: point.restatedBecause)
    }
    baselines = Self.measured(figure, background) + Self.given(figure, background)
  }

  private static func measured(_ figure: FigureDefinition, _ background: FigureBackground) -> [Baseline] {
    background.baselines.sorted { $0.key < $1.key }.map { day, published in
      Baseline(
        date: day, value: published.value, measured: true, current: figure.baseline == .measured(date: day),
        frozenBy: published.run, frozenOn: published.on)
    }
  }

  private static func given(_ figure: FigureDefinition, _ background: FigureBackground) -> [Baseline] {
    let earlier = background.earlierBaselines.map { one in
      Baseline(
        date: one.date, value: one.value, qualifier: one.qualifier.isEmpty ? nil : one.qualifier, measured: false,
        current: false, frozenBy: one.origin.frozenBy, frozenOn: one.origin.frozenOn, reason: one.origin.reason,
        firstRun: one.first.run, lastRun: one.last.run)
    }
    guard case .given(let value, let date, let qualifier) = figure.baseline else { return earlier }
    let origin = figure.baselineOrigin
    return earlier + [
      Baseline(
        date: date, value: value, qualifier: qualifier.isEmpty ? nil : qualifier, measured: false, current: true,
        frozenBy: origin.frozenBy, frozenOn: origin.frozenOn, reason: origin.reason)
    ]
  }
}
