import Model
import Testing
import Wording

@Suite struct MeasureSentenceTests {
  private static let columns = [
    ColumnDefinition(name: "referral_date", kind: .day(formats: [], notBefore: nil)),
    ColumnDefinition(name: "triage_date", kind: .day(formats: [], notBefore: nil)),
    ColumnDefinition(name: "urn", kind: .identifier(domain: "school")),
    ColumnDefinition(name: "child_id", kind: .identifier(domain: "person")),
  ]
  private static let referrals = SourceDefinition(
    name: "referrals", title: "Referrals", files: ["referrals"], columns: columns, key: [])

  private func text(_ measure: MeasureDefinition, _ unit: Model.Unit = .weeks) -> String {
    MeasureSentence([Self.referrals], on: Day(2024, 3, 31) ?? Day(number: 0)).text(measure, unit: unit)
  }

  private func rule(_ day: String, _ test: Condition.Test? = nil) -> RowRule {
    let filter = Filter(test.map { [Condition(column: "triage_date", test: $0, isOfDays: true)] } ?? [])
    return RowRule(source: "referrals", day: day, filter: filter, window: .rolling(months: 12))
  }

  @Test func `a duration says up to which day it goes where a row has no end yet`() {
    func wait(_ rule: RowRule, to end: String? = "triage_date") -> String {
      text(.duration(rule, from: "referral_date", to: end, .mean))
    }
    let open = ", or to 31 March 2024 where there is none yet, in weeks, of the referrals"
    #expect(wait(rule("referral_date")).hasPrefix("The mean time from referral date to triage date\(open)"))
    #expect(wait(rule("referral_date", .notAfter("closed"))).contains(open))
    #expect(wait(rule("referral_date", .falls(.notBefore, .theDay))).contains(open))
    for test in [Condition.Test.present, .falls(.until, .theDay), .lasts(.over, .init(days: 1, text: "1 day"), .theDay)] {
      #expect(wait(rule("referral_date", test)).hasPrefix("The mean time from referral date to triage date, in weeks, of the"))
    }
    #expect(wait(rule("triage_date")).hasPrefix("The mean time from referral date to triage date, in weeks, of the"))
    #expect(wait(rule("referral_date"), to: nil).hasPrefix("The mean time from referral date to 31 March 2024, in weeks, of the"))
    let share = text(.duration(rule("referral_date"), from: "referral_date", to: "triage_date", .shareOver(days: 91)), .percent)
    #expect(
      share.hasSuffix(
        "the time from referral date to triage date, or to 31 March 2024 where there is none yet, is more than 13 weeks."))
  }

  @Test func `children and schools are called by their plurals`() {
    #expect(
      text(.distinct(rule("triage_date"), of: "child_id"), .counted("children")).hasPrefix(
        "The number of children in the referrals"))
    #expect(
      text(.distinct(rule("triage_date"), of: "urn"), .counted("schools")).hasPrefix("The number of schools in the referrals"))
  }

  @Test func `what is left out says from where`() {
    let (hidden, whole) = (Addends(["n"], leavesOutHidden: true), Addends(["w"]))
    func ratio(_ part: Addends, _ whole: Addends) -> String {
      text(
        .combined(.ratio(per: 100), of: [.sum(rule("triage_date"), column: part), .sum(rule("triage_date"), column: whole)]),
        .percent)
    }
    #expect(ratio(hidden, whole).contains("left out of the numerator alone."))
    #expect(ratio(whole, hidden).contains("left out of the denominator alone."))
    #expect(ratio(hidden, hidden).contains("suppressed or blank are left out."))
    #expect(!ratio(whole, whole).contains("left out"))
    let share = text(.proportionOfSums(rule("triage_date"), numerator: hidden, denominator: "w"), .percent)
    #expect(share.contains("A row in which one of the two numbers is suppressed or blank is left out of both."))
  }
}
