import Drawing
import Model
import Testing
import Transformers

/// Random rows and random filters: for each day, each measure is what comes of looking at every row as it is seen from that day.
@Suite struct DatedFilterTests {
  /// A figure's answers, on a series of days and on each of them alone.
  private struct Answered {
    var series: [Day: Answer]
    var alone: [Day: Answer]
    var byStatus: [Day: [String: Double?]]
  }

  static let days = (0..<16).map { Day(number: Int32($0) * 5) }
  private static let kinds = [
    "count", "distinct", "sum", "proportion", "proportion of people", "proportion of sums", "latest", "people with several",
    "further visits", "mean", "coverage",
  ]

  private func answered(_ measure: MeasureDefinition, unit: Model.Unit, _ visits: [Visit]) -> Answered? {
    let figure = FigureDefinition(
      id: FigureID(kpi: "1"), title: "A figure", shortTitle: "A figure", unit: unit, better: .lower, measure: measure,
      baseline: nil,
      targets: [], trajectory: .line, expectedFrom: nil, endsWithLastTarget: false, amberPercent: 10,
      comparison: .previousMonthEnd,
      breakdowns: [Dimension(name: "status", lookup: .column("status"))], alsoShown: [])
    let set = FigureSet([figure], sources: [Visit.source])
    let columns = Visit.source.columns.map(\.name)
    set.begin(Visit.source, columns: columns)
    for start in stride(from: 0, to: visits.count, by: 17) {
      let some = Array(visits[start..<min(start + 17, visits.count)])
      set.take(Visit.batch(some, place: Int64(start)), of: Visit.source, columns: columns, lexicons: [:])
    }
    set.end(Visit.source.name, isDelivered: true)
    var table = Table(source: Visit.source.name, columns: columns, batches: [])
    table.rowsHandedOn = visits.count
    let all = set.calculations([Visit.source.name: .delivered(table)], unmatched: []) { _ in nil }
    guard let calculation = all.first, let last = Self.days.last else { return nil }
    let pieces = calculation.pieces(asOf: last, series: Self.days)
    let ready = calculation.prepared(with: pieces.map { $0() }, series: Self.days)
    var found = Answered(series: [:], alone: [:], byStatus: [:])
    for day in Self.days {
      found.series[day] = ready.figure(asOf: day).answer
      found.alone[day] = calculation.figure(asOf: day).answer
      found.byStatus[day] = Dictionary(
        ready.breakdowns(asOf: day).map { ($0.category, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
    return found
  }

  @Test("each day sees the rows from itself", arguments: kinds)
  func measures(_ kind: String) throws {
    var drawing = FilterDrawing(random: SeededGenerator(test: kind))
    for round in 0..<60 {
      let visits = (0..<Int.random(in: 1...90, using: &drawing.random)).map { _ in Visit(using: &drawing.random) }
      let rule = rule(&drawing)
      let (numerator, denominator) = (drawing.filter(), drawing.filter())
      let counting = NaiveMeasure(rule: rule, numerator: numerator, denominator: denominator)
      let (measure, unit) = counting.definition(kind)
      let found = try #require(answered(measure, unit: unit, visits))
      for day in Self.days {
        let expected = counting.value(kind, visits, on: day)
        #expect(found.series[day]?.value == expected, "round \(round), \(day.number): \(measure)")
        #expect(found.alone[day]?.value == expected, "round \(round), \(day.number), alone: \(measure)")
        for (place, status) in Visit.statuses.enumerated() where kind != "coverage" {
          let own = counting.value(kind, visits.filter { $0.status == place + 1 }, on: day)
          guard rule.filter.admits(status, in: "status") else { continue }
          #expect(found.byStatus[day]?[status] == .some(own), "round \(round), \(day.number), \(status): \(measure)")
        }
      }
    }
  }

  private func rule(_ drawing: inout FilterDrawing) -> RowRule {
    var stops: [Stop] = []
    if Bool.random(using: &drawing.random) {
      stops.append(
        Stop(
          column: Bool.random(using: &drawing.random) ? "answered" : "sent", countsOnTheDay: .random(using: &drawing.random),
          filter: drawing.filter(depth: 1), blankIsFromTheStart: .random(using: &drawing.random)))
    }
    return RowRule(
      source: Visit.source.name, day: "opened", blankDayIsAlways: .random(using: &drawing.random), filter: drawing.filter(),
      stops: stops, window: Bool.random(using: &drawing.random) ? .toDate : .month)
  }

  @Test func `a code that a filter cannot let through is never among the categories, and one that it can always is`() {
    var drawing = FilterDrawing(random: SeededGenerator())
    for _ in 0..<400 {
      let filter = drawing.filter()
      let visits = (0..<200).map { _ in Visit(using: &drawing.random) }
      for (place, status) in Visit.statuses.enumerated() where !filter.admits(status, in: "status") {
        #expect(!visits.contains { $0.status == place + 1 && filter.admits($0, asOf: 40) }, "\(status): \(filter)")
      }
    }
  }

  @Test func `a filter of which nothing ends never lets a row go`() {
    var drawing = FilterDrawing(random: SeededGenerator())
    var ending = 0
    for _ in 0..<600 {
      let filter = drawing.filter()
      let visits = (0..<30).map { _ in Visit(using: &drawing.random) }
      if filter.mayEnd(placedBy: "opened") {
        ending += 1
        continue
      }
      for visit in visits {
        let passes = ((visit.opened ?? 0)...90).map { filter.admits(visit, asOf: $0) }
        #expect(!zip(passes, passes.dropFirst()).contains { $0 && !$1 }, "\(visit): \(filter)")
      }
    }
    #expect(ending > 100 && ending < 500)
  }

  @Test func `a state that rows leave is charted at the month-ends, a wait that goes on not by month`() {
    let open = Filter([Condition(column: "answered", test: .blank, isOfDays: true)])
    let late = Condition.Test.lasts(.over, LengthOfTime(days: 126, text: "18 weeks"), .theDay)
    let waiting = Filter(open.conditions + [Condition(column: "opened", test: late, isOfDays: true)])
    func count(_ filter: Filter, _ window: Window) -> ChartedSeries {
      ChartedSeries(.count(RowRule(source: "visits", day: "opened", filter: filter, window: window)))
    }
    #expect(count(open, .toDate) == .monthEnds && count(waiting, .toDate) == .monthEnds)
    #expect(count(Filter(groups: [.not(open)]), .toDate) == .none(.cumulative))
    #expect(count(open, .rolling(months: 3)) == .months)
    #expect(count(waiting, .rolling(months: 3)) == .none(.waitsThatGoOn))
    let share = MeasureDefinition.proportion(
      RowRule(source: "visits", day: "opened", window: .month), numerator: waiting, of: nil)
    #expect(ChartedSeries(share) == .none(.waitsThatGoOn))
  }
}

/// A measure worked out row by row.
private struct NaiveMeasure {
  var rule: RowRule
  var numerator: Filter
  var denominator: Filter

  func definition(_ kind: String) -> (MeasureDefinition, Model.Unit) {
    let rows = Model.Unit.counted("visits")
    switch kind {
    case "count": return (.count(rule), rows)
    case "distinct": return (.distinct(rule, of: "person"), rows)
    case "sum": return (.sum(rule, column: "amount"), rows)
    case "proportion": return (.proportion(rule, numerator: numerator, of: nil), .percent)
    case "proportion of people": return (.proportion(rule, numerator: numerator, of: "person"), .percent)
    case "proportion of sums": return (.proportionOfSums(rule, numerator: "amount", denominator: "amount"), .percent)
    case "latest": return (.latest(rule, per: "person", denominator: denominator, numerator: numerator), .percent)
    case "people with several": return (.repeats(rule, of: "person", .entities), rows)
    case "further visits": return (.repeats(rule, of: "person", .furtherRows), rows)
    case "mean": return (.duration(rule, from: "opened", to: "answered", .mean), .days)
    default:
      var reached = rule
      reached.filter = numerator
      return (.coverage(rule, of: "person", cohort: nil, reached: reached, by: "person"), .percent)
    }
  }

  private func counts(_ visit: Visit, _ filter: Filter, on day: Day) -> Bool {
    let period = rule.window.period(asOf: day)
    let opened = visit.opened ?? (rule.blankDayIsAlways ? Int32.min + 1 : nil)
    guard let opened, opened <= day.number, opened >= period.first?.number ?? .min, filter.admits(visit, asOf: day.number) else {
      return false
    }
    for stop in rule.stops where stop.filter.admits(visit, asOf: day.number) {
      guard let stopped = visit.day(stop.column) else {
        if stop.blankIsFromTheStart { return false }
        continue
      }
      if day.number >= stopped + (stop.countsOnTheDay ? 1 : 0) { return false }
    }
    return true
  }

  func value(_ kind: String, _ visits: [Visit], on day: Day) -> Double? {
    let counted = visits.filter { counts($0, rule.filter, on: day) }
    func share(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : 100 * Double(part) / Double(whole) }
    func passes(_ visit: Visit) -> Bool { numerator.admits(visit, asOf: day.number) }
    let people = Dictionary(grouping: counted, by: \.person)
    switch kind {
    case "count": return Double(counted.count)
    case "distinct": return Double(people.count)
    case "sum":
      let amounts = counted.compactMap(\.amount)
      return amounts.count < counted.count || counted.isEmpty ? nil : Double(amounts.reduce(0, +)) / 10
    case "proportion": return share(counted.count(where: passes), counted.count)
    case "proportion of people": return share(people.values.count { $0.contains(where: passes) }, people.count)
    case "proportion of sums":
      let amounts = counted.compactMap(\.amount)
      return amounts.count < counted.count || amounts.reduce(0, +) == 0 ? nil : 100
    case "latest":
      // Of two visits of one day the later row speaks.
      let latest = people.values.compactMap { visits in
        visits.enumerated().max { (($0.element.opened ?? .min), $0.offset) < (($1.element.opened ?? .min), $1.offset) }?.element
      }
      let whole = latest.filter { denominator.admits($0, asOf: day.number) }
      return share(whole.count(where: passes), whole.count)
    case "people with several": return Double(people.values.count { $0.count > 1 })
    case "further visits": return Double(counted.count - people.count)
    case "mean":
      let waits = counted.compactMap { visit -> Int? in
        guard let opened = visit.opened, visit.answered.map({ $0 >= opened }) ?? true else { return nil }
        return Int(min(visit.answered ?? day.number, day.number) - opened)
      }
      return waits.isEmpty ? nil : Double(waits.reduce(0, +)) / Double(waits.count)
    default:
      let reached = Set(visits.filter { counts($0, numerator, on: day) }.map(\.person))
      return share(people.keys.count(where: reached.contains), people.count)
    }
  }
}
