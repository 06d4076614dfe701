import Model
import Testing
import Wording

@Suite struct RejectSentenceTests {
  private func message(_ kind: ColumnKind, _ rule: RejectRule) -> String {
    let allowed = AllowedValues(ColumnDefinition(name: "x", kind: kind), instead: rule)
    return Reject(source: "s", file: "s.csv", line: 2, column: "x", rule: rule, detail: .shape("Aaa 99", allowed)).message
  }

  @Test func `what is allowed follows what was found`() {
    let codes = { (count: Int) in ColumnKind.code((1...count).map { Code(name: "C\($0)") }) }
    #expect(message(codes(3), .code).hasSuffix("(it looks like 'Aaa 99'); allowed: C1, C2 or C3"))
    #expect(message(codes(1), .code).hasSuffix("; allowed: C1"))
    #expect(message(codes(15), .code).hasSuffix("C11, C12 and 3 others"))
    let days = { (formats: Set<DayFormat>) in ColumnKind.day(formats: formats, notBefore: Day(1990, 1, 1)) }
    #expect(message(days(DayFormat.standard), .date).hasSuffix("allowed: a date such as 2023-02-28 or 28/02/2023"))
    #expect(message(days([.month, .academicYear]), .date).hasSuffix("allowed: a date written as academic year or month"))
    #expect(message(days([.iso]), .tooEarly).hasSuffix("allowed: 1 January 1990 or later"))
    #expect(message(.integer(1...90), .number).hasSuffix("allowed: a whole number"))
    #expect(message(.decimal(places: 2, 0...100), .number).hasSuffix("allowed: a number with up to 2 decimal places"))
    #expect(message(.decimal(places: 1, 0...100), .range).hasSuffix("allowed: 0 to 100"))
  }

  @Test func `days with two digits of the year say what would read them`() {
    func remedy(_ shape: String, _ formats: Set<DayFormat> = DayFormat.standard) -> String? {
      let allowed = AllowedValues(ColumnDefinition(name: "x", kind: .day(formats: formats, notBefore: nil)), instead: .date)
      return Reject(source: "s", file: "s.csv", line: 2, column: "x", rule: .date, detail: .shape(shape, allowed)).remedy
    }
    #expect(remedy("99-Aaa-99")?.contains("'dd-mmm-yy'") == true && remedy("9 Aaaa 99") != nil)
    #expect(remedy("99-Aaa-9999") == nil && remedy("Aaa-99") == nil && remedy("99/99/99") == nil)
    #expect(remedy("99-Aaa-99", [.shortMonthName]) == nil)
  }

  @Test func `nothing follows where the rule says it`() {
    #expect(message(.identifier(domain: "person"), .damagedIdentifier).hasSuffix("(it looks like 'Aaa 99')"))
    #expect(message(.category, .blank).hasSuffix("(it looks like 'Aaa 99')"))
  }
}
