internal import Model

/// Where a figure began, where it should go, and how it is compared.
struct TargetDescription {
  private let figure: FigureDefinition
  private let day: Day
  private var unit: Unit { figure.unit }

  init(_ figure: FigureDefinition, on day: Day) { (self.figure, self.day) = (figure, day) }

  var blocks: [DescribedText.Block] {
    let facts = [DescribedText.Fact(term: "Baseline", text: baseline)]
    let table =
      targets.isEmpty
      ? []
      : [
        DescribedText.Block.table(
          DescribedText.Table(
            caption: "Targets of KPI \(figure.id)", headings: ["Checkpoint", "Date", "Target", "Printed in the plan"],
            rows: targets))
      ]
    return [.facts(facts)] + table + [.list(footnotes + comparison)]
  }

  private var baseline: String {
    let label = figure.baselineLabel.map { ", \($0)" } ?? ""
    let printed = figure.printedBaseline.isEmpty ? "" : ". The plan prints “\(figure.printedBaseline)”"
    switch figure.baseline {
    case .given(let value, let date, let qualifier):
      let amount = (qualifier == "<" ? "under " : qualifier) + unit.aim(value)
      return "\(amount), \(date.inWords)\(label)\(mark(.baseline))\(printed).\(reason)"
    case .measured(let date):
      return
        "calculated from the data of \(date.inWords)\(label)\(mark(.baseline)), and kept as first published\(printed)."
    case nil: return "none\(printed)."
    }
  }

  private var reason: String {
    let origin = figure.baselineOrigin
    return (origin.frozen.map { " It was \($0)." } ?? "") + origin.why
  }

  private var targets: [[String]] {
    let base = figure.baseline?.value
    return figure.targets.map { target in
      let value = target.value(baseline: base).map { unit.aimOrBetter($0, figure.better) }
      let share = target.shareOfBaseline.map { "\(Unit.decimal($0, places: $0.rounded() == $0 ? 0 : 1))% of the baseline" }
      let shown = [value, share].compactMap(\.self)
      let words = shown.isEmpty ? "no number" : shown.count == 2 ? "\(shown[0]) (\(shown[1]))" : shown[0]
      return [
        target.checkpoint, target.date.inWords, words + mark(.target, target.checkpoint),
        target.printed.isEmpty ? "–" : target.printed,
      ]
    }
  }

  private var footnotes: [String] {
    figure.targets.compactMap(\.footnote).reduce(into: []) { texts, text in
      if !texts.contains(text) { texts.append(text) }
    }
  }

  /// How the value is compared: with the target so far, with earlier days.
  private var comparison: [String] {
    let direction =
      switch figure.comparison {
      case .previousMonthEnd: "Better or worse is said against the end of the month before."
      case .yearBefore: "Better or worse is said against the same day a year before, because the figure starts again each year."
      }
    guard figure.targets.contains(where: { !$0.isWordsAlone }) else {
      return ["No target is set, so the figure has no colour.", direction]
    }
    let percent = Unit.decimal(figure.amberPercent, places: figure.amberPercent.rounded() == figure.amberPercent ? 0 : 1)
    return [
      trajectory,
      "Green: the figure meets the target so far. Amber: it is worse by no more than \(percent)% of the target so far. Red: it is worse than that.",
      direction,
    ]
  }

  private var trajectory: String {
    let way =
      switch figure.trajectory {
      case .line: "Between two dates the target so far is on a straight line, day by day"
      case .steps: "Each target holds from its date until the next"
      }
    let start =
      figure.expectedFrom.map { "the first target is expected from \($0.inWords)" }
      ?? (figure.baseline == nil ? "nothing is expected before the first target" : "it begins at the baseline")
    let end = figure.endsWithLastTarget ? "nothing is expected after the last target" : "the last target stays"
    return "\(way): \(start), and \(end)."
  }

  private func mark(_ about: Confirmation.About, _ name: String = "") -> String {
    figure.toConfirm.contains { $0.about == about && $0.name == name } ? " (to be confirmed)" : ""
  }
}
