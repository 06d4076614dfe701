/// Something about a figure that nobody has agreed yet: a baseline that the plan leaves open, a target that was misprinted, a
/// reading of the KPI's words.
package struct Confirmation: Sendable, Codable, Hashable {
  /// What of a figure can wait to be confirmed.
  package enum About: String, Sendable, Codable, CaseIterable { case baseline, target, reading }

  /// What it is about.
  package var about: About
  /// The checkpoint of the target, or the name of the reading; empty for a baseline.
  package var name: String
  /// What somebody must confirm, in the words of the definition.
  package var what: String
  /// The job title of the person who must confirm it.
  package var by: String
  /// The day since which it has been open; no scorecard for an earlier day shows it.
  package var since: Day

  /// Something that is open since a day.
  package init(_ about: About, name: String = "", what: String, by: String, since: Day) {
    (self.about, self.name, self.what, self.by, self.since) = (about, name, what, by, since)
  }
}
