import Model
import Testing
import Transformers

/// Alertmanager's rule, case by case.
@Suite struct NoticeDecisionTests {
  static let day = Day(number: 19_388)  // 31 January 2023

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// KPIs with an open alert, and those that are acknowledged.
    var open: [String: Alert.Severity]
    var acknowledged: Set<String> = []
    /// Of the last notice; nil where there was none.
    var told: [String: Alert.Severity]?
    var monthsAgo = 1
    var reason: Notice.Reason?
    var resolved: [String] = []
  }

  static let cases = [
    Case(testDescription: "nothing was and is", open: [:], reason: nil),
    Case(testDescription: "the first alert", open: ["7": .warning], reason: .first),
    Case(testDescription: "nothing new", open: ["7": .warning], told: ["7": .warning], reason: .nothingNew),
    Case(testDescription: "one more", open: ["7": .warning, "8": .warning], told: ["7": .warning], reason: .new),
    Case(testDescription: "worse", open: ["7": .critical], told: ["7": .warning], reason: .new),
    Case(testDescription: "better", open: ["7": .warning], told: ["7": .critical], reason: .nothingNew),
    Case(
      testDescription: "one of two is over", open: ["7": .warning], told: ["7": .warning, "8": .warning], reason: .nothingNew,
      resolved: ["8"]),
    Case(testDescription: "all are over", open: [:], told: ["7": .warning], reason: .allResolved, resolved: ["7"]),
    Case(testDescription: "all were over", open: [:], told: [:], reason: nil),
    Case(testDescription: "again after all was over", open: ["7": .warning], told: [:], reason: .new),
    Case(testDescription: "not yet again", open: ["7": .warning], told: ["7": .warning], monthsAgo: 2, reason: .nothingNew),
    Case(testDescription: "again", open: ["7": .warning], told: ["7": .warning], monthsAgo: 3, reason: .again),
    Case(
      testDescription: "all acknowledged", open: ["7": .warning], acknowledged: ["7"], told: ["7": .warning], monthsAgo: 9,
      reason: .acknowledged),
    Case(
      testDescription: "one acknowledged", open: ["7": .warning, "8": .warning], acknowledged: ["7"],
      told: ["7": .warning, "8": .warning], reason: .nothingNew),
  ]

  private static func alert(_ kpi: String, _ severity: Alert.Severity, _ state: Alert.State) -> Alert {
    var alert = Alert(
      key: AlertKey(.offTrajectory, FigureID(kpi: kpi)), owner: "Owner", state: state, firingSince: day,
      finding: Finding(severity: severity, asOf: day, message: ""))
    alert.openedOn = day
    return alert
  }

  @Test(arguments: cases)
  func `who is told, and why`(_ one: Case) {
    let asOf = (0..<one.monthsAgo).reduce(Self.day) { day, _ in (day + 1).endOfMonth }
    let ledger = one.open.sorted { $0.key < $1.key }.map {
      Self.alert($0.key, $0.value, one.acknowledged.contains($0.key) ? .acknowledged : .open)
    }
    let told = one.told.map { told in
      Notice(
        owner: "Owner", asOf: Self.day, reason: .new,
        firing: told.sorted { $0.key < $1.key }.map { .init(id: Self.alert($0.key, $0.value, .open).id, severity: $0.value) },
        resolved: [])
    }
    let notices = NoticeDecisions(asOf: asOf, repeatAfter: 3, told: told.map { ["Owner": $0] } ?? [:]).notices(about: ledger)
    #expect(notices.map(\.reason) == [one.reason].compactMap(\.self))
    #expect(notices.first?.resolved ?? [] == one.resolved.map { Self.alert($0, .warning, .open).id })
  }

  @Test func `whoever had an alert before is not told that it is over when another has it`() {
    var moved = Self.alert("7", .warning, .open)
    moved.owner = "Other"
    let told = Notice(
      owner: "Owner", asOf: Self.day, reason: .first, firing: [.init(id: moved.id, severity: .warning)], resolved: [])
    let notices = NoticeDecisions(asOf: (Self.day + 1).endOfMonth, repeatAfter: 3, told: ["Owner": told]).notices(about: [moved])
    #expect(notices.first { $0.owner == "Owner" }?.resolved ?? [] == [])
    #expect(notices.first { $0.owner == "Other" }?.reason == .first)
  }

  @Test func `each owner has a notice of their own`() {
    var other = Self.alert("8", .warning, .opened)
    other.owner = "Other"
    let notices = NoticeDecisions(asOf: Self.day, repeatAfter: 3, told: [:]).notices(
      about: [Self.alert("7", .warning, .opened), other, Self.alert("9", .warning, .pending)])
    #expect(notices.map(\.owner) == ["Owner", "Other"])
    #expect(notices.map { $0.firing.map(\.id) } == [["off_trajectory-7-\(Self.day)"], ["off_trajectory-8-\(Self.day)"]])
  }
}
