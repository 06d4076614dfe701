import Definitions
import Model
import Testing

/// A plan's rules hold unless a KPI or a source says otherwise, key by key; and who is told.
@Suite struct AlertDefinitionTests {
  private func loaded(plan: String = "", kpi: String = "", source: String = "") throws -> DefinitionSet {
    try DefinitionTexts.load(
      plan: DefinitionTexts.plan + plan,
      exclusions: DefinitionTexts.exclusions.replacing("key: [id]", with: "key: [id]\n" + source),
      kpis: [DefinitionTexts.kpi.replacing("owner: Somebody", with: "owner: Somebody\n" + kpi)])
  }

  @Test func `nothing said is the standard`() throws {
    let set = try loaded()
    let alerts = try #require(set.kpis.first).alerts
    #expect(alerts[.offTrajectory].severity == .critical && alerts[.offTrajectory].amberSeverity == .warning)
    #expect(alerts[.worsened].percent == 10 && alerts[.worsened].monthsRunning == 3 && alerts.repeatAfter == 3)
    #expect(set.source("exclusions")?.dueDay == 1)
  }

  @Test func `a KPI's word goes before the plan's, and only where it speaks`() throws {
    let set = try loaded(
      plan:
        "alerts: {worsened: {by_percent: 5, months_running: 4, pending_for: 1}, restated: off, off_trajectory: {amber: off}}\n",
      kpi: "alerts: {worsened: {by_percent: 20}, restated: {severity: critical}}")
    let alerts = try #require(set.kpis.first).alerts
    #expect(alerts[.worsened].percent == 20 && alerts[.worsened].monthsRunning == 4 && alerts[.worsened].pendingFor == 1)
    #expect(alerts[.restated].isOn && alerts[.restated].severity == .critical)
    #expect(!set.plan.alerts[.restated].isOn && alerts[.offTrajectory].amberSeverity == nil)
  }

  @Test func `a source's too`() throws {
    let set = try loaded(
      plan: "alerts: {rejects_high: {above_percent: 3}}\n", source: "due_day: 5\nalerts: {source_refused: off}")
    let source = try #require(set.source("exclusions"))
    #expect(source.dueDay == 5 && !source.alerts[.sourceRefused].isOn && source.alerts[.rejectsHigh].percent == 3)
    #expect(set.source("schools")?.alerts[.sourceRefused].isOn == true)
  }

  private func contacts(_ text: String) throws -> Contacts {
    try DefinitionLoader.contacts(DefinitionFile(path: "contacts.yml", text: text), of: try loaded())
  }

  @Test func `owners without an address are told through the data team`() throws {
    let contacts = try contacts("from: s@example.org\ndata_team: [d@example.org]\nowners: {Somebody: a@example.org}\n")
    #expect(contacts.addresses(of: "Somebody") == ["a@example.org"])
    #expect(contacts.addresses(of: "Data team") == ["d@example.org"])
    #expect(contacts.unknownOwners.isEmpty)
  }

  @Test func `an owner who is no longer one stops nobody`() throws {
    let contacts = try contacts("from: s@example.org\ndata_team: []\nowners: {Sombody: a@example.org}\n")
    #expect(contacts.unknownOwners == ["Sombody"])
  }

  @Test(
    arguments: [
      (
        "from: s@example.org\ndata_team: []\nowners: {Sombody: [a, b]}\n",
        "contacts.yml:3:20: error: this is not an e-mail address"
      ),
      ("from: nobody\ndata_team: []\n", "contacts.yml:1:7: error: this is not an e-mail address"),
      ("from: s@example.org\ndata_team: ['-oQ/tmp@example.org']\n", "contacts.yml:2:13: error: this is not an e-mail address"),
      (
        "from: s@example.org\ndata_team: [\"a@example.org\\nBcc: b@example.org\"]\n",
        "contacts.yml:2:13: error: this is not an e-mail"
      ),
      ("data_team: []\n", "contacts.yml:1:1: error: 'from' is missing"),
    ])
  func `what is wrong with a contacts file is said with its place`(text: String, wanted: String) throws {
    let errors = #expect(throws: DefinitionErrors.self) { _ = try contacts(text) }
    #expect(errors?.diagnostics.first.map { "\($0)".hasPrefix(wanted) } == true, "\(String(describing: errors?.diagnostics))")
  }
}
