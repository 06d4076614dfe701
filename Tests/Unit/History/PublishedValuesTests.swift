import Drawing
import GRDB
import History
import Model
import Testing

/// What the history says was published, against a list of all that was.
@Suite struct PublishedValuesTests {
  private static let lastMonthEnds = ["2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30", "2023-05-31"]

  /// A run for one of some days, now and then with another value, a missing one, or a category that comes and goes.
  private func invented(_ number: Int, from earlier: InventedRun?, _ generator: inout SeededGenerator) throws
    -> InventedRun
  {
    let days = try Self.lastMonthEnds.map(day)
    let last = Int.random(in: 0..<days.count, using: &generator)
    let first = Int.random(in: 0...last, using: &generator)
    var numbers: [InventedRun.Number] = []
    for day in days[first...last] {
      for (dimension, category) in [("", ""), ("status", "K"), ("status", "E")] {
        let before = earlier?.numbers.first { $0.day == day && $0.category == category }
        if !dimension.isEmpty, Int.random(in: 0..<4, using: &generator) == 0 { continue }
        let value: Double? =
          Int.random(in: 0..<3, using: &generator) > 0
          ? before?.value : Int.random(in: 0..<5, using: &generator) == 0 ? nil : Double(Int.random(in: 0...9, using: &generator))
        numbers.append(InventedRun.Number(day: day, dimension: dimension, category: category, value: value))
      }
    }
    return InventedRun(
      name: "r\(number)", asOf: days[last], fingerprint: Int.random(in: 0..<6, using: &generator) == 0 ? "g" : "f",
      numbers: numbers)
  }

  @Test(arguments: 0..<20)
  func `every number of every run, the first and the last of each`(number: Int) throws {
    var generator = SeededGenerator(case: number)
    let file = try TemporaryHistory()
    let history = try file.open()
    var runs: [InventedRun] = []
    for number in 0..<12 {
      let run = try invented(number, from: runs.last, &generator)
      try history.record([run.published])
      runs.append(run)
    }
    let withdrawn = Set((0..<12).filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }.map { "r\($0)" })
    try history.withdraw(withdrawn.map { Withdrawal(run: $0, reason: "wrong", by: "me", at: "2023-06-01T06:00:00Z") })

    #expect(try published(file.path) == Set(runs.flatMap { run in run.numbers.map { "\(run.name) \(Self.text($0))" } }))
    let live = runs.filter { !withdrawn.contains($0.name) }
    let past = try history.past(for: try day("2023-05-31"))
    for day in try Self.lastMonthEnds.map(day) {
      let values = live.compactMap { run in
        run.numbers.first { $0.day == day && $0.dimension.isEmpty }?.value.map { (run.name, $0) }
      }
      let key = PointKey(InventedRun.figure, "value", in: "exclusions", day)
      #expect(past.first[key]?.run == values.first?.0 && past.first[key]?.value == values.first?.1)
      let last = values.last?.1
      let since = values.reversed().prefix { $0.1 == last }.last
      #expect(past.current[key]?.value == last && past.current[key]?.run == since?.0)
    }
    let streak = live.reversed().prefix { $0.fingerprint == live.last?.fingerprint }
    #expect(past.definitions[InventedRun.figure]?.run == streak.last?.name)
    #expect(past.definitions[InventedRun.figure]?.isFirst == (live.isEmpty ? nil : streak.count == live.count))
  }

  private static func text(_ number: InventedRun.Number) -> String {
    "\(number.day) \(number.dimension) \(number.category) \(number.value.map { "\($0)" } ?? "none")"
  }

  /// The view, as anybody with SQLite reads it.
  private func published(_ path: String) throws -> Set<String> {
    let rows = try DatabaseQueue(path: path).read {
      try Row.fetchAll($0, sql: "SELECT run, as_of, dimension, category, value FROM published")
    }
    return Set(
      rows.map { row in
        let value: Double? = row["value"]
        return
          "\(row["run"] as String) \(row["as_of"] as String) \(row["dimension"] as String) \(row["category"] as String) \(value.map { "\($0)" } ?? "none")"
      })
  }

  @Test func `a day that is no month-end is published for itself alone`() throws {
    let file = try TemporaryHistory()
    let middle = try day("2023-05-15")
    let numbers = try ["2023-04-30", "2023-05-15"].map { InventedRun.Number(day: try day($0), value: 1) }
    try file.open().record([InventedRun(name: "r", asOf: middle, numbers: numbers).published])
    #expect(try published(file.path) == ["r 2023-04-30   1.0", "r 2023-05-15   1.0"])
  }
}
