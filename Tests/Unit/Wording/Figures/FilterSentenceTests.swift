import Model
import Testing
import Wording

@Suite struct FilterSentenceTests {
  private static func condition(_ column: String, _ test: Condition.Test) -> Condition { Condition(column: column, test: test) }

  private static func filter(_ column: String, _ test: Condition.Test) -> Filter { Filter([condition(column, test)]) }

  private static let weeks = LengthOfTime(days: 140, text: "20 weeks")
  private static let autumn = Day(iso: "2023-09-01") ?? Day(number: 0)
  private static let summer = Day(iso: "2024-08-31") ?? Day(number: 0)

  private func sentence(_ filter: Filter) -> String {
    FilterSentence(source: nil, day: Day(iso: "2024-03-31") ?? Self.autumn).sentence(filter)
  }

  private static func number(_ order: NumberOrder, _ text: String) -> Condition.Test {
    DecimalNumber(text).map { .compares(order, $0) } ?? .present
  }

  @Test(
    arguments: [
      (.lasts(.within, weeks, .column("request_date")), "issued date is no more than 20 weeks after request date"),
      (.lasts(.over, weeks, .column("request_date")), "issued date is more than 20 weeks after request date"),
      (.lasts(.over, weeks, .theDay), "issued date is more than 20 weeks before 31 March 2024"),
      (.lasts(.within, weeks, .theDay), "issued date is no more than 20 weeks before 31 March 2024"),
      (.falls(.before, .date(autumn)), "issued date is before 1 September 2023"),
      (.falls(.notBefore, .theDay), "issued date is on or after 31 March 2024 (or not recorded)"),
      (.falls(.after, .column("request_date")), "issued date is after request date"),
      (.notAfter("withdrawn_date"), "issued date is on or before withdrawn date (or one of the two is not recorded)"),
      (.falls(.notBefore, .column("asked")), "issued date is on or after asked (or one of the two is not recorded)"),
      (.falls(.until, .column("due_date")), "issued date is on or before due date"),
      (.falls(.from, .date(autumn)), "issued date is on or after 1 September 2023"),
    ] as [(Condition.Test, String)])
  func `days in words`(test: Condition.Test, words: String) {
    #expect(sentence(Self.filter("issued_date", test)) == words)
  }

  @Test func `both ends of a range are one condition`() {
    let numbers = Filter([
      Self.condition("headcount", Self.number(.atLeast, "5")), Self.condition("headcount", Self.number(.atMost, "9.5")),
    ])
    #expect(sentence(numbers) == "headcount is from 5 to 9.5")
    let days = Filter([
      Self.condition("start_date", .falls(.from, .date(Self.autumn))),
      Self.condition("start_date", .falls(.until, .date(Self.summer))), Self.condition("end_date", .blank),
    ])
    #expect(sentence(days) == "start date is from 1 September 2023 to 31 August 2024 and end date is not recorded")
    let apart = Filter([
      Self.condition("headcount", Self.number(.atLeast, "5")), Self.condition("headcount", Self.number(.below, "10")),
    ])
    #expect(sentence(apart) == "headcount is 5 or more and headcount is less than 10")
  }

  @Test func `groups in words`() {
    let (one, other) = (Self.filter("in_education", .among(["yes"])), Self.filter("safely_at_home", .among(["yes"])))
    #expect(
      sentence(Filter(Self.filter("need", .present).conditions, groups: [.any([one, other])]))
        == "need is recorded, and either 'in education' is yes or 'safely at home' is yes")
    let both = Filter(one.conditions + other.conditions)
    #expect(
      sentence(Filter(groups: [.not(both)]))
        == "it is not true that both 'in education' is yes and 'safely at home' is yes")
    #expect(sentence(Filter(groups: [.not(one)])) == "it is not true that 'in education' is yes")
    #expect(
      sentence(Filter(groups: [.any([both, Self.filter("need", .blank)])]))
        == "either 'in education' is yes and 'safely at home' is yes, or need is not recorded")
  }
}
