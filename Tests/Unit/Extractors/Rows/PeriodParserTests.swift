import Drawing
import Extractors
import Model
import Testing

@Suite struct PeriodParserTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var format: DayFormat
    var day: String
    var texts: [String]
    var testDescription: String { "\(format.rawValue): \(day)" }

    init(_ format: DayFormat, _ day: String, _ texts: String...) { (self.format, self.day, self.texts) = (format, day, texts) }
  }

  static let cases = [
    Case(.calendarYear, "2024-12-31", "2024"),
    Case(.academicYear, "2023-08-31", "202223", "2022/23", "2022-23", "2022/2023", "2022-2023"),
    Case(.academicYear, "2000-08-31", "199900", "1999/00", "1999-2000"),
    Case(.financialYear, "2023-03-31", "202223", "2022/23", "2022-23", "2022/2023"),
    Case(
      .academicTerm, "2023-12-31", "Autumn 2023", "autumn term 2023", "AUTUMN TERM 2023/24", "Autumn 202324", "Autumn  2023-24",
      "2023/24 Autumn", "202324 autumn term", "2023 Autumn Term"),
    Case(.academicTerm, "2024-03-31", "Spring 2024", "Spring term 2023/24", "2023-24 spring", "Spring 2023/2024"),
    Case(.academicTerm, "2024-08-31", "Summer 2024", "Summer Term 2023/24", "202324 Summer term"),
    Case(
      .month, "2025-09-30", "September 2025", "Sep 2025", "Sept 2025", "sep-2025", "Sep-25", "SEPTEMBER-25", "2025-09", "202509"),
    Case(.month, "2024-02-29", "February 2024", "2024-02", "Feb-24"),
    Case(.month, "1999-12-31", "Dec-99", "199912"),
    Case(.quarter, "2024-06-30", "2024-Q2", "2024 Q2", "2024Q2", "Q2 2024", "q2 2024", "Q2-2024"),
    Case(.quarter, "2024-12-31", "2024 Q4"), Case(.quarter, "2024-03-31", "Q1 2024"),
    Case(.financialQuarter, "2024-06-30", "2024-25 Q1", "Q1 2024/25", "202425 Q1", "2024/2025-Q1"),
    Case(.financialQuarter, "2024-09-30", "2024/25 Q2", "2024-25-Q2", "2024-25Q2"),
    Case(.financialQuarter, "2024-12-31", "Q3 2024-25"), Case(.financialQuarter, "2025-03-31", "Q4 2024/25"),
    Case(.hyphens, "2023-02-28", "28-02-2023", "28-2-2023", "28-02-2023 09:30"),
  ]

  static let refused: [(DayFormat, [String])] = [
    (.calendarYear, ["24", "20240", "2024/25", "2024-01", "2024.0", "2024 ?", "year 2024", "-2024"]),
    (
      .academicYear, ["2023", "202224", "2022/24", "2022 23", "22/23", "2022/2024", "2022/2", "2022/023", "20222023", "2022/23x"]
    ),
    (.financialYear, ["202224", "2022"]),
    (
      .academicTerm,
      [
        "Autumn", "Autumn 23", "Autumn2023", "Fall 2023", "Autumn 2023/25", "term Autumn 2023", "Autumn/2023", "2023",
        "Autumn term", "Autumn termly 2023", "Spring 2024 1", "Autumn-2023",
      ]
    ),
    (
      .month,
      ["Sep 25", "2025-13", "202500", "202513", "2025-9", "25-Sep", "2025", "Sep", "September2025", "2025/09", "Sepp 2025"]
    ),
    (.quarter, ["2024-Q5", "2024-Q0", "Q2", "2024-25 Q2", "Q2 24", "2024-2", "Q12 2024", "Q2 2024/25", "QQ2 2024"]),
    (.financialQuarter, ["2024 Q2", "Q2 2024", "Q5 2024/25", "2024/26 Q1", "2024/25"]),
    (.hyphens, ["02-28-2023", "28-02-23", "2023-02-28", "30-02-2023", "28-02-2023-01", "028-02-2023", "28-02/2023"]),
  ]

  @Test("each is the last day of its period", arguments: cases)
  func reads(_ period: Case) {
    let days = ReadValues.days(period.texts, formats: [period.format]).map { $0.map(\.description) }
    #expect(days == period.texts.map { _ in period.day })
  }

  @Test("texts that are no such period are refused", arguments: refused)
  func refuses(format: DayFormat, texts: [String]) {
    #expect(ReadValues.days(texts, formats: [format]) == texts.map { _ in nil })
  }

  @Test func `periods are read only where the definition says so`() {
    let texts = Self.cases.filter { $0.format.isPeriod }.flatMap(\.texts)
    #expect(ReadValues.days(texts, formats: DayFormat.standard).compactMap(\.self).isEmpty)
    #expect(ReadValues.days(["28-02-2023"], formats: DayFormat.standard) == [Day(2023, 2, 28)])
  }

  /// Whatever is listed together reads as each of the formats alone does, since those that differ are mistakes of a definition.
  @Test func `two formats read a text as two days only where they are known to`() {
    var random = SeededGenerator()
    let texts =
      Self.cases.flatMap(\.texts) + DayFormat.ambiguities.map(\.text)
      + (0..<4000).map { _ in Self.text(&random) } + [
        "44985", "28/02/2023", "28/02/23", "28-Feb-2023", "2023-Feb-28", "2023-02-28",
      ]
    let read = Dictionary(uniqueKeysWithValues: DayFormat.allCases.map { ($0, ReadValues.days(texts, formats: [$0])) })
    let known = Set(DayFormat.ambiguities.map { Set($0.days.map(\.key)) })
    var found: Set<Set<DayFormat>> = []
    for (one, days) in read {
      for (other, others) in read where other != one {
        if zip(days, others).contains(where: { $0 != nil && $1 != nil && $0 != $1 }) { found.insert([one, other]) }
      }
    }
    #expect(found == known)
    let unambiguous = Set(DayFormat.allCases).subtracting([.excelSerial, .financialYear, .month])
    let together = ReadValues.days(texts, formats: unambiguous)
    for (place, text) in texts.enumerated() {
      let alone = unambiguous.compactMap { read[$0]?[place] }.first
      #expect(together[place] == alone, "\(text)")
    }
  }

  @Test func `the days of texts with two meanings are what is read`() {
    for ambiguity in DayFormat.ambiguities {
      for (format, day) in ambiguity.days { #expect(ReadValues.days([ambiguity.text], formats: [format]) == [day]) }
    }
  }

  @Test func `no text stops the reading`() {
    var random = SeededGenerator()
    let texts = (0..<20_000).map { _ in Self.text(&random) }
    for format in DayFormat.allCases { #expect(ReadValues.days(texts, formats: [format]).count == texts.count) }
  }

  /// Pieces of dates in any order.
  private static func text(_ random: inout SeededGenerator) -> String {
    let pieces = [
      "2024", "2011", "12", "202223", "2023", "24", "25", "1", "9", "Q", "q2", "Q4", "-", "/", " ", "  ", "Autumn", "term",
      "spring",
      "Summer", "Sep", "September", "May", "é", "0", "99", "T", ":", ".", "9999",
    ]
    return (0..<Int.random(in: 1...6, using: &random)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
      .joined()
  }
}
