internal import Model
internal import Definitions
internal import Wording

/// A KPI of the catalogue for another area's plan: how it counts stays, and what belongs to the plan that it comes from makes room
/// for the new plan's own.
struct AdaptedKPI {
  let text: String

  /// What is the other plan's alone, and in whose place nothing comes.
  private static let plansOwn = [
    "area_of_weakness", "actions", "monitoring_title", "short_title", "targets", "trajectory", "expected_from",
    "after_last_target", "amber_percent",
  ]

  /// `number` is the KPI's number in the new plan, `entry` the catalogue's name for it.
  init(_ file: BuiltInFile, number: Int, entry: String, for plan: NewPlan) {
    let source = DefinitionText(file.body)
    let blocks = source.blocks
    var edits = Self.edits(source, blocks, plan, title: source.title)
    for block in blocks {
      switch block.key {
      case "kpi":
        let heading = [NewPlanSentences.schema("kpi", depth: 1)] + NewPlanSentences.origin(source.title, entry: entry)
        edits.append(.init(lines: block.lines, new: heading + ["kpi: \(number)"]))
      case "owner": edits.append(.init(lines: block.lines, new: ["owner: \(YAMLText.scalar(plan.owner))"]))
      case "parts":
        for part in source.blocks(of: block.value, before: block.lines.upperBound) {
          let own = source.blocks(of: part.value, before: part.lines.upperBound)
          edits += Self.edits(source, own, plan, title: own.first { $0.key == "short_title" }?.value.scalar)
        }
      // The comment above says what the other plan prints.
      case "headline": edits.append(.init(lines: block.lines.lowerBound..<block.line, new: []))
      case "readings": edits += Self.confirmations(source, block)
      case "examples": edits += ExampleText(text: source).edits(block)
      default: break
      }
    }
    text = source.edited(edits)
  }

  /// The changes in the keys of a KPI, or of one of its parts; `title` is nil where the one that it has stays.
  private static func edits(
    _ source: DefinitionText, _ blocks: [DefinitionText.Block], _ plan: NewPlan, title: String?
  ) -> [DefinitionText.Edit] {
    var edits: [DefinitionText.Edit] = []
    for block in blocks {
      if block.key == "title", let title {
        edits.append(.init(lines: block.lines, new: [indented("title: \(YAMLText.scalar(title))", by: block.indent)]))
      } else if plansOwn.contains(block.key) {
        edits.append(.init(lines: block.lines, new: []))
      }
    }
    guard let measure = blocks.first(where: { ["measure", "readings"].contains($0.key) }) else { return edits }
    let unit = blocks.first { $0.key == "unit" }?.value.scalar ?? ""
    let isHigherBetter = blocks.first { $0.key == "better" }?.value.scalar == "higher"
    let place = NewPlanSentences.course(
      unit: unit, isHigherBetter: isHigherBetter, before: plan.start,
      checkpoints: plan.checkpoints.map(PlanText.key)
    ).map { indented($0, by: measure.indent) }
    if let baseline = blocks.first(where: { $0.key == "baseline" }) {
      edits.append(.init(lines: baseline.lines, new: place))
    } else {
      let end = measure.lines.upperBound
      edits.append(.init(lines: end..<end, new: (measure.indent == 0 ? [""] : []) + place))
    }
    return edits
  }

  /// What the other plan has to confirm of its readings.
  private static func confirmations(_ source: DefinitionText, _ readings: DefinitionText.Block) -> [DefinitionText.Edit] {
    source.blocks(of: readings.value, before: readings.lines.upperBound).flatMap { reading in
      source.blocks(of: reading.value, before: reading.lines.upperBound).filter { $0.key == "to_confirm" }
    }.map { DefinitionText.Edit(lines: $0.lines, new: []) }
  }

  private static func indented(_ line: String, by spaces: Int) -> String { String(repeating: " ", count: spaces) + line }
}
