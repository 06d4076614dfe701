import Model
import Queries
import Testing

/// What the databases write in different ways.
@Suite struct DialectTests {
  private let day = Day(iso: "2024-03-31")!

  @Test func `a date`() {
    #expect(Dialect.allCases.map { $0.day(day) } == ["DATE '2024-03-31'", "'2024-03-31'", "DATE '2024-03-31'"])
  }

  @Test func `the days between two dates`() {
    #expect(
      Dialect.allCases.map { $0.days(from: "a", to: "b") } == [
        "date_diff('day', a, b)", "CAST(julianday(b) - julianday(a) AS INTEGER)", "datediff(b, a)",
      ])
  }

  @Test func `a date some months later`() {
    #expect(
      Dialect.allCases.map { $0.day("a", months: 6) } == [
        "CAST(a + INTERVAL 6 MONTH AS DATE)",
        "MIN(date(a, '+6 months'), date(a, 'start of month', '+7 months', '-1 day'))", "add_months(a, 6)",
      ])
  }

  @Test func `a text with what would end it or escape`() {
    #expect(Dialect.duckdb.text(#"St Mary's \ 2"#) == #"'St Mary''s \ 2'"#)
    #expect(Dialect.sqlite.text(#"St Mary's \ 2"#) == #"'St Mary''s \ 2'"#)
    #expect(Dialect.spark.text(#"St Mary's \ 2"#) == #"'St Mary\'s \\ 2'"#)
  }

  @Test func `no text`() {
    #expect(Dialect.allCases.map(\.noText) == ["CAST(NULL AS VARCHAR)", "CAST(NULL AS TEXT)", "CAST(NULL AS STRING)"])
  }

  @Test func `only names that need quotes have them`() {
    for dialect in Dialect.allCases { #expect(dialect.name("start_date") == "start_date") }
    #expect(
      ["order", "Start", "2nd", "a-b", "a\"b"].map(Dialect.duckdb.name) == [
        "\"order\"", "\"Start\"", "\"2nd\"", "\"a-b\"", "\"a\"\"b\"",
      ])
    #expect(["order", "a`b"].map(Dialect.spark.name) == ["`order`", "`a``b`"])
  }
}
