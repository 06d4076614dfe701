package import Model

/// Looks at the latest row of each entity: of the rows that pass the denominator's filter, the percentage that passes the
/// numerator's. An earlier row is never used in place of a latest row that does not pass.
package struct Latest: MeasureOfRows {
  /// What an event means for its entity while it is the latest.
  private enum Role: UInt8 {
    case nothing
    case outside
    case denominator
    case numerator
  }
  private struct Row: Sendable {
    var place: Int64
    var day: Int32
    var until: Int32
    var entity: UInt32
    var role: Role
  }
  private var rows: [Row] = []
  /// The first day on which each row counts; empty where all count from their own days on.
  private var sinces: [Int32] = []
  /// Once sealed: the number of different entities, which are then numbered from 0.
  private var entities = 0

  /// The percentage of no entities.
  package init() {}

  /// Takes one row; a row without an entity is left out.
  package mutating func add(_ event: Event) {
    guard event.entity != 0 else { return }
    if event.since > event.day || !sinces.isEmpty {
      sinces += repeatElement(.min, count: rows.count - sinces.count) + [event.since]
    }
    rows.append(
      Row(
        place: event.place, day: event.day, until: event.until, entity: event.entity,
        role: event.isDenominator ? (event.isNumerator ? .numerator : .denominator) : .outside))
  }

  /// Adds the rows of another measure; `seal` puts them in order.
  package mutating func merge(_ other: Latest) {
    if !sinces.isEmpty || !other.sinces.isEmpty {
      sinces += repeatElement(.min, count: rows.count - sinces.count) + other.sinces
      sinces += repeatElement(.min, count: rows.count + other.rows.count - sinces.count)
    }
    rows += other.rows
  }

  /// Puts the rows in order, by day and then by their place in reading order.
  package mutating func seal() {
    if sinces.isEmpty {
      rows.sort { ($0.day, $0.place) < ($1.day, $1.place) }
    } else {
      let pairs = zip(rows, sinces).sorted { ($0.0.day, $0.0.place) < ($1.0.day, $1.0.place) }
      (rows, sinces) = (pairs.map(\.0), pairs.map(\.1))
    }
    // A domain's numbers may lie far apart, and few of them be here.
    var numbers: [UInt32: UInt32] = [:]
    for index in rows.indices {
      let number = numbers[rows[index].entity] ?? UInt32(numbers.count)
      numbers[rows[index].entity] = number
      rows[index].entity = number
    }
    entities = numbers.count
  }

  /// One percentage for each question; no value where no latest row passes the denominator's filter.
  package func answers(_ questions: [Question]) -> [Answer] { questions.map(answer) }

  private func answer(_ question: Question) -> Answer {
    // The last row of each entity stands.
    var roles = [Role](repeating: .nothing, count: entities)
    for (index, row) in rows.enumerated() {
      if row.day > question.last { break }
      guard question.counts(day: row.day, until: row.until), sinces.isEmpty || sinces[index] <= question.asOf else { continue }
      roles[Int(row.entity)] = row.role
    }
    return .percentage(roles.count { $0 == .numerator }, of: roles.count { $0 == .denominator || $0 == .numerator })
  }
}
