/// What the plan says of itself on its first page: why it was written, and who answers for it.
package struct PlanHeader: Sendable, Codable, Hashable {
  package var inspection: PrintedDays?
  /// The publication of the report on the revisit.
  package var revisitReport: PrintedDays?
  /// What the inspectors found, in the plan's words.
  package var finding: String?
  /// By job title, never by name.
  package var accountableOfficers: [String]
  package var advisers: [String]

  package init(
    inspection: PrintedDays? = nil, revisitReport: PrintedDays? = nil, finding: String? = nil, accountableOfficers: [String] = [],
    advisers: [String] = []
  ) {
    self.inspection = inspection
    self.revisitReport = revisitReport
    self.finding = finding
    self.accountableOfficers = accountableOfficers
    self.advisers = advisers
  }
}

/// A day, or several that follow each other, with the plan's words for them: `28 November – 1 December 2022`.
package struct PrintedDays: Sendable, Codable, Hashable {
  package var first: Day
  package var last: Day
  package var printed: String

  package init(first: Day, last: Day, printed: String) {
    self.first = first
    self.last = last
    self.printed = printed
  }
}

/// Where it is said who owns each KPI.
package enum OwnerSource: String, Sendable, Codable, CaseIterable {
  case plan = "as printed"
  /// The plan names nobody: whoever wrote the definitions did.
  case reading = "our reading"
}
