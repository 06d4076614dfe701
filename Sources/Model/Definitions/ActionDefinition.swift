/// An action of the plan: what will be done, by whom, by when and in which steps. Each file of `Pipelines/actions/` defines
/// one.
package struct ActionDefinition: Hashable, Sendable {
  /// The number that the plan gives it: `1.1` … `2.4`.
  package var id: String
  /// The plan's heading for it.
  package var title: String
  /// The plan's words for it; the title where the plan has no more words.
  package var text: String
  /// The number of the area of weakness that it belongs to; empty for an action that the plan only names.
  package var areaOfWeakness: String
  /// When it is to be done; nil for an action that the plan only names.
  package var due: DueDate?
  /// Who leads it: a job title or an organisation, never a person's name. Empty for an action that the plan only names.
  package var lead: String
  /// Its steps, in the plan's order.
  package var milestones: [MilestoneDefinition]
  /// The words as the plan prints them, where its text has misprints that `text` corrects; empty otherwise.
  package var printed: [String] = []

  /// An action; with no more than its number and its title, it is one that the plan only names.
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

/// A step of an action, with its own date.
package struct MilestoneDefinition: Hashable, Sendable {
  /// Its letter within the action: `a`, `b`, … in the plan's order.
  package var id: String
  /// The plan's words for it.
  package var text: String
  /// When it is to be done.
  package var due: DueDate
  /// The job titles of those who answer for it; empty where the plan names nobody but the action's lead.
  package var officers: [String]
  /// The words as the plan prints them, where its text has misprints that `text` corrects; empty otherwise.
  package var printed: [String] = []

  /// A milestone whose text has no misprint; `printed` can be set later.
  package init(id: String, text: String, due: DueDate, officers: [String]) {
    self.id = id
    self.text = text
    self.due = due
    self.officers = officers
  }
}

/// When something is to be done. Where the plan names a month, the last day of that month is meant.
package struct DueDate: Hashable, Sendable {
  /// The first day of the month in which the work begins, where the plan gives a span of months; nil otherwise.
  package var from: Day?
  /// The last day.
  package var by: Day
  /// The plan's own words: `April 2024`, `May 2023 to March 2024`.
  package var printed: String
  /// The days on which it falls due, in ascending order, where the plan wants it several times (at 6, 9 and 12 months); empty
  /// otherwise.
  package var dates: [Day] = []
  /// The number of months after which it falls due again, from `by` on, as with a six-monthly review; nil where it does not.
  package var everyMonths: Int?

  /// A day, or a span that ends on it, on which something falls due once.
  package init(from: Day? = nil, by: Day, printed: String) {
    self.from = from
    self.by = by
    self.printed = printed
  }

  /// Each day on which it falls due: all that the plan names, or those of a rhythm up to the first after `day`. Empty where it
  /// falls due once.
  package func dates(asOf day: Day) -> [Day] {
    guard let everyMonths else { return dates }
    var days = [by]
    while let last = days.last, last <= day { days.append((last + 1).adding(months: everyMonths) - 1) }
    return days
  }
}
