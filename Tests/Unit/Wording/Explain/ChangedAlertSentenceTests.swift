import Model
import Testing
import Wording

/// How an alert differs, in words.
@Suite struct ChangedAlertSentenceTests {
  private let march = Day(2024, 3, 31)!

  private func alert(_ severity: Alert.Severity, _ state: Alert.State, since day: Day) -> Alert {
    let finding = Finding(severity: severity, asOf: march, message: "It is late.")
    return Alert(
      key: AlertKey(.offTrajectory, FigureID(kpi: "8")), owner: "Head", state: state, firingSince: day, finding: finding)
  }

  @Test func `each change is said, and a new alert that is open later is no change`() {
    let name = "off_trajectory-8-2024-03-31"
    let (earlier, warning) = (march - 31, alert(.warning, .open, since: march))
    let cases: [(Alert?, Alert?, String)] = [
      (nil, alert(.critical, .opened, since: march), "\(name): new (critical): It is late."),
      (alert(.warning, .resolved, since: march), nil, "\(name): no longer there (it was warning, resolved): It is late."),
      (warning, alert(.critical, .opened, since: march), "\(name): critical, was warning: It is late."),
      (
        alert(.warning, .opened, since: march), alert(.warning, .resolved, since: march),
        "\(name): resolved, was open: It is late."
      ),
      (
        alert(.critical, .open, since: earlier), alert(.warning, .acknowledged, since: march),
        "\(name): warning, was critical; acknowledged, was open; it was off_trajectory-8-2024-02-29 before: It is late."
      ),
    ]
    for (from, to, sentence) in cases { #expect(ChangedAlertSentence.text(from: from, to: to) == sentence) }
  }

  @Test func `two values have as many digits as it takes to tell them apart`() {
    let cases: [(Unit, Double, Double, String, String)] = [
      (.percent, 92.910, 92.884, "92.91%", "92.88%"), (.percent, 65.6, 65.7, "65.6%", "65.7%"),
      (.weeks, 6.40000002, 6.4, "6.4 weeks", "6.4 weeks"),
      (Unit("children"), 7473, 7473.04, "7,473.00 children", "7,473.04 children"),
      (.months, -1e12, -1e12 + 0.01, "-1,000,000,000,000.0 months", "-1,000,000,000,000.0 months"),
    ]
    for (unit, one, other, was, now) in cases { #expect(unit.texts(one, other) == (was, now)) }
  }
}
