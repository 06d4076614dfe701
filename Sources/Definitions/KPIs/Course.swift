internal import Model

/// Where a figure begins, and where it should go by when.
struct Course {
  var baseline: Baseline?
  /// The baseline in the plan's words; empty where the plan prints none.
  var printedBaseline = ""
  var baselineLabel: String?
  var baselineOrigin = BaselineOrigin()
  var targets: [Target] = []
  var shape = TrajectoryShape.line
  var expectedFrom: Day?
  var endsWithLastTarget = false
  var amberPercent = FigureDefinition.usualAmberPercent
  /// What of the baseline and the targets nobody has agreed yet.
  var toConfirm: [Confirmation] = []
}
