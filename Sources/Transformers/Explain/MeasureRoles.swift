internal import Model

/// What a measure makes of the rows that its rules let count: which of them are in its numerator, which in its denominator, and
/// which of them it leaves out itself.
struct MeasureRoles {
  private let definition: MeasureDefinition
  private let source: SourceDefinition?
  private let asked: Asked
  private let day: Day

  init(_ fed: FedMeasure, _ asked: Asked, asOf day: Day) {
    (definition, source, self.asked, self.day) = (fed.definition, fed.source, asked, day)
  }

  /// The role of each of these rows, in their order.
  func roles(of rows: [CountedRow], in pieces: [MeasureTrace.Piece]) -> [RowRole] {
    switch definition {
    case .count, .combined: rows.map { _ in .numerator }
    case .proportionOfSums(_, let part, _):
      rows.map { row in
        let isHidden = row.event.amount == Blank.integer || row.event.whole == Blank.integer
        return part.leavesOutHidden && isHidden ? .dropped(.noNumber) : .numerator
      }
    case .distinct(_, let entity): rows.map { $0.event.entity == 0 ? .dropped(.nobody(column: entity)) : .numerator }
    case .sum(_, let addends): rows.map { role(of: $0.event, addends) }
    case .proportion(_, _, nil): rows.map { $0.event.isNumerator ? .numerator : .denominator }
    case .proportion(_, _, let entity?):
      rows.map { row in
        row.event.entity == 0 ? .dropped(.nobody(column: entity)) : row.event.isNumerator ? .numerator : .denominator
      }
    case .latest(_, let entity, let denominator, _): latest(rows, entity, denominator)
    case .repeats(_, let entity, let repetition): repeats(rows, entity, repetition)
    case .duration(_, let from, _, let statistic): rows.map { role(of: $0.event, from, statistic) }
    case .coverage(_, let entity, let cohort, _, let by): coverage(rows, in: pieces, entity, cohort, by)
    case .stages(_, let column, _): rows.map { $0.event.entity == 0 ? .dropped(.noStage(column: column)) : .numerator }
    case .statistic(_, let statistic, let numbers): self.statistic(rows, statistic, numbers)
    }
  }

  private func role(of event: Event, _ addends: Addends) -> RowRole {
    let isEmpty = event.hiddenCells(of: addends.columns.count) >= addends.columns.count
    return addends.leavesOutHidden && isEmpty ? .dropped(.noNumber) : .numerator
  }

  /// Of each entity the latest row, by its day and then by its place.
  private func latest(_ rows: [CountedRow], _ column: String, _ denominator: Filter) -> [RowRole] {
    var last: [UInt32: (day: Int32, place: Int64)] = [:]
    for row in rows where row.event.entity != 0 {
      let own = (day: row.event.day, place: row.event.place)
      if let known = last[row.event.entity], known > own { continue }
      last[row.event.entity] = own
    }
    return rows.map { row in
      guard let speaking = last[row.event.entity] else { return .dropped(.nobody(column: column)) }
      guard speaking == (row.event.day, row.event.place) else { return .dropped(.laterRow(of: column)) }
      return row.event.isDenominator ? (row.event.isNumerator ? .numerator : .denominator) : .dropped(.outside(denominator))
    }
  }

  private func repeats(_ rows: [CountedRow], _ column: String, _ repetition: Repetition) -> [RowRole] {
    let several = repetition.atLeast
    let byEntity = Dictionary(grouping: rows.indices.filter { rows[$0].event.entity != 0 }) { rows[$0].event.entity }
    var roles = [RowRole](repeating: .dropped(.nobody(column: column)), count: rows.count)
    for own in byEntity.values {
      guard own.count >= several else {
        for index in own { roles[index] = .dropped(.tooFew(of: column, atLeast: several)) }
        continue
      }
      let inOrder = own.sorted { (rows[$0].event.day, rows[$0].event.place) < (rows[$1].event.day, rows[$1].event.place) }
      for (number, index) in inOrder.enumerated() {
        let isFirst = repetition.statistic == .furtherRows && number + 1 < several
        roles[index] = isFirst ? .dropped(.first(of: column, before: several)) : .numerator
      }
    }
    return roles
  }

