import Model
import Testing
import Transformers
import Wording

/// Reviews of risks: when each is due, and how a risk has moved.
@Suite struct RiskRegisterTests {
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  private func risk(_ id: String = "R1", raised: String = "2023-03-21") throws -> RiskDefinition {
    RiskDefinition(
      id: id, raised: try day(raised), risk: "A risk", before: RiskScore(likelihood: .medium, impact: .high), mitigation: "Care",
      after: RiskScore(likelihood: .low, impact: .high), kpis: ["5", "7"])
  }

  private func update(_ id: String, after: RiskScore?, reviewed: String?, raised: String = "2023-03-21") throws -> RiskUpdate {
    RiskUpdate(
      id: id, raised: try day(raised), risk: "A risk", before: RiskScore(likelihood: .high, impact: .high), mitigation: "",
      after: after, progress: "", lastReviewed: try reviewed.map(day))
  }

  @Test func `a review is due three months after the last, or after the risk was raised`() throws {
    func overdue(_ reviewed: String?, asOf: String) throws -> Bool {
      let updates = [try update("R1", after: nil, reviewed: reviewed)]
      return try RiskRegister([try risk()], updates, asOf: day(asOf)).statuses(red: [])[0].isReviewOverdue
    }
    #expect(!(try overdue(nil, asOf: "2023-06-21")))
    #expect(try overdue(nil, asOf: "2023-06-22"))
    #expect(!(try overdue("2023-06-30", asOf: "2023-09-30")))
    #expect(try overdue("2023-06-30", asOf: "2023-10-01"))
    // What a review after the day says is not known on it.
    #expect(!(try overdue("2024-01-18", asOf: "2023-10-01")))
    // A review before it was raised is none.
    #expect(!(try overdue("2022-01-18", asOf: "2023-06-21")))
    // Nor is anything known of a risk that the register does not have.
    let other = [try update("R9", after: nil, reviewed: "2023-04-01", raised: "2023-04-01")]
    let silent = try RiskRegister([try risk()], other, asOf: day("2023-09-30")).statuses(red: [])[0]
    #expect(!silent.isReviewOverdue && !silent.isKnown)
    #expect(sentences(of: silent).contains("Not in the latest risk register: this is what the plan says."))
    #expect(!(try RiskRegister([try risk()], nil, asOf: day("2024-03-31")).statuses(red: [])[0].isReviewOverdue))
  }

  @Test func `a risk moves against the plan's own register, and names the KPIs that are red`() throws {
    func status(_ after: RiskScore?) throws -> RiskStatus {
      try RiskRegister([risk()], [update("R1", after: after, reviewed: "2023-09-01")], asOf: day("2023-09-30"))
        .statuses(red: ["7", "13"])[0]
    }
    #expect(try status(RiskScore(likelihood: .high, impact: .medium)).movement == .worse)
    #expect(try status(RiskScore(likelihood: .low, impact: .low)).movement == .better)
    #expect(try status(RiskScore(likelihood: .high, impact: .low)).movement == .same)
    #expect(try status(nil).movement == nil)
    #expect(
      try status(nil).after == nil && sentences(of: status(nil)).contains("No score after mitigation")
    )
    #expect(try status(nil).kpisInRed == ["7"])
    #expect(try status(nil).before.score == 9)
    #expect(
      RiskScore.Level.allCases.flatMap { a in RiskScore.Level.allCases.map { RiskScore(likelihood: a, impact: $0).score } }
        == [1, 2, 3, 2, 4, 6, 3, 6, 9])
  }

  @Test func `a risk moves against the review before, as it was published, and an older day has the review of then`() throws {
    let (low, middle, high) = (
      RiskScore(likelihood: .low, impact: .low), RiskScore(likelihood: .medium, impact: .medium),
      RiskScore(likelihood: .high, impact: .high)
    )
    let reviews = [
      "R1": try [
        RiskReview(day: day("2023-07-03"), before: high, after: low),
        RiskReview(day: day("2023-10-05"), before: high, after: middle),
        RiskReview(day: day("2024-01-08"), before: high, after: high),
      ]
    ]
    func status(_ asOf: String, reviewed: String = "2024-01-08", after: RiskScore? = high) throws -> RiskStatus {
      try RiskRegister([risk()], [update("R1", after: after, reviewed: reviewed)], reviews: reviews, asOf: day(asOf))
        .statuses(red: [])[0]
    }
    // Its own review was published too: the one before it speaks.
    let now = try status("2024-01-31")
    #expect(try now.earlier?.day == day("2023-10-05") && now.movement == .worse && now.score == 9)
    #expect(sentences(of: now).contains("Up from 4 at its review on 5 October 2023."))
    // Published with another score since: what the export says now is what counts.
    #expect(try status("2024-01-31", after: low).movement == .better)
    let november = try status("2023-11-30")
    #expect(try november.score == 4 && november.lastReviewed == day("2023-10-05") && november.movement == .worse)
    #expect(
      sentences(of: november).contains(
        "Reviewed again after this date: this is its review on 5 October 2023, the latest we have."))
    #expect(!november.isReviewOverdue)
    // The first review is told against the plan's register, 3 of 9.
    let july = try status("2023-07-31")
    #expect(july.score == 1 && july.movement == .better && sentences(of: july).contains("Down from 3 when raised"))
    #expect(try status("2023-06-30").score == 3 && status("2023-06-30").movement == nil)
    // No export, or no row in it: the newest review published.
    let silent = try RiskRegister([risk()], nil, reviews: reviews, asOf: day("2023-12-31")).statuses(red: [])[0]
    #expect(silent.score == 4 && !silent.isReviewOverdue)
  }

  @Test func `a risk that the plan did not know is last, and one raised after the day is not there`() throws {
    let updates = [
      try update("R9", after: nil, reviewed: nil, raised: "2023-08-01"),
      try update("R10", after: nil, reviewed: nil, raised: "2023-10-01"),
    ]
    let register = RiskRegister([try risk(), try risk("R2", raised: "2023-12-01")], updates, asOf: try day("2023-09-30"))
    #expect(register.statuses(red: []).map(\.id) == ["R1", "R9"])
  }
}

private func sentences(of risk: RiskStatus) -> String { risk.knowledge.map { RiskSentences(risk, $0).text } ?? "" }
