import Drawing
import Model
import Testing
import Transformers

/// A looked-up day is the one that looking through all rows finds.
@Suite struct LookedUpDaysTests {
  private struct Row {
    var person: UInt32
    var day: Int32
    var amount: Int64 = 0
    var survives = true

    init(_ random: inout SeededGenerator) {
      person = UInt32.random(in: 0...6, using: &random)
      day = Int.random(in: 0...9, using: &random) == 0 ? Blank.day : Int32.random(in: -3...40, using: &random)
      amount = Int.random(in: 0...6, using: &random) == 0 ? Blank.integer : Int64.random(in: 0...9, using: &random)
      survives = Int.random(in: 0...4, using: &random) > 0
    }
  }

  private static let person = ColumnDefinition(name: "person", kind: .identifier(domain: "person"))
  private static let day = ColumnDefinition(name: "day", kind: .day(formats: DayFormat.standard, notBefore: nil))
  private static let amount = ColumnDefinition(name: "amount", kind: .integer(0...9))
  private static let other = SourceDefinition(
    name: "other", title: "Others", files: ["other"], columns: [person, day, amount], key: [])
  private static let names = ["person", "day", "amount"]

  private func batch(_ rows: [Row]) -> Batch {
    Batch(
      columns: [.interned(rows.map(\.person)), .days(rows.map(\.day)), .integers(rows.map(\.amount))], file: 0, place: 0,
      lines: rows.indices.map { Int32($0) }, survives: rows.map(\.survives))
  }

  private func lookup(_ name: String, _ choice: LookedUpColumn.Choice, bound: String, _ filter: Filter = Filter())
    -> LookedUpColumn
  {
    LookedUpColumn(
      name: name, choice: choice, day: "day", source: "other", by: ("person", "person"), bound: bound, filter: filter)
  }

  @Test func `the first day on or after, and the latest on or before, as looking through all rows finds them`() {
    var random = SeededGenerator()
    let many = Filter([Condition(column: "amount", test: .above(4))])
    var source = SourceDefinition(
      name: "own", title: "Own", files: ["own"], columns: [Self.person, Self.day, Self.amount], key: [])
    source.lookedUp = [
      lookup("first", .first, bound: "day"), lookup("latest", .latest, bound: "day"),
      lookup("of many", .first, bound: "day", many),
      lookup("before the first", .latest, bound: "first", many),
    ]
    for round in 0..<60 {
      let set = FigureSet(
        [], sources: [Self.other, source], lookingUp: [(source: "own", columns: source.lookedUp.map(\.name))])
      let rows = (0..<Int.random(in: 0...50, using: &random)).map { _ in Row(&random) }
      set.begin(Self.other, columns: Self.names)
      if round % 3 == 0 {
        // What was taken before reading begins again is dropped.
        set.take(batch((0..<9).map { _ in Row(&random) }), of: Self.other, columns: Self.names, lexicons: [:])
        set.begin(Self.other, columns: Self.names)
      }
      for piece in 0..<3 {
        let part = rows.enumerated().filter { $0.offset % 3 == piece }.map(\.element)
        set.take(batch(part), of: Self.other, columns: Self.names, lexicons: [:])
      }
      let isDelivered = round % 5 > 0
      set.end("other", isDelivered: isDelivered)
      let own = (0..<40).map { _ in Row(&random) }
      let found = set.lookedUp(batch(own), of: source, columns: Self.names)
      #expect(found.map(\.name) == source.lookedUp.map(\.name))
      let counting = isDelivered ? rows.filter { $0.survives && $0.person != 0 && $0.day != Blank.day } : []
      for (index, row) in own.enumerated() {
        func naive(_ choice: LookedUpColumn.Choice, _ bound: Int32, ofMany: Bool) -> Int32 {
          let days = counting.filter { $0.person == row.person && (!ofMany || $0.amount > 4) }.map(\.day)
          guard bound != Blank.day else { return Blank.day }
          return (choice == .first ? days.filter { $0 >= bound }.min() : days.filter { $0 <= bound }.max()) ?? Blank.day
        }
        let first = naive(.first, row.day, ofMany: false)
        let expected = [
          first, naive(.latest, row.day, ofMany: false), naive(.first, row.day, ofMany: true),
          naive(.latest, first, ofMany: true),
        ]
        #expect(found.map { $0.days[index] } == expected)
      }
    }
  }
}
