internal import Model

/// Reads the stages that are counted: `kind: stages`.
struct StagesReader {
  static let column = Key(
    "column", .name(of: "a column of identifiers or categories"), .required, "The column that says which stage a row is about.",
    example: "stage")
  static let stages = Key(
    "stages", .texts, .required, "The stages, in their order.", example: "[purchased, developed and launched, completed]")
  static let keys: [any DeclaredKey] = [column, stages]

  func measure(_ rows: MeasureRows) -> MeasureDefinition? {
    let stages = rows.fields[Self.stages]
    if let stages, stages.isEmpty || Set(stages.map { $0.lowercased() }).count < stages.count {
      rows.fields.entry(of: Self.stages)?.report(.duplicateName, "give at least one stage, and each only once")
    }
    guard let column = rows.column(Self.column, .entity), let stages else { return nil }
    return .stages(rows.rule, column: column, stages: stages)
  }
}
