import Foundation
import Model
import Testing

@Suite struct FilterTests {
  private func text(_ filter: Filter) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(filter), as: UTF8.self)
  }

  @Test func `a filter is written as it always was, so that no figure changes its fingerprint`() throws {
    let old = Filter([
      Condition(column: "sen_status", test: .among(["K", "E"])), Condition(column: "outcome", test: .notAmong(["withdrawn"])),
      Condition(column: "need", test: .present), Condition(column: "answered", test: .blank, isOfDays: true),
      Condition(column: "triaged", test: .notAfter("withdrawn"), isOfDays: true), Condition(column: "headcount", test: .above(0)),
    ])
    let written = """
      {"conditions":[{"column":"sen_status","test":{"among":{"_0":["K","E"]}}},\
      {"column":"outcome","test":{"notAmong":{"_0":["withdrawn"]}}},{"column":"need","test":{"present":{}}},\
      {"column":"answered","test":{"blank":{}}},{"column":"triaged","test":{"notAfter":{"_0":"withdrawn"}}},\
      {"column":"headcount","test":{"above":{"_0":0}}}]}
      """
    #expect(try text(old) == written)
    #expect(try text(Filter()) == #"{"conditions":[]}"#)
  }

  @Test func `what a filter asks changes what is written of it`() throws {
    let half = try #require(DecimalNumber("0.5"))
    func lasting(_ length: LengthOfTime) -> Filter {
      Filter([Condition(column: "answered", test: .lasts(.within, length, .theDay))])
    }
    let (week, month) = (lasting(LengthOfTime(days: 7, text: "1 week")), lasting(LengthOfTime(months: 12, text: "12 months")))
    let tests: [Condition.Test] = [
      .compares(.above, half), .compares(.atLeast, half), .falls(.before, .theDay), .falls(.before, .column("a")),
      .falls(.after, .column("a")), .falls(.before, .date(Day(number: 0))), .falls(.before, .date(Day(number: 1))),
    ]
    let inner = Filter([Condition(column: "a", test: .present)])
    let filters =
      tests.map { Filter([Condition(column: "c", test: $0)]) } + [week, month, lasting(LengthOfTime(days: 14, text: "2 weeks"))]
      + [lasting(LengthOfTime(days: 12, text: "12 days"))]
      + [inner, Filter(groups: [.not(inner)]), Filter(groups: [.any([inner])]), Filter(groups: [.any([inner, inner])])]
    #expect(Set(try filters.map(text)).count == filters.count)
    #expect(try text(week) == text(lasting(LengthOfTime(days: 7, text: "7 days"))))
    #expect(try text(month) == text(lasting(LengthOfTime(months: 12, text: "1 year"))))
    let written = #"{"conditions":[{"column":"answered","test":{"lasts":{"_0":"within","_1":{"days":7},"_2":{"theDay":{}}}}}]}"#
    #expect(try text(week) == written)
  }

  @Test func `columns are found in groups too, and names only where they are compared`() {
    let inner = Filter(
      [Condition(column: "phase", test: .notAmong(["Primary"]))],
      groups: [.not(Filter([Condition(column: "issued", test: .lasts(.over, .init(days: 1, text: "1 day"), .column("asked")))]))])
    let filter = Filter([Condition(column: "need", test: .present)], groups: [.any([inner])])
    #expect(filter.columns == ["need", "phase", "issued", "asked"])
    #expect(filter.namedColumns == ["phase"])
    #expect(filter.everyCondition.map(\.isNegated) == [false, false, true])
  }

  @Test func `a filter admits a code where some row with it can pass`() {
    func status(_ codes: String...) -> Filter { Filter([Condition(column: "status", test: .among(codes))]) }
    let other = Filter([Condition(column: "other", test: .present)])
    #expect(status("K").admits("K", in: "status") && !status("K").admits("N", in: "status"))
    #expect(!Filter(groups: [.not(status("K"))]).admits("K", in: "status"))
    #expect(Filter(groups: [.not(Filter(status("K").conditions + other.conditions))]).admits("K", in: "status"))
    #expect(Filter(groups: [.any([status("K"), other])]).admits("N", in: "status"))
    #expect(!Filter(groups: [.any([status("K"), status("E")])]).admits("N", in: "status"))
    #expect(!Filter([Condition(column: "status", test: .blank)]).admits("K", in: "status"))
  }
}

@Suite struct DecimalNumberTests {
  @Test(arguments: [
    ("0", "0"), ("12.50", "12.5"), ("-0.05", "-0.05"), ("+3", "3"), ("100", "100"), ("007", "7"), ("0.10", "0.1"),
  ])
  func `a number is shown without needless digits`(written: String, shown: String) {
    #expect(DecimalNumber(written)?.text == shown)
  }

  @Test(arguments: ["", ".", "1.", ".5", "1e3", "1,000", "--1", "1.2.3", "12345678901234567", "١"])
  func `anything else is no number`(text: String) { #expect(DecimalNumber(text) == nil) }

  /// Numbers of up to three decimal places against columns of up to three.
  @Test func `a range holds the kept numbers on that side, and no others`() throws {
    for thousandths in -2100...2100 where thousandths % 7 == 0 || thousandths % 100 == 0 {
      let sign = thousandths < 0 ? "-" : ""
      let magnitude = thousandths.magnitude
      let fraction = String(repeating: "0", count: 3 - String(magnitude % 1000).count) + String(magnitude % 1000)
      let limit = try #require(DecimalNumber("\(sign)\(magnitude / 1000).\(fraction)"))
      for (places, unit) in [(0, 1000), (1, 100), (3, 1)] {
        for kept in (thousandths / unit - 2)...(thousandths / unit + 2) {
          let number = Int64(kept)
          #expect(limit.range(.above, places: places).contains(number) == (kept * unit > thousandths))
          #expect(limit.range(.below, places: places).contains(number) == (kept * unit < thousandths))
          #expect(limit.range(.atLeast, places: places).contains(number) == (kept * unit >= thousandths))
          #expect(limit.range(.atMost, places: places).contains(number) == (kept * unit <= thousandths))
        }
        for order in NumberOrder.allCases { #expect(!limit.range(order, places: places).contains(Blank.integer)) }
      }
    }
  }
}
