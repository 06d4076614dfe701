/// The sources that are read for what people write and not for figures: each row is a report about the plan. All may speak of
/// children, and are shown on internal pages alone.
package enum NarrativeSource: String, Sendable, CaseIterable {
  /// What owners write about their figures.
  case commentary
  /// Reports on actions and milestones.
  case actionUpdates = "action_updates"
  /// The risk register.
  case risks
  /// Reports on qualitative indicators, and other evidence.
  case qualitative

  /// What a column of such a source holds.
  package enum Kind: String, Sendable { case day, text, code }

  /// The columns that the source's reader looks for, with what these hold.
  package var columns: [(name: String, kind: Kind)] {
    switch self {
    case .commentary:
      [("kpi", .text), ("part", .text), ("period_end", .day), ("author", .text), ("text", .text)]
    case .actionUpdates:
      [("action", .text), ("milestone", .text), ("update_date", .day), ("rag", .code), ("note", .text)]
    case .risks:
      [
        ("risk_id", .text), ("raised_date", .day), ("risk", .text), ("likelihood", .code), ("impact", .code),
        ("mitigation", .text),
        ("residual_likelihood", .code), ("residual_impact", .code), ("progress", .text), ("last_reviewed", .day),
      ]
    case .qualitative:
      [
        ("reference", .text), ("area", .text), ("period_end", .day), ("summary", .text), ("actions_taken", .text),
        ("source", .text),
      ]
    }
  }

  /// The codes that a column of codes must have, whatever spellings the definition gives them; empty for any other column.
  package func codes(of column: String) -> [String] {
    switch self {
    case .actionUpdates where column == "rag": ProgressRAG.allCases.map(\.rawValue)
    case .risks: RiskScore.Level.allCases.map(\.rawValue)
    default: []
    }
  }

  /// The columns without which a row says nothing: its key and its days. Empty for a source that is not read for what people
  /// write.
  package static func neededColumns(of source: SourceDefinition) -> Set<String> {
    guard let words = NarrativeSource(rawValue: source.name) else { return [] }
    return Set(words.columns.filter { $0.kind == .day }.map(\.name) + source.key.map { source.columns[$0].name })
  }
}
