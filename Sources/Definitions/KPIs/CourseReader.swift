internal import Model

/// Reads baseline, targets, trajectory and amber band.
struct CourseReader {
  static let baseline = Key(
    "baseline", .mapping(BaselineReader.keys.name), .optional,
    "Where the figure began: a value with its date, or a date for which the program calculates it.",
    example: "{value: 128, date: 2023-02-28}")
  static let targets = Key(
    "targets", .entry(.entries(key: "a checkpoint of the plan", of: TargetReader.shape)), .optional,
    "The targets at the plan's checkpoints, in the order of their dates.", example: "{3 months: 95% of baseline, 12 months: 96}")
  static let trajectory = Key(
    "trajectory", .choice("trajectory", TrajectoryShape.self), .optional(default: "line"),
    "How the expected value goes from one target to the next.", example: "steps")
  static let expectedFrom = Key(
    "expected_from", .day, .optional(default: "the date of the baseline"),
    "The date on which the line of expected values begins.",
    example: "2023-04-01")
  static let afterLastTarget = Key(
    "after_last_target", .words("after_last_target", ["nothing", "it stays"]), .optional(default: "it stays"),
    "What is expected after the last target.", example: "nothing")
  static let amberPercent = Key(
    "amber_percent", .number(in: 0...DefinitionBounds.number), .optional(default: "10"),
    "How far a value may be from the expected one and still be amber, in percent of the expected value.", example: "5")
  static let keys: [any DeclaredKey] = [baseline, targets, trajectory, expectedFrom, afterLastTarget, amberPercent]

  let plan: PlanDefinition
  /// The figure's unit; nil where it could not be read.
  let unit: Unit?

  func course(_ fields: Fields) -> Course {
    var course = Course()
    if let baseline = fields[Self.baseline] { BaselineReader().read(baseline, into: &course) }
    let targetsEntry = fields[Self.targets]
    if let targetsEntry { read(targets: targetsEntry, into: &course) }
    course.shape = fields[Self.trajectory] ?? .line
    course.expectedFrom = fields[Self.expectedFrom]
    course.endsWithLastTarget = fields[Self.afterLastTarget] == "nothing"
    course.amberPercent = fields[Self.amberPercent] ?? FigureDefinition.usualAmberPercent
    if let targetsEntry, let first = course.targets.first(where: { !$0.isWordsAlone }),
      let date = course.expectedFrom ?? course.baseline?.date,
      date >= first.date
    {
      targetsEntry.report(
        .datesOutOfOrder, "the first target (\(first.date)) must come after the start of the trajectory (\(date))")
    }
    return course
  }

  /// Reads the targets by checkpoint.
  private func read(targets entry: Entry, into course: inout Course) {
    let reader = TargetReader(unit: unit, baseline: course.baseline)
    for (key, value) in entry.pairs() {
      guard let name = key.name("checkpoint", among: plan.checkpoints.map(\.name)),
        let checkpoint = plan.checkpoints.first(where: { $0.name == name }),
        let (target, toConfirm) = reader.target(value, at: checkpoint)
      else { continue }
      if let last = course.targets.last, last.date >= checkpoint.date {
        key.report(
          .datesOutOfOrder, "target '\(name)' (\(checkpoint.date)) must come after '\(last.checkpoint)' (\(last.date))")
      }
      course.targets.append(target)
      if let toConfirm { course.toConfirm.append(toConfirm) }
    }
  }
}
