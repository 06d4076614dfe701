/// What stands above the parts of the page. A template asks for it by the case's name.
package enum PageHeading: String, CaseIterable, Sendable {
  case skip = "Skip to the summary"
  case summary = "Summary"
  case contents = "Contents"
  case printed = "Printing gives a short summary. To print every section, follow this link first:"
  case everything = "print everything"
  case attention = "What needs attention"
  case noAttention = "Nothing is off track, and no data extract needs attention."
  case improved = "What has improved"
  case noImproved = "No figure shows a real improvement, and none has turned green since last month."
  case realImprovement = "Real improvement (outside normal variation)"
  case turnedGreen = "Newly on track"
  case onTrack = "On track:"
  case state = "Data quality"
  case toConfirm = "To be confirmed"
  case variation = "Real change and targets"
  case key = "Key"
  case colours = "What do the colours mean?"
  case criteria = "How we will know this has improved (success criteria)"
  case monitoring = "In the plan’s monitoring table:"
  case question = "Suggested question:"
  case numbers = "Numbers behind this chart"
  case definition = "How this is worked out"
  case actions = "Actions"
  case milestones = "Milestones"
  case risks = "Risk register"
  case findings = "What we have learned"
  case governance = "Who oversees the plan"
  case exports = "Data sources"
}

/// The words around the numbers at the foot of a printed page: `Page 1 of 2`.
package enum PageNumber {
  /// What stands before the page's number.
  package static let before = "Page "
  /// What stands between the page's number and how many there are.
  package static let between = " of "
}
