/// A kind of definition file. Each has a schema of its own, by which editors complete and check it.
package enum DefinitionKind: String, Sendable, CaseIterable {
  case plan, kpi, source, action, risks, qualitative, governance, people, contacts

  /// Where such files are, seen from the folder of definitions.
  package var place: String {
    switch self {
    case .kpi: "kpis/*.yml"
    case .source: "sources/*.yml"
    case .action: "actions/*.yml"
    case .plan, .risks, .qualitative, .governance, .people, .contacts: "\(rawValue).yml"
    }
  }

  /// The name of its schema's file.
  package var schemaName: String { "\(rawValue).schema.json" }

  /// The keys of the whole file.
  var keys: KeySet {
    switch self {
    case .plan: PlanReader.keys
    case .kpi: KPIReader.keys
    case .source: SourceReader.keys
    case .action: ActionReader.keys
    case .risks: RiskReader.file
    case .qualitative: QualitativeReader.file
    case .governance: GovernanceReader.file
    case .people: PeopleReader.file
    case .contacts: ContactsReader.file
    }
  }

  /// The schema of a file of this kind, JSON Schema draft 7.
  package var schema: SchemaValue {
    let parts = DefinitionKeys.reachable(from: keys).filter { $0.name != keys.name }
    var members: [String: SchemaValue] = [
      "$schema": .text("http://json-schema.org/draft-07/schema#"), "title": .text(place),
      "definitions": .object(Dictionary(uniqueKeysWithValues: parts.map { (Shape.reference($0.name), $0.schema) })),
    ]
    if parts.isEmpty { members["definitions"] = nil }
    return keys.schema.with(members)
  }
}

/// The key sets of all definitions.
enum DefinitionKeys {
  /// Those that are part of others, by the readers that read them.
  static let parts: [KeySet] =
    [
      ActionReader.milestone, RiskReader.keys, RiskReader.score, QualitativeReader.keys, GovernanceReader.keys,
      ControlReader.keys, ControlReader.rebaseKeys, HeaderReader.keys, HeaderReader.days, PlanReader.areaOfWeakness,
      FilterReader.keys, FilterReader.group, ConditionReader.keys, RuleReader.stop, AlertReader.ofPlan, AlertReader.ofKPI,
      AlertReader.ofSource,
      CohortReader.keys, CohortReader.rateKeys, CohortChoiceReader.keys, MembersReader.keys,
      FigureReader.part, FigureReader.related, BaselineReader.keys, TargetReader.keys, ReadingsReader.reading,
      ConfirmationReader.keys, ExampleReader.keys,
    ] + AlertReader.allSettings + ofSources + ofMeasures

  private static let ofSources: [KeySet] = [
    ColumnReader.keys, SpellingReader.keys, CodeReader.keys, LayoutReader.keys, RejectLimitReader.keys, SenseRuleReader.keys,
    LinksReader.keys, LookupReader.keys,
  ]

  private static let ofMeasures: [KeySet] = [
    MeasureReader.keys, CombinedReader.partKeys, DurationReader.share, StatisticReader.share,
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: parts.map { ($0.name, $0) })

  /// A key set by its name.
  static func named(_ name: String) -> KeySet? { byName[name] }

  /// A key set and all that its keys refer to, each once, in the order in which a reader meets them.
  static func reachable(from first: KeySet) -> [KeySet] {
    var (found, next) = ([KeySet](), [first])
    while !next.isEmpty {
      let keys = next.removeFirst()
      guard !found.contains(where: { $0.name == keys.name }) else { continue }
      found.append(keys)
      next += keys.references.compactMap(named)
    }
    return found
  }
}
