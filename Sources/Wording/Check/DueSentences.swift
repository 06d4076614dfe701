package import Model

/// What is due by today and has a problem.
package enum DueSentences {
  /// What is wrong with a source on a day; nil where nothing is, or where it is not due yet.
  package static func sentence(_ quality: SourceQuality, asOf day: Day, due: Day, today: Day) -> String? {
    if quality.status == .refused { return quality.fault }
    guard today >= due else { return nil }
    if let fault = quality.fault { return "\(fault) (due on \(due.inWords))" }
    guard quality.isStale == true, let newest = quality.newestByThen else { return nil }
    return "\(quality.source): the newest row is \(day - newest) days before \(day.inWords)"
  }

  /// Of a source that has come since the day's scorecard was published.
  package static func cameLate(_ source: String, asOf day: Day) -> String {
    "\(source) has arrived since the scorecard for \(day.inWords) was published without it. To publish it again: scorecard run --as-of \(day) --notify"
  }

  /// Of a figure that its exports do not allow; nil for any other.
  package static func sentence(_ line: ScorecardLine) -> String? { line.fault.map { "KPI \(line.id): \($0)" } }
}
