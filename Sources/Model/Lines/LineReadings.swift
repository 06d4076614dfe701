/// Where a figure began, as a scorecard gives it.
///
/// **Units**: those of the line.
package struct BaselineReading: Sendable, Codable, Hashable {
  /// The baseline; nil where it is to be measured and could not be, or where its day has not come.
  package var value: Double?
  /// The day of the baseline.
  package var date: Day
  /// What the plan prints before the number, such as `<`; empty where it prints nothing.
  package var qualifier: String
  /// Whether the pipeline measured it. Otherwise the plan prints it.
  package var measured: Bool
  /// The run that measured it; nil where the plan prints it, or where its day has not come.
  package var measuredBy: String?
  /// Who set it in the definition in place of the one that was measured or printed; nil where the definition names nobody.
  package var frozenBy: String?
  /// When they did so; nil where the definition does not say.
  package var frozenOn: Day?
  /// Why they did so; nil where the definition gives no reason.
  package var reason: String?
  /// What it is, where its number alone misleads: `start of the year`; nil otherwise.
  package var label: String?
  /// What the year came to that ended on the baseline's day, for a count that begins again each year; nil otherwise.
  package var yearBefore: Double?
  /// What today's exports give for the day of a baseline that the plan prints; nil where they do not reach back to it.
  package var own: Double?
  /// `own` less the printed value, where the two differ as they are shown; nil otherwise.
  package var difference: Double?

  /// A baseline about which the exports say nothing else yet.
  package init(value: Double?, date: Day, qualifier: String = "", measured: Bool, measuredBy: String? = nil) {
    self.measuredBy = measuredBy
    self.value = value
    self.date = date
    self.qualifier = qualifier
    self.measured = measured
  }
}

/// A corner of the line that expected values follow.
package struct TrajectoryPoint: Sendable, Codable, Hashable {
  /// Its day.
  package var date: Day
  /// The value expected on that day, in the line's unit.
  package var value: Double

  /// The value expected on a day.
  package init(date: Day, value: Double) {
    self.date = date
    self.value = value
  }
}

/// A target that is a number, and what became of it.
///
/// **Shape**: a figure and a checkpoint.
///
/// **Units**: those of the line.
package struct TargetReading: Sendable, Codable, Hashable {
  /// The name of the checkpoint: `3 months`.
  package var checkpoint: String
  /// The day of the checkpoint.
  package var date: Day
  /// The target.
  package var target: Double
  /// What the plan prints, where that is more than the number or differs from it; empty otherwise. The card always has it.
  package var printed: String
  /// The figure on the day of the checkpoint; nil before it, or where it was not computed.
  package var value: Double?
  /// Whether the target was met; nil before the checkpoint, or where there is no value or only a provisional one.
  package var met: Bool?

  /// A target with what became of it.
  package init(checkpoint: String, date: Day, target: Double, printed: String = "", value: Double?, met: Bool?) {
    self.checkpoint = checkpoint
    self.date = date
    self.target = target
    self.printed = printed
    self.value = value
    self.met = met
  }
}
