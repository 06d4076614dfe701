import Model
import Testing
import Wording

/// What a reader is told of a cohort, and of a day that is looked up.
@Suite struct CohortSentenceTests {
  private static let schools = SourceDefinition(name: "schools", title: "Schools", files: [], columns: [], key: [])
  private static let published = SourceDefinition(name: "rates", title: "Published rates", files: [], columns: [], key: [])
  private static let training = SourceDefinition(name: "training", title: "Training", files: [], columns: [], key: [])
  private static let suspensions = SourceDefinition(name: "suspensions", title: "Suspensions", files: [], columns: [], key: [])

  private func sentence(_ cohort: Cohort) throws -> String {
    let day = try #require(Day(iso: "2024-03-31"))
    let rule = RowRule(source: "schools", day: "open_date", blankDayIsAlways: true, window: .toDate)
    let reached = RowRule(source: "training", day: "attended_date", window: .toDate)
    let measure = MeasureDefinition.coverage(rule, of: "school_urn", cohort: cohort, reached: reached, by: "school_urn")
    return MeasureSentence([Self.schools, Self.published, Self.training, Self.suspensions], on: day).text(measure, unit: .percent)
  }

  private func rate(_ source: String, number: Cohort.Rate.Number = .rows, per: String?) -> Cohort.Rate {
    let rule = RowRule(source: source, day: "date", window: .rolling(months: 12))
    return Cohort.Rate(rule: rule, entity: "school_urn", number: number, per: per)
  }

  @Test func `each choice has its words`() throws {
    let counted = rate("suspensions", per: "headcount")
    let rated = rate("rates", number: .column("absence_rate", scale: 10), per: nil)
    let phase = Dimension(name: "school_phase", lookup: .column("phase"))
    let start = "Of the schools with an open date up to 31 March 2024, or none and that "
    let end = ", the percentage found in the training with an attended date up to 31 March 2024."
    #expect(
      try sentence(Cohort(.fromPercentile(75), rates: [counted, rate("rates", per: "headcount")]))
        == start + "are in the top quarter for any of these rates: suspensions, published rates per 100 of headcount" + end)
    #expect(
      try sentence(Cohort(.highest(10), rates: [rated], within: phase))
        == start + "are in the top 10 of their school phase for this rate: absence rate in the published rates" + end
        + " All that tie with the last of the 10 are included.")
    #expect(
      try sentence(Cohort(.limited([.atLeast(2.5), .below(1000)]), rates: [counted, rated]))
        == start + "have at least 2.5 and less than 1,000 for any of these rates: suspensions per 100 of headcount, "
        + "absence rate in the published rates" + end)
    #expect(
      try sentence(Cohort(.fromPercentile(93), rates: [rated])).contains("are at or above the 93rd percentile for this rate"))
    #expect(
      try sentence(Cohort(.upToPercentile(25), rates: [rated], asAt: Day(iso: "2023-03-31")))
        == "Of the schools with an open date up to 31 March 2023, or none and that were in the bottom quarter on 31 March 2023 "
        + "for this rate: absence rate in the published rates" + end)
  }

  @Test func `a looked-up day says where it comes from`() throws {
    let day = try #require(Day(iso: "2024-03-31"))
    let codes = ColumnDefinition(name: "kind", kind: .code([Code(name: "attended")]))
    let contacts = SourceDefinition(name: "contacts", title: "Contacts", files: [], columns: [codes], key: [])
    var referrals = SourceDefinition(name: "referrals", title: "Referrals", files: [], columns: [], key: [])
    referrals.lookedUp = [
      LookedUpColumn(
        name: "first_contact", choice: .first, day: "contact_date", source: "contacts", by: ("person_id", "person_id"),
        bound: "referral_date", filter: Filter([Condition(column: "kind", test: .among(["attended"]))]))
    ]
    let measure = MeasureDefinition.count(RowRule(source: "referrals", day: "first_contact", window: .rolling(months: 3)))
    #expect(
      MeasureSentence([contacts, referrals], on: day).text(measure, unit: .counted("referrals"))
        == "The number of referrals with a first contact in the 3 months to 31 March 2024. First contact is the first contact date on "
        + "or after the referral date in the contacts for the same person, where kind is attended.")
    let other = MeasureDefinition.count(RowRule(source: "referrals", day: "referral_date", window: .rolling(months: 3)))
    #expect(!MeasureSentence([contacts, referrals], on: day).text(other, unit: .counted("referrals")).contains("contact"))
  }
}
