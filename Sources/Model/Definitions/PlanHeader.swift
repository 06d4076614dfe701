/// What the plan says of itself on its first page: why it was written, and who answers for it.
package struct PlanHeader: Sendable, Codable, Hashable {
  /// The days of the inspection; nil where the plan does not give them.
  package var inspection: PrintedDays?
  /// The day on which the report on the revisit was published; nil where the plan does not give it.
  package var revisitReport: PrintedDays?
  /// What the inspectors found, in the plan's words; nil where it is left out.
  package var finding: String?
  /// The accountable officers, by job title and never by name.
  package var accountableOfficers: [String]
  /// The advisers, by job title and never by name.
  package var advisers: [String]

  /// A first page; what is not given is left out of it.
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
  /// The first day.
  package var first: Day
  /// The last day; the same as the first where it is one day.
  package var last: Day
  /// The plan's words for them.
  package var printed: String

  /// The days from `first` to `last`.
  package init(first: Day, last: Day, printed: String) {
    self.first = first
    self.last = last
    self.printed = printed
  }
}

/// Where the owners of KPIs are named.
package enum OwnerSource: String, Sendable, Codable, CaseIterable {
  case plan = "as printed"
  /// The plan names nobody: whoever wrote the definitions chose the owners.
  case reading = "our reading"
}
