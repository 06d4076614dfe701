internal import Model
internal import Wording

/// The `plan.yml` of a new plan.
struct PlanText {
  let text: String

  /// `units` are those that its KPIs need besides the common ones.
  init(_ plan: NewPlan, units: [String]) {
    var lines = [
      NewPlanSentences.schema("plan", depth: 0), NewPlanSentences.plan, "plan: \(YAMLText.scalar(plan.name))",
      "area: \(YAMLText.scalar(plan.area))", "start: \(plan.start)", "", NewPlanSentences.checkpoints, "checkpoints:",
    ]
    lines += plan.checkpoints.map { "  \(YAMLText.scalar($0.name)): \($0.date)" }
    if !units.isEmpty {
      lines += ["", NewPlanSentences.units, "units: [\(units.map(YAMLText.scalar).joined(separator: ", "))]"]
    }
    lines += [""] + NewPlanSentences.alerts + ["alerts:", "  data_owner: Data team"]
    lines += [""] + NewPlanSentences.leftOut(owner: YAMLText.scalar(plan.owner))
    text = lines.joined(separator: "\n") + "\n"
  }
}
