internal import Model

/// Reads the events of a batch for one measure: what the row rule says, and the columns that the measure looks at.
struct EventReader {
  let parts: BoundParts
  private let view: BatchView
  private let entities: [UInt32]?
  /// For stages: the entity of each text of the column's lexicon.
  private let renumbered: [UInt32]?
  private let amounts: [Int64]?
  private let wholes: [Int64]?
  /// The population's sizes after the first.
  private var moreSizes: [[Int64]] = []

  /// `amounts` are what is added up where the measure itself names no column.
  init?(_ measure: MeasureDefinition, _ view: BatchView, amounts: [Int64]? = nil) {
    guard let rule = BoundRule(measure.rule, view) else { return nil }
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
    case .sum(_, let addends): values = view.amounts(addends)
    case .proportion(_, let passes, let of): (entity, filters.numerator) = (of, passes)
    case .proportionOfSums(_, let part, let whole): values = (part.columns.first.flatMap(view.integers), view.integers(whole))
    case .latest(_, let per, let whole, let part): (entity, filters) = (per, (part, whole))
    case .duration(_, let from, let to, _):
      values = (dayValues(from), to == nil ? nil : dayValues(to))
    case .coverage(_, let of, let cohort, _, _):
      entity = of
      let sizes = (cohort?.sizes ?? []).compactMap(view.integers)
      values.amounts = sizes.first
      moreSizes = Array(sizes.dropFirst())
    case .stages(_, let column, let stages):
      entity = column
      stageNumbers = view.stageNumbers(stages, in: column)
    case .statistic(_, _, let numbers):
      entity = numbers.entity
      values = numbers.addends.map(view.amounts) ?? (nil, nil)
    // It has no rows of its own: each part reads those that it counts.
    case .combined: return nil
    }
    entities = entity.flatMap(view.interned)
    renumbered = stageNumbers
    func bind(_ filter: Filter?) -> BoundFilter? { filter.map { BoundFilter($0, view, settled: [measure.rule.day]) } }
    parts = BoundParts(rule: rule, numerator: bind(filters.numerator), denominator: bind(filters.denominator))
    (self.amounts, wholes) = (values.amounts ?? amounts, values.wholes)
  }

  /// Reads whom the rows of a second source (those reached, or a rate's) are about, and when; `column` is added up.
  init?(_ rule: RowRule, entity: String, column: String?, _ view: BatchView) {
    self.init(.distinct(rule, of: entity), view, amounts: column.flatMap(view.integers))
  }

  var events: EventBatch {
    let rows = parts.rule.rowsByDay
    let days = parts.rule.days(of: rows)
    guard !parts.dependsOnDay else { return stretches(of: rows, days) }
    return batch(
      rows, days, untils: parts.rule.untils(of: rows, from: days),
      numerator: parts.numerator?.passes(rows, of: view.batch.count),
      denominator: parts.denominator?.passes(rows, of: view.batch.count))
  }

  private func stretches(of rows: [Int32], _ days: [Int32]) -> EventBatch {
    let found = Stretches(rows, days: days, parts)
    return batch(
      found.rows, parts.rule.days(of: found.rows), sinces: found.sinces, untils: found.untils,
      numerator: parts.numerator.map { _ in found.numerator }, denominator: parts.denominator.map { _ in found.denominator })
  }

  private func batch(
    _ rows: [Int32], _ days: [Int32], sinces: [Int32]? = nil, untils: [Int32]?, numerator: [Bool]?, denominator: [Bool]?
  ) -> EventBatch {
    func values<Value>(_ column: [Value]?) -> [Value]? { column.map { column in rows.map { column[Int($0)] } } }
    var chosen = values(entities)
    if let renumbered { chosen = chosen?.map { renumbered[Int($0)] } }
    var batch = EventBatch(
      rows: rows, days: days, sinces: sinces, untils: untils, entities: chosen, numerator: numerator, denominator: denominator,
      amounts: values(amounts), wholes: values(wholes), place: view.batch.place)
    if !moreSizes.isEmpty { batch.moreAmounts = moreSizes.map { column in rows.map { column[Int($0)] } } }
    return batch
  }
}

extension BatchView {
  /// Of each row what is added up, and the number of cells without a value: nil where one column alone is read, because its
  /// amounts are then blank themselves.
  fileprivate func amounts(_ addends: Addends) -> (amounts: [Int64]?, wholes: [Int64]?) {
    let columns = addends.columns.compactMap(integers)
    guard columns.count == addends.columns.count, let first = columns.first else { return (nil, nil) }
    guard columns.count > 1 else { return (first, nil) }
    var (amounts, hidden) = ([Int64](repeating: 0, count: first.count), [Int64](repeating: 0, count: first.count))
    for column in columns {
      for (row, value) in column.enumerated() {
        if value == Blank.integer { hidden[row] += 1 } else { amounts[row] += value }
      }
    }
    return (amounts, hidden)
  }

  /// For each text of the column's lexicon (blank first) its position among the stages, from 1; 0 for none of them.
  fileprivate func stageNumbers(_ stages: [String], in column: String) -> [UInt32] {
    stages.enumerated().reduce(into: [UInt32](repeating: 0, count: admittedTexts([], in: column).count)) { numbers, stage in
      for (text, isStage) in admittedTexts([stage.element], in: column).enumerated() where isStage {
        numbers[text] = UInt32(stage.offset + 1)
      }
    }
  }
}
