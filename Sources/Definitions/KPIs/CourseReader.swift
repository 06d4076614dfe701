internal import Model

/// Where a figure begins, and where it should go by when.
struct Course {
  var baseline: Baseline?
  /// The baseline in the plan's words; empty where the plan prints none.
  var printedBaseline = ""
  var baselineLabel: String?
  var targets: [Target] = []
  var shape = TrajectoryShape.line
  var expectedFrom: Day?
  var endsWithLastTarget = false
  var amberPercent = 10.0
}

/// Reads baseline, targets, trajectory and amber band.
struct CourseReader {
  let plan: PlanDefinition
  /// The figure's unit; nil where it could not be read.
  let unit: Unit?

  func course(_ fields: Fields) -> Course {
    var course = Course()
    if let baseline = fields.optional("baseline") { read(baseline: baseline, into: &course) }
    let targetsEntry = fields.optional("targets")
    course.targets = targetsEntry.map { targets($0, course.baseline) } ?? []
    course.shape = fields.optional("trajectory")?.choice("trajectory", TrajectoryShape.self) ?? .line
    course.expectedFrom = fields.optional("expected_from")?.day()
    course.endsWithLastTarget =
      fields.optional("after_last_target")?.name("after_last_target", among: ["nothing", "it stays"]) == "nothing"
    course.amberPercent = fields.optional("amber_percent").flatMap(amber) ?? 10
    if let targetsEntry, let first = course.targets.first(where: { !$0.isWordsAlone }),
      let date = course.expectedFrom ?? course.baseline?.date,
      date >= first.date
    {
      targetsEntry.report(
        .datesOutOfOrder, "the first target (\(first.date)) must come after the start of the trajectory (\(date))")
    }
    return course
  }

  /// Reads `{value: 128, date: 2023-02-28, qualifier: "<"}` or `{measured: 2023-03-31}`; either may say what the plan prints,
  /// and what the number means.
  private func read(baseline entry: Entry, into course: inout Course) {
    course.baseline = Fields.read(entry) { fields in
      course.printedBaseline = fields.optional("printed")?.text() ?? ""
      course.baselineLabel = fields.optional("label")?.text()
      if let measured = fields.optional("measured") { return measured.day().map { .measured(date: $0) } }
      let value = fields.required("value")?.number()
      let date = fields.required("date")?.day()
      let qualifier = fields.optional("qualifier")?.text() ?? ""
      _ = fields.optional("reason")?.text()
      guard let value, let date else { return nil }
      return .given(value: value, date: date, qualifier: qualifier)
    }
  }

  /// Reads the targets by checkpoint: a number, `50%` or `95% of baseline`; `{value: 90, printed: "900%"}` where the plan
  /// prints something else; `{printed: N/A}` where it prints words alone.
  private func targets(_ entry: Entry, _ baseline: Baseline?) -> [Target] {
    var targets: [Target] = []
    for (key, value) in entry.pairs() {
      guard let name = key.name("checkpoint", among: plan.checkpoints.map(\.name)),
        let checkpoint = plan.checkpoints.first(where: { $0.name == name }), let target = target(value, at: checkpoint, baseline)
      else { continue }
      if let last = targets.last, last.date >= checkpoint.date {
        key.report(
          .datesOutOfOrder, "target '\(name)' (\(checkpoint.date)) must come after '\(last.checkpoint)' (\(last.date))")
      }
      targets.append(target)
    }
    return targets
  }

  private func target(_ entry: Entry, at checkpoint: Checkpoint, _ baseline: Baseline?) -> Target? {
    var target = Target(checkpoint: checkpoint.name, date: checkpoint.date, value: nil)
    guard entry.isMapping else { return aim(&target, at: entry, baseline) ? target : nil }
    return Fields.read(entry) { fields in
      let isRead = fields.optional("value").map { aim(&target, at: $0, baseline) } ?? true
      target.footnote = fields.optional("footnote")?.text()
      guard let printed = fields.required("printed")?.text(), isRead else { return nil }
      target.printed = printed
      return target
    }
  }

  /// Reads a number, or a share of the baseline. Where the baseline is given, the target's value is known at once.
  private func aim(_ target: inout Target, at entry: Entry, _ baseline: Baseline?) -> Bool {
    guard let text = entry.scalar, text.hasSuffix(Self.ofBaseline) else {
      (target.value, target.printed) = (number(entry), entry.scalar ?? "")
      return target.value != nil
    }
    guard let percent = Double(text.dropLast(Self.ofBaseline.count)), (0...10_000).contains(percent) else {
      entry.report(.wrongValue, "'\(text)' is not a share of the baseline", hint: "write it as 95% of baseline")
      return false
    }
    guard let baseline else {
      entry.report(.missingKey, "'\(text)' needs a baseline, and this figure has none", hint: "add baseline: {value: …, date: …}")
      return false
    }
    (target.shareOfBaseline, target.printed) = (percent, text)
    if case .given(let value, _, _) = baseline { target.value = target.value(baseline: value) }
    return true
  }

  /// A number, with a percent sign where the figure is a percentage.
  private func number(_ entry: Entry) -> Double? {
    guard unit == .percent, let text = entry.scalar, text.hasSuffix("%"), let percent = Double(text.dropLast()), percent.isFinite
    else { return entry.number() }
    return percent
  }

  private static let ofBaseline = "% of baseline"

  private func amber(_ entry: Entry) -> Double? {
    guard let percent = entry.number() else { return nil }
    if percent >= 0 { return percent }
    entry.report(.wrongValue, "amber_percent cannot be below 0")
    return nil
  }
}