  private func role(of event: Event, _ from: String, _ statistic: DurationStatistic) -> RowRole {
    guard event.amount != Blank.integer else { return .dropped(.noBeginning(column: from)) }
    if event.whole != Blank.integer, event.whole < event.amount { return .dropped(.endsEarly) }
    guard let days = event.days(asOf: day.number) else { return .dropped(.beginsLater) }
    if case .shareOver(let limit) = statistic { return Double(days) > limit ? .numerator : .denominator }
    return .denominator
  }

  private func statistic(_ rows: [CountedRow], _ statistic: NumberStatistic, _ numbers: Numbers) -> [RowRole] {
    let columns = numbers.addends?.columns.count ?? 0
    let scale = numbers.addends?.columns.first.flatMap { source?.column($0)?.kind.scale } ?? 1
    func isEmpty(_ event: Event) -> Bool { columns > 0 && event.hiddenCells(of: columns) >= columns }
    func amount(_ event: Event) -> Int128 { columns == 0 ? 1 : event.amount == Blank.integer ? 0 : Int128(event.amount) }
    var sums: [UInt32: Int128] = [:]
    if numbers.entity != nil { for row in rows { sums[row.event.entity, default: 0] += amount(row.event) } }
    return rows.map { row in
      if let entity = numbers.entity, row.event.entity == 0 { return .dropped(.nobody(column: entity)) }
      if isEmpty(row.event) { return .dropped(.noNumber) }
      let number = numbers.entity == nil ? amount(row.event) : sums[row.event.entity] ?? 0
      return statistic.isPassed(by: Double(number) / scale) ? .numerator : .denominator
    }
  }
}

extension MeasureRoles {
  /// The population's rows by the standing of each member; the other sources' rows by whether they are about somebody in question.
  private func coverage(
    _ rows: [CountedRow], in pieces: [MeasureTrace.Piece], _ column: String, _ cohort: Cohort?, _ by: String
  ) -> [RowRole] {
    var coverage = Coverage(cohort)
    for piece in pieces {
      if piece.use == 0 {
        coverage.add(piece.events, piece.events.indices)
      } else {
        coverage.add(piece.events, ofOthers: piece.use - 1)
      }
    }
    coverage.seal()
    let standings = coverage.standings([asked])[0]
    let members = coverage.members(asked.own)
    let standing = Dictionary(standings.map { ($0.member, $0) }) { first, _ in first }
    let inQuestion = Set(standings.map(\.entity))
    let known = Set(members.map { coverage.entity(ofMember: $0) })
    let place = Self.memberPlaces(pieces)
    return rows.map { row in
      let entity = row.event.entity
      let use = pieces[row.piece].use
      guard entity != 0 else { return .dropped(.nobody(column: use == 0 ? column : cohort.entity(use, otherwise: by))) }
      switch use {
      case 0:
        let member = place[row.piece][Int(row.index)]
        if let standing = standing[member] { return standing.isReached ? .numerator : .denominator }
        return .dropped(members.contains(member) ? .notInCohort : .laterRow(of: column))
      case 1: return inQuestion.contains(entity) ? .numerator : .dropped(.notAsked)
      default: return known.contains(entity) ? .denominator : .dropped(.notAsked)
      }
    }
  }

  /// For each event of a piece of the population its place among those that have an entity.
  private static func memberPlaces(_ pieces: [MeasureTrace.Piece]) -> [[Int]] {
    var next = 0
    return pieces.map { piece in
      guard piece.use == 0 else { return [] }
      return piece.events.indices.map { index in
        guard piece.events.entity(index) != 0 else { return -1 }
        defer { next += 1 }
        return next
      }
    }
  }
}

extension Cohort? {
  /// The column of a rate's rows that says whom they are about.
  fileprivate func entity(_ use: Int, otherwise reached: String) -> String {
    guard let self, self.rates.indices.contains(use - 2) else { return reached }
    return self.rates[use - 2].entity
  }
}

extension Event {
  /// How many days a duration has taken, seen from a day, on which a later end is not known yet; nil where it begins later.
  func days(asOf day: Int32) -> Int? {
    guard amount != Blank.integer else { return nil }
    let end = whole == Blank.integer ? Int64(day) : min(whole, Int64(day))
    return end >= amount ? Int(end - amount) : nil
  }
}

extension NumberStatistic {
  /// Whether a number is in the numerator of a share.
  fileprivate func isPassed(by number: Double) -> Bool {
    switch self {
    case .shareAtLeast(let limit): number >= limit
    case .shareAbove(let limit): number > limit
    case .percentile, .minimum, .maximum, .mean: false
    }
  }
}
