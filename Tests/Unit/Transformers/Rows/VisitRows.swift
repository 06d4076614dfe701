import Drawing
import Model
import Transformers

/// A row of an invented source whose days crowd each other, so that every order of them occurs.
struct Visit {
  var opened: Int32?
  var sent: Int32?
  var answered: Int32?
  var status: Int
  var person: UInt32
  /// In tenths.
  var amount: Int64?

  static let lastDay: Int32 = 60
  static let statuses = ["N", "K", "E"]

  init(using random: inout SeededGenerator) {
    func day() -> Int32? { Int.random(in: 0...4, using: &random) == 0 ? nil : .random(in: 0...Self.lastDay, using: &random) }
    (opened, sent, answered) = (day(), day(), day())
    status = .random(in: 0...3, using: &random)
    person = .random(in: 1...9, using: &random)
    amount = Int.random(in: 0...5, using: &random) == 0 ? nil : .random(in: 0...30, using: &random)
  }

  func day(_ column: String) -> Int32? {
    switch column {
    case "opened": opened
    case "sent": sent
    default: answered
    }
  }

  /// What is known of a day, seen from another.
  func day(_ column: String, asOf seen: Int32) -> Int32? { day(column).flatMap { $0 <= seen ? $0 : nil } }

  static let source = SourceDefinition(
    name: "visits", title: "Visits", files: ["visits"],
    columns: [
      ColumnDefinition(name: "opened", kind: .day(formats: [], notBefore: nil)),
      ColumnDefinition(name: "sent", kind: .day(formats: [], notBefore: nil)),
      ColumnDefinition(name: "answered", kind: .day(formats: [], notBefore: nil)),
      ColumnDefinition(name: "status", kind: .code(statuses.map { Code(name: $0) })),
      ColumnDefinition(name: "person", kind: .identifier(domain: "person")),
      ColumnDefinition(name: "amount", kind: .decimal(places: 1, 0...1000)),
    ], key: [])

  static func batch(_ visits: [Visit], place: Int64) -> Batch {
    func days(_ day: (Visit) -> Int32?) -> Column { .days(visits.map { day($0) ?? Blank.day }) }
    return Batch(
      columns: [
        days(\.opened), days(\.sent), days(\.answered), .codes(visits.map { UInt8($0.status) }), .interned(visits.map(\.person)),
        .integers(visits.map { $0.amount ?? Blank.integer }),
      ],
      file: 0, place: place, lines: visits.indices.map { Int32($0) }, survives: visits.map { _ in true })
  }
}

/// Random filters over visits, with groups in groups.
struct FilterDrawing {
  var random: SeededGenerator

  private mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: values.indices, using: &random)] }

  mutating func filter(depth: Int = 2) -> Filter {
    let conditions = (0..<Int.random(in: 0...2, using: &random)).map { _ in condition() }
    guard depth > 0 else { return Filter(conditions) }
    let groups = (0..<Int.random(in: 0...1, using: &random)).map { _ -> Filter.Group in
      Bool.random(using: &random)
        ? .any((0..<Int.random(in: 1...3, using: &random)).map { _ in filter(depth: depth - 1) }) : .not(filter(depth: depth - 1))
    }
    return Filter(conditions, groups: groups)
  }

  private mutating func condition() -> Condition {
    switch Int.random(in: 0...9, using: &random) {
    case 0:
      return Condition(column: "status", test: pick([.among(["K", "E"]), .notAmong(["N"]), .present, .blank]))
    case 1:
      let limit = DecimalNumber(pick(["0", "1.5", "2", "1.25", "-1"])) ?? DecimalNumber("0")
      return Condition(column: "amount", test: limit.map { .compares(pick(NumberOrder.allCases), $0) } ?? .present)
    default:
      let columns = ["opened", "sent", "answered"]
      let column = pick(columns)
      let other = pick(columns.filter { $0 != column })
      return Condition(column: column, test: dayTest(other), isOfDays: true)
    }
  }

  private mutating func dayTest(_ other: String) -> Condition.Test {
    let reference = pick([
      ReferenceDay.theDay, .column(other), .column(other), .date(Day(number: .random(in: 0...60, using: &random))),
    ])
    switch Int.random(in: 0...5, using: &random) {
    case 0: return .present
    case 1: return .blank
    case 2: return .notAfter(other)
    case 3: return .falls(pick([.before, .after, .notBefore, .notAfter, .from, .until]), reference)
    default:
      let days = [0, 3, 10.5, 14].map { LengthOfTime(days: $0, text: "some days") }
      let length = pick(days + [0, 1, 2].map { LengthOfTime(months: $0, text: "some months") })
      return .lasts(pick(SpanOrder.allCases), length, pick([.theDay, .column(other)]))
    }
  }
}

