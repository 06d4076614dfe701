/// An action of the plan: what will be done, by whom, by when, in which steps. One a file of `Pipelines/actions/`.
package struct ActionDefinition: Hashable, Sendable {
  /// As the plan numbers it: `1.1` … `2.4`.
  package var id: String
  package var title: String
  /// As the plan words it; the title where it has no words of its own.
  package var text: String
  package var areaOfWeakness: String
  /// Nil for an action that the plan only names.
  package var due: DueDate?
  /// A job title or an organisation, never a person's name.
  package var lead: String
  package var milestones: [MilestoneDefinition]
  /// The printed words, where the plan's text is broken and `text` restores its sense.
  package var printed: [String] = []

  package init(
    id: String, title: String, text: String? = nil, areaOfWeakness: String = "", due: DueDate? = nil, lead: String = "",
    milestones: [MilestoneDefinition] = []
  ) {
    self.id = id
    self.title = title
    self.text = text ?? title
    self.areaOfWeakness = areaOfWeakness
    self.due = due
    self.lead = lead
    self.milestones = milestones
  }
}

/// A step of an action.
package struct MilestoneDefinition: Hashable, Sendable {
  /// Within its action: `a`, `b`, … in the plan's order.
  package var id: String
  package var text: String
  package var due: DueDate
  /// Who answers for it; empty where the plan names nobody but the action's lead.
  package var officers: [String]
  /// The printed words, where the plan's text is broken and `text` restores its sense.
  package var printed: [String] = []

  package init(id: String, text: String, due: DueDate, officers: [String]) {
    self.id = id
    self.text = text
    self.due = due
    self.officers = officers
  }
}

/// When something is to be done. A month's name means its last day.
package struct DueDate: Hashable, Sendable {
  /// The first day of the month in which it begins, for what the plan gives a span of months.
  package var from: Day?
  package var by: Day
  /// As the plan prints it: `April 2024`, `May 2023 to March 2024`.
  package var printed: String
  /// The days on which it falls due, for what the plan wants several times: at 6, 9 and 12 months. Ascending.
  package var dates: [Day] = []
  /// It falls due again each so many months after `by`: a six-monthly review.
  package var everyMonths: Int?

  package init(from: Day? = nil, by: Day, printed: String) {
    self.from = from
    self.by = by
    self.printed = printed
  }

  /// Each day on which it falls due: all that the plan names, or those of a rhythm as far as the first after a day. Empty where it
  /// falls due once.
  package func dates(asOf day: Day) -> [Day] {
    guard let everyMonths else { return dates }
    var days = [by]
    while let last = days.last, last <= day { days.append((last + 1).adding(months: everyMonths) - 1) }
    return days
  }
}
