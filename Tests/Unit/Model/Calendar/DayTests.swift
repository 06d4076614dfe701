import Model
import Testing

@Suite struct DayTests {
  static func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  @Test func `every day of 800 years follows the one before it`() throws {
    var day = try Self.day("1600-01-01")
    var (year, month, number) = (1600, 1, 1)
    while year < 2400 {
      #expect(day.civil == (year, month, number))
      #expect(Day(year, month, number) == day)
      number += 1
      if number > Day.length(ofMonth: month, year: year) { (month, number) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
      day = day + 1
    }
  }

  @Test func `day 0 is 1 January 1970`() throws { #expect(try Self.day("1970-01-01").number == 0) }

  @Test(arguments: [
    "2023-02-29", "2023-13-01", "2023-00-10", "2023-1-1", "20230101", "2023-01-01 ", "", "2023/01/01", "1900-02-29",
  ])
  func `no day is`(text: String) { #expect(Day(iso: text) == nil) }

  @Test(arguments: [
    ("2023-01-31", 1, "2023-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2024-02-29", -12, "2023-02-28"),
    ("2023-05-15", -12, "2022-05-15"), ("2023-12-01", 1, "2024-01-01"), ("2024-03-31", -1, "2024-02-29"),
  ])
  func `months later, clamped`(from: String, months: Int, to: String) throws {
    #expect(try Self.day(from).adding(months: months).description == to)
  }

  @Test func `month-ends run to the day asked for`() throws {
    let days = Day.monthEnds(from: try Self.day("2023-12-15"), to: try Self.day("2024-03-10"))
    #expect(days.map(\.description) == ["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-10"])
    #expect(Day.monthEnds(from: try Self.day("2024-02-29"), to: try Self.day("2024-02-29")).count == 1)
  }

  @Test func `in words`() throws { #expect(try Self.day("2023-02-08").inWords == "8 February 2023") }
}

@Suite struct WindowTests {
  @Test(arguments: [
    (Window.rolling(months: 12), "2023-02-28", "2022-03-01"), (.rolling(months: 12), "2025-02-28", "2024-03-01"),
    (.rolling(months: 12), "2024-02-29", "2023-03-01"), (.rolling(months: 12), "2023-05-15", "2022-05-16"),
    (.rolling(months: 12), "2024-02-28", "2023-03-01"), (.rolling(months: 3), "2023-05-30", "2023-03-01"),
    (.rolling(months: 3), "2023-05-31", "2023-03-01"), (.rolling(months: 3), "2024-05-29", "2024-03-01"),
    (.financialYear, "2023-03-31", "2022-04-01"), (.financialYear, "2023-04-01", "2023-04-01"),
    (.academicYear, "2023-08-31", "2022-09-01"), (.academicYear, "2023-09-01", "2023-09-01"),
    (.month, "2024-02-29", "2024-02-01"), (.month, "2024-02-01", "2024-02-01"),
  ])
  func `first day`(window: Window, asOf: String, first: String) throws {
    let period = window.period(asOf: try DayTests.day(asOf))
    #expect(period.first?.description == first)
    #expect(period.last.description == asOf)
  }

  @Test func `twelve months to a month-end are its twelve months`() throws {
    for end in Day.monthEnds(from: try DayTests.day("2019-01-31"), to: try DayTests.day("2026-12-31")) {
      let months = (0..<12).map { Window.month.period(asOf: end.startOfMonth.adding(months: -$0).endOfMonth) }
      #expect(Window.rolling(months: 12).period(asOf: end).first == months.last?.first)
    }
  }

  @Test func `to date reaches back for ever`() throws {
    #expect(Window.toDate.period(asOf: try DayTests.day("2023-01-01")).first == nil)
  }
}

@Suite struct NamesAndNumbers {
  @Test func `natural order`() {
    let names = ["x-10", "x", "x-2", "x-02", "y", "x-2a", "X"]
    #expect(names.sorted(by: naturallyPrecedes) == ["X", "x", "x-02", "x-2", "x-2a", "x-10", "y"])
  }

  @Test(arguments: [
    (Unit.percent, 65.625, "65.6%"), (.weeks, 19, "19.0 weeks"), (.counted("children"), 7473, "7,473 children"),
    (.counted("exclusions"), 98.16, "98.2 exclusions"), (.counted("children"), 6840.03, "6,840 children"),
    (.counted("children"), -3, "-3 children"), (.days, 1_234_567.4, "1,234,567 days"), (.percent, 0, "0.0%"),
  ])
  func `a value for people`(unit: Unit, value: Double, text: String) { #expect(unit.text(value) == text) }
}
