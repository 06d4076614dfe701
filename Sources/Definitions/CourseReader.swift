internal import Model

/// Where a figure begins and where it should go.
struct Course {
  var baseline: Baseline?
  var targets: [Target]
  var shape: TrajectoryShape
  var expectedFrom: Day?
  var endsWithLastTarget: Bool
  var amberPercent: Double
}

/// Reads baseline, targets, trajectory and amber band.
struct CourseReader {
  let plan: PlanDefinition

  func course(_ fields: Fields) -> Course {
    let baseline = fields.optional("baseline").flatMap(baseline)
    let targetsEntry = fields.optional("targets")
    let targets = targetsEntry.map(targets) ?? []
    let course = Course(
      baseline: baseline, targets: targets,
      shape: fields.optional("trajectory")?.choice("trajectory", TrajectoryShape.self) ?? .line,
      expectedFrom: fields.optional("expected_from")?.day(),
      endsWithLastTarget: fields.optional("after_last_target")?.name("after_last_target", among: ["nothing", "it stays"])
        == "nothing",
      amberPercent: fields.optional("amber_percent").flatMap(amber) ?? 10)
    if let targetsEntry, let first = targets.first, let date = course.expectedFrom ?? baseline?.date, date >= first.date {
      targetsEntry.report(.datesOutOfOrder, "the first target (\(first.date)) is not after the start of the trajectory (\(date))")
    }
    return course
  }

  /// `{value: 128, date: 2023-02-28, qualifier: "<"}`, or `{measured: 2023-03-31}`.
  private func baseline(_ entry: Entry) -> Baseline? {
    Fields.read(entry) { fields in
      if let measured = fields.optional("measured") { return measured.day().map { .measured(date: $0) } }
      let value = fields.required("value")?.number()
      let date = fields.required("date")?.day()
      let qualifier = fields.optional("qualifier")?.text() ?? ""
      _ = fields.optional("reason")?.text()
      guard let value, let date else { return nil }
      return .given(value: value, date: date, qualifier: qualifier)
    }
  }

  /// By checkpoint: a number, or `{value: 90, printed: "900%"}` where the plan prints something else.
  private func targets(_ entry: Entry) -> [Target] {
    var targets: [Target] = []
    for (key, value) in entry.pairs() {
      guard let name = key.name("checkpoint", among: plan.checkpoints.map(\.name)),
        let checkpoint = plan.checkpoints.first(where: { $0.name == name }),
        let (number, printed) = reading(value)
      else { continue }
      if let last = targets.last, last.date >= checkpoint.date {
        key.report(
          .datesOutOfOrder, "target '\(name)' (\(checkpoint.date)) does not come after '\(last.checkpoint)' (\(last.date))")
      }
      targets.append(Target(checkpoint: name, date: checkpoint.date, value: number, printed: printed))
    }
    return targets
  }

  private func reading(_ entry: Entry) -> (Double, String)? {
    guard entry.isMapping else { return entry.number().map { ($0, "") } }
    return Fields.read(entry) { fields in
      let value = fields.required("value")?.number()
      let printed = fields.required("printed")?.text()
      guard let value, let printed else { return nil }
      return (value, printed)
    }
  }

  private func amber(_ entry: Entry) -> Double? {
    guard let percent = entry.number() else { return nil }
    if percent >= 0 { return percent }
    entry.report(.wrongValue, "amber_percent is below 0")
    return nil
  }
}
