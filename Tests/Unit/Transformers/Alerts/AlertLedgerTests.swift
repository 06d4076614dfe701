import Drawing
import Model
import Testing
import Transformers

/// The ledger by its properties, on sequences of days and answers that nobody chose.
@Suite struct AlertLedgerTests {
  static let key = AlertKey(.offTrajectory, FigureID(kpi: "7"))
  static let monthEnds = (0..<12).reduce(into: [Day(number: 19_388)]) { days, _ in
    days.append((days[days.count - 1] + 1).endOfMonth)
  }

  static func verdict(_ outcome: Verdict.Outcome, pendingFor: Int = 0, keepFiringFor: Int = 0) -> Verdict {
    var policy = AlertPolicy(.critical)
    (policy.pendingFor, policy.keepFiringFor) = (pendingFor, keepFiringFor)
    return Verdict(key, owner: "Owner", policy: policy, outcome)
  }

  static func firing(_ day: Day, _ severity: Alert.Severity = .warning) -> Verdict.Outcome {
    .firing(Finding(severity: severity, asOf: day, value: 1, message: "It is so at \(day)."))
  }

  static func step(_ day: Day, _ verdict: Verdict, base: [Alert], sameDay: [Alert]? = nil) -> [Alert] {
    var past = Past()
    (past.ledger, past.sameDay) = (base, sameDay)
    return AlertLedger(asOf: day, past: past).stepped([verdict])
  }

  private func outcome(_ day: Day, _ random: inout SeededGenerator) -> Verdict.Outcome {
    [Self.firing(day), .clear, .unknown].randomElement(using: &random) ?? .unknown
  }

  @Test(arguments: 0..<50)
  func `the same day again changes nothing`(number: Int) {
    var random = SeededGenerator(case: number)
    var base: [Alert] = []
    for day in Self.monthEnds {
      let verdict = Self.verdict(
        outcome(day, &random), pendingFor: .random(in: 0...2, using: &random), keepFiringFor: .random(in: 0...2, using: &random))
      let first = Self.step(day, verdict, base: base)
      #expect(Self.step(day, verdict, base: base, sameDay: first) == first)
      base = first
    }
  }

  @Test(arguments: 0..<50)
  func `a day's last answer decides, whatever earlier runs for it found`(number: Int) {
    var random = SeededGenerator(case: number)
    var base: [Alert] = []
    for day in Self.monthEnds {
      let (wrong, right) = (outcome(day, &random), [Self.firing(day), .clear].randomElement(using: &random) ?? .clear)
      let wait = (Int.random(in: 0...2, using: &random), Int.random(in: 0...2, using: &random))
      let once = Self.step(day, Self.verdict(right, pendingFor: wait.0, keepFiringFor: wait.1), base: base)
      let earlier = Self.step(day, Self.verdict(wrong, pendingFor: wait.0, keepFiringFor: wait.1), base: base)
      let again = Self.step(day, Self.verdict(right, pendingFor: wait.0, keepFiringFor: wait.1), base: base, sameDay: earlier)
      // What the earlier run opened and this one does not find is resolved; all else is as if it had never been.
      let takenBack = again.filter { $0.state == .resolved && $0.openedOn == day }
      #expect(again.filter { !takenBack.contains($0) } == once)
      #expect(takenBack.allSatisfy { alert in earlier.contains { $0.id == alert.id } })
      base = once
    }
  }

  @Test(arguments: 0..<50)
  func `no data opens nothing and resolves nothing`(number: Int) {
    var random = SeededGenerator(case: number)
    var base: [Alert] = []
    for day in Self.monthEnds {
      base = Self.step(day, Self.verdict(outcome(day, &random), pendingFor: 1, keepFiringFor: 1), base: base)
      let open = base.filter(\.state.isOpen)
      let later = Self.step((day + 1).endOfMonth, Self.verdict(.unknown, pendingFor: 1, keepFiringFor: 1), base: base)
      #expect(later.filter(\.state.isOpen).map(\.id) == open.map(\.id))
      #expect(later.allSatisfy { $0.resolvedOn == nil })
    }
  }