/// What the definitions' language promises of conditions, written as plainly as can be: a row is seen from a day, and days after it
/// are blank.
extension Filter {
  func admits(_ visit: Visit, asOf day: Int32) -> Bool {
    for condition in conditions where !condition.admits(visit, asOf: day) { return false }
    for group in groups {
      switch group {
      case .any(let filters): if !filters.contains(where: { $0.admits(visit, asOf: day) }) { return false }
      case .not(let filter): if filter.admits(visit, asOf: day) { return false }
      }
    }
    return true
  }
}

extension Condition {
  fileprivate func admits(_ visit: Visit, asOf seen: Int32) -> Bool {
    let code = visit.status == 0 ? nil : Visit.statuses[visit.status - 1]
    let own = isOfDays ? visit.day(column, asOf: seen) : nil
    func day(_ reference: ReferenceDay) -> Int32? {
      switch reference {
      case .date(let date): date.number
      case .column(let column): visit.day(column, asOf: seen)
      case .theDay: seen
      }
    }
    switch test {
    case .among(let codes): return code.map(codes.contains) ?? false
    case .notAmong(let codes): return !(code.map(codes.contains) ?? false)
    case .present: return isOfDays ? own != nil : code != nil || (column == "amount" && visit.amount != nil)
    case .blank: return isOfDays ? own == nil : code == nil
    case .above(let limit): return visit.amount.map { Double($0) / 10 > Double(limit) } ?? false
    case .compares(let order, let limit):
      guard let amount = visit.amount, let limit = Double(limit.text) else { return false }
      // Tenths against a number of at most two places: both as hundredths.
      let (one, other) = (Int(amount) * 10, Int((limit * 100).rounded()))
      switch order {
      case .above: return one > other
      case .below: return one < other
      case .atLeast: return one >= other
      case .atMost: return one <= other
      }
    case .notAfter(let other):
      guard let own, let limit = visit.day(other, asOf: seen) else { return true }
      return own <= limit
    case .falls(let order, let reference):
      guard let own, let other = day(reference) else { return order == .notBefore || order == .notAfter }
      switch order {
      case .before: return own < other
      case .after: return own > other
      case .notBefore, .from: return own >= other
      case .notAfter, .until: return own <= other
      }
    case .lasts(let order, let length, let reference):
      guard let own, let other = day(reference) else { return false }
      let (start, end) = reference == .theDay ? (own, seen) : (other, own)
      return order == .within ? start <= end && !length.isOver(from: start, to: end) : length.isOver(from: start, to: end)
    }
  }
}

extension LengthOfTime {
  /// Whether the time from one day to another is longer. Of months: whether more of them have begun than were given, or as many and
  /// the end has the higher day number.
  fileprivate func isOver(from start: Int32, to end: Int32) -> Bool {
    switch extent {
    case .days(let days): return Double(end - start) > days
    case .months(let months):
      let (one, other) = (Day(number: start).civil, Day(number: end).civil)
      let begun = (other.year - one.year) * 12 + other.month - one.month
      return begun > months || begun == months && other.day > one.day
    }
  }
}
