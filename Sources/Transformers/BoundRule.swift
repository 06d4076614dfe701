internal import Model

/// A row rule made ready for one batch: says of each row when it counts.
///
/// The only function that does: a figure and its explanation cannot differ.
struct BoundRule {
  enum Verdict {
    /// Dropped by the filter, or without a day.
    case dropped
    case counts(from: Int32, until: Int32)
  }
  private struct BoundStop {
    var days: [Int32]
    var addend: Int32
    var filter: BoundFilter
    var blankIsFromTheStart: Bool
  }

  private let days: [Int32]
  private let blankDayIsAlways: Bool
  private let filter: BoundFilter
  private let stops: [BoundStop]

  init?(_ rule: RowRule, _ view: BatchView) {
    guard let days = view.days(rule.day) else { return nil }
    self.days = days
    blankDayIsAlways = rule.blankDayIsAlways
    filter = BoundFilter(rule.filter, view)
    stops = rule.stops.compactMap { stop in
      view.days(stop.column).map {
        BoundStop(
          days: $0, addend: stop.countsOnTheDay ? 1 : 0, filter: BoundFilter(stop.filter, view),
          blankIsFromTheStart: stop.blankIsFromTheStart)
      }
    }
  }

  func verdict(_ row: Int) -> Verdict {
    var day = days[row]
    if day == Blank.day {
      guard blankDayIsAlways else { return .dropped }
      day = Blank.day + 1
    }
    guard filter.passes(row) else { return .dropped }
    var until = Int32.max
    for stop in stops where stop.filter.passes(row) {
      if stop.days[row] != Blank.day {
        until = min(until, stop.days[row] + stop.addend)
      } else if stop.blankIsFromTheStart {
        until = day
      }
    }
    return .counts(from: day, until: until)
  }
}

/// Reads events off a batch for one measure: the rule's verdict and the columns the measure looks at.
struct EventReader {
  private let rule: BoundRule
  private let view: BatchView
  private let entities: [UInt32]?
  /// For stages: the entity of each text of the column's lexicon.
  private let renumbered: [UInt32]?
  private let numerator: BoundFilter?
  private let denominator: BoundFilter?
  private let amounts: [Int64]?
  private let wholes: [Int64]?

  init?(_ measure: MeasureDefinition, _ view: BatchView) {
    guard let rule = BoundRule(measure.rule, view) else { return nil }
    self.rule = rule
    self.view = view
    func dayValues(_ column: String?) -> [Int64]? {
      column.flatMap(view.days)?.map { $0 == Blank.day ? Blank.integer : Int64($0) }
    }
    var entity: String?
    var filters: (numerator: Filter?, denominator: Filter?) = (nil, nil)
    var values: (amounts: [Int64]?, wholes: [Int64]?) = (nil, nil)
    var stageNumbers: [UInt32]?
    switch measure {
    case .count: break
    case .distinct(_, let of), .repeats(_, let of, _): entity = of
    case .sum(_, let column): values.amounts = view.integers(column)
    case .proportion(_, let passes, let of): (entity, filters.numerator) = (of, passes)
    case .proportionOfSums(_, let part, let whole): values = (view.integers(part), view.integers(whole))
    case .latest(_, let per, let whole, let part): (entity, filters) = (per, (part, whole))
    case .duration(_, let from, let to, _):
      values = (dayValues(from), to == nil ? nil : dayValues(to))
    case .coverage(_, let of, let topQuartile, _, _):
      entity = of
      values.amounts = topQuartile.flatMap { view.integers($0.per) }
    case .stages(_, let column, let stages):
      entity = column
      stageNumbers = view.stageNumbers(stages, in: column)
    }
    entities = entity.flatMap(view.interned)
    renumbered = stageNumbers
    numerator = filters.numerator.map { BoundFilter($0, view) }
    denominator = filters.denominator.map { BoundFilter($0, view) }
    (amounts, wholes) = values
  }

  /// Whom the rows of a second source (those reached, a rate) are about, and when.
  init?(_ rule: RowRule, entity: String, _ view: BatchView) {
    self.init(.distinct(rule, of: entity), view)
  }

  func event(_ row: Int) -> Event? {
    guard view.batch.survives[row], case .counts(let day, let until) = rule.verdict(row) else { return nil }
    var entity = entities?[row] ?? 0
    if let renumbered { entity = renumbered[Int(entity)] }
    return Event(
      day: day, until: until, entity: entity, place: view.batch.place + Int64(row),
      isNumerator: numerator?.passes(row) ?? false, isDenominator: denominator?.passes(row) ?? true,
      amount: amounts?[row] ?? 0, whole: wholes?[row] ?? Blank.integer)
  }
}

extension BatchView {
  /// For each text of the column's lexicon (blank first) its position among the stages, from 1; 0 for none of them.
  fileprivate func stageNumbers(_ stages: [String], in column: String) -> [UInt32] {
    stages.enumerated().reduce(into: [UInt32](repeating: 0, count: admittedTexts([], in: column).count)) { numbers, stage in
      for (text, isStage) in admittedTexts([stage.element], in: column).enumerated() where isStage {
        numbers[text] = UInt32(stage.offset + 1)
      }
    }
  }
}