  @Test(arguments: 0..<50)
  func `an alert has one name from opening to resolving, and never two at once`(number: Int) {
    var random = SeededGenerator(case: number)
    var (base, open): ([Alert], String?) = ([], nil)
    for day in Self.monthEnds {
      base = Self.step(day, Self.verdict(outcome(day, &random), keepFiringFor: .random(in: 0...1, using: &random)), base: base)
      #expect(base.count <= 1)
      guard let alert = base.first, alert.openedOn != nil else { continue }
      if let open { #expect(alert.id == open) } else { #expect(alert.openedOn == day) }
      open = alert.state == .resolved ? nil : alert.id
    }
  }

  @Test func `it opens after so many further month-ends, and closes after so many`() {
    let states = zip(Self.monthEnds, [true, true, false, true, true, true, false, true, false, false, false]).reduce(
      into: (base: [Alert](), states: [Alert.State?]())
    ) { result, step in
      let outcome = step.1 ? Self.firing(step.0) : .clear
      result.base = Self.step(step.0, Self.verdict(outcome, pendingFor: 2, keepFiringFor: 2), base: result.base)
      result.states.append(result.base.first?.state)
    }.states
    #expect(states == [.pending, .pending, nil, .pending, .pending, .opened, .open, .open, .open, .open, .resolved])
  }

  @Test func `month-ends are counted, not runs: a skipped month counts`() {
    let days = [0, 2].map { Self.monthEnds[$0] }
    let first = Self.step(days[0], Self.verdict(Self.firing(days[0]), pendingFor: 2), base: [])
    #expect(first.map(\.state) == [.pending])
    #expect(Self.step(days[1], Self.verdict(Self.firing(days[1]), pendingFor: 2), base: first).map(\.state) == [.opened])
  }

  @Test func `what began before a day whose run was withdrawn goes on under its name`() {
    let days = Self.monthEnds
    let june = Self.step(days[1], Self.verdict(Self.firing(days[1])), base: [])
    let july = Self.step(days[2], Self.verdict(Self.firing(days[2])), base: june)
    // June's run is withdrawn: May's ledger, without the alert, is what July starts from now.
    let again = Self.step(days[2], Self.verdict(Self.firing(days[2])), base: [], sameDay: july)
    #expect(again == july)
    #expect(Self.step(days[2], Self.verdict(.clear), base: [], sameDay: july).map(\.id) == july.map(\.id))
  }

  @Test func `a new owner has the alert, whatever is known of it`() {
    let days = Self.monthEnds
    let open = Self.step(days[0], Self.verdict(Self.firing(days[0])), base: [])
    for outcome in [Self.firing(days[1]), .unknown, .clear] {
      var verdict = Self.verdict(outcome, keepFiringFor: 3)
      verdict.owner = "Somebody else"
      #expect(Self.step(days[1], verdict, base: open).map(\.owner) == ["Somebody else"])
    }
  }

  @Test func `a rule that is no longer watched is resolved`() {
    let days = Self.monthEnds
    let open = Self.step(days[0], Self.verdict(Self.firing(days[0])), base: [])
    var past = Past()
    past.ledger = open
    #expect(AlertLedger(asOf: days[1], past: past).stepped([]).map(\.state) == [.resolved])
  }

  @Test func `an acknowledgement holds until its day, and not for worse`() {
    let days = Self.monthEnds
    let open = Self.step(days[0], Self.verdict(Self.firing(days[0])), base: [])
    var past = Past()
    past.ledger = open
    past.acknowledgements[open[0].id] = Acknowledgement(
      alert: open[0].id, until: days[1], why: "", by: "me", at: "", severity: .warning)
    func state(_ day: Day, _ severity: Alert.Severity) -> Alert.State? {
      AlertLedger(asOf: day, past: past).stepped([Self.verdict(Self.firing(day, severity))]).first?.state
    }
    #expect(state(days[1], .warning) == .acknowledged)
    #expect(state(days[1], .critical) == .open)
    #expect(state(days[2], .warning) == .open)
  }
}
