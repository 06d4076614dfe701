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
  package enum Kind: Hashable, Sendable {
    case day, text
    /// The codes that the column must have, whatever spellings the definition gives them.
    case code([String])
  }

  private static let level = Kind.code(RiskScore.Level.allCases.map(\.rawValue))

  /// The columns that the source's reader looks for, with what these hold.
  package var columns: [(name: String, kind: Kind)] {
    switch self {
    case .commentary:
      [("kpi", .text), ("part", .text), ("period_end", .day), ("author", .text), ("text", .text)]
    case .actionUpdates:
      [
        ("action", .text), ("milestone", .text), ("update_date", .day), ("rag", .code(ProgressRAG.allCases.map(\.rawValue))),
        ("note", .text),
      ]
    case .risks:
      [
        ("risk_id", .text), ("raised_date", .day), ("risk", .text), ("likelihood", Self.level), ("impact", Self.level),
        ("mitigation", .text), ("residual_likelihood", Self.level), ("residual_impact", Self.level), ("progress", .text),
        ("last_reviewed", .day),
      ]
    case .qualitative:
      [
        ("reference", .text), ("area", .text), ("period_end", .day), ("summary", .text), ("actions_taken", .text),
        ("source", .text),
      ]
    }
  }

  /// The columns without which a row says nothing: its key and its days. Empty for a source that is not read for what people
  /// write.
  package static func neededColumns(of source: SourceDefinition) -> Set<String> {
    guard let narrative = NarrativeSource(rawValue: source.name) else { return [] }
    return Set(narrative.columns.filter { $0.kind == .day }.map(\.name) + source.key.map { source.columns[$0].name })
  }
}
