internal import JSON
package import Model
internal import Wording

/// The lineage of figures as OpenLineage events, a JSON object in each line: for each figure one `JobEvent`, which says without
/// a run from which columns of which exports its line is made.
///
/// **Source**: OpenLineage 2-0-2, with the facets `columnLineage` 1-2-0, `schema` 1-2-0 and `documentation` 1-1-0.
package struct OpenLineage: Sendable {
  private let definitions: DefinitionSet
  private let time: String
  private let version: String

  /// `time` is when the events are written (ISO 8601, UTC), `version` the program's.
  package init(_ definitions: DefinitionSet, time: String, version: String) {
    (self.definitions, self.time, self.version) = (definitions, time, version)
  }

  /// The events of these figures in UTF-8.
  ///
  /// Throws: `EncodingError`, which cannot happen, because every text can be encoded.
  package func bytes(_ figures: [FigureDefinition]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for figure in figures { bytes += try PublishedJSON.encodeInOneLine(event(figure)) + [UInt8(ascii: "\n")] }
    return bytes
  }

  private func event(_ figure: FigureDefinition) -> Event {
    let lineage = definitions.lineage(of: figure)
    let documentation = facet(
      "DocumentationJobFacet", "1-1-0", description: "KPI \(figure.id): \(figure.title)")
    return Event(
      eventTime: time, producer: producer, schemaURL: Self.schema + "JobEvent",
      job: Job(namespace: namespace, name: "kpi.\(figure.id)", facets: ["documentation": documentation]),
      inputs: lineage.sources.map { input($0, lineage) }, outputs: lineage.parts.map { output($0, figure, lineage) })
  }

  private func input(_ name: String, _ lineage: FigureLineage) -> Dataset {
    let source = definitions.source(name)
    let fields = lineage.columns.filter { $0.source == name }.map { used in
      let column = source?.column(used.column)
      return SchemaField(
        name: used.column, type: column?.kind.logicalType.rawValue ?? "string",
        description: column.map { ColumnSentences($0).holds } ?? "")
    }
    return Dataset(
      namespace: exports, name: name,
      facets: Facets(
        schema: schema(fields), columnLineage: nil,
        documentation: facet("DocumentationDatasetFacet", "1-1-0", description: source?.title ?? name)))
  }

  /// A line, a series or a breakdown of its own: what one figure is made of says nothing of the others in the same file.
  private func output(_ part: FigureLineage.Part, _ figure: FigureDefinition, _ lineage: FigureLineage) -> Dataset {
    let own = part.all
    let made = lineage.parts.first { $0.product == .figure }?.all ?? []
    let (name, columns): (String, [(String, [UsedColumn])]) =
      switch part.product {
      case .figure: ("scorecard.csv/\(figure.id)", [("value", own)])
      case .shownBeside(let measure): ("series.csv/\(figure.id)/\(measure)", [("value", own)])
      case .breakdown(let dimension):
        (
          "breakdowns.csv/\(figure.id)/\(dimension)",
          [("category", part.columns), ("value", (made + own).flatMap(\.single).byColumn)]
        )
      }
    let fields = Dictionary(
      uniqueKeysWithValues: columns.map { field, used in
        (field, OutputField(inputFields: used.map { inputField($0, isCategory: field == "category") }))
      })
    return Dataset(
      namespace: outputs, name: name,
      facets: Facets(
        schema: schema(
          columns.map { field, _ in
            SchemaField(
              name: field, type: field == "value" ? "number" : "string", description: LineageSentences.name(of: part, figure))
          }),
        columnLineage: ColumnLineage(
          _producer: producer, _schemaURL: Self.facet("ColumnLineageDatasetFacet", "1-2-0"), fields: fields),
        documentation: nil))
  }

  private func inputField(_ used: UsedColumn, isCategory: Bool) -> InputField {
    InputField(
      namespace: exports, name: used.source, field: used.column,
      transformations: used.uses.map { use in
        let kind = use.transformation(isCategory: isCategory)
        return Transformation(type: kind.isDirect ? "DIRECT" : "INDIRECT", subtype: kind.subtype, description: use.inWords)
      })
  }

  private var namespace: String { "scorecard/\(definitions.plan.area)" }
  private var exports: String { namespace + "/exports" }
  private var outputs: String { namespace + "/output" }
  private var producer: String { "urn:scorecard:\(version)" }

  private static let schema = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/"

  private static func facet(_ name: String, _ version: String) -> String {
    "https://openlineage.io/spec/facets/\(version)/\(name).json#/$defs/\(name)"
  }

  private func facet(_ name: String, _ version: String, description: String) -> Documentation {
    Documentation(_producer: producer, _schemaURL: Self.facet(name, version), description: description)
  }

  private func schema(_ fields: [SchemaField]) -> Schema {
    Schema(_producer: producer, _schemaURL: Self.facet("SchemaDatasetFacet", "1-2-0"), fields: fields)
  }
}

extension ColumnUse {
  /// What OpenLineage calls the use. A breakdown's category is the column's value itself.
  fileprivate func transformation(isCategory: Bool) -> (isDirect: Bool, subtype: String) {
    switch self {
    case .entity, .amount, .time, .stage: (true, "AGGREGATION")
    case .day, .condition, .stop, .cohort: (false, "FILTER")
    case .group: (false, "GROUP_BY")
    case .order: (false, "WINDOW")
    case .match: (false, "JOIN")
    case .key: (false, "GROUP_BY")
    case .version: (false, "SORT")
    case .success: (false, "CONDITIONAL")
    case .category: isCategory ? (true, "IDENTITY") : (false, "GROUP_BY")
    }
  }
}

// Named as OpenLineage names them.
private struct Event: Encodable {
  let eventTime: String
  let producer: String
  let schemaURL: String
  let job: Job
  let inputs: [Dataset]
  let outputs: [Dataset]
}

private struct Job: Encodable {
  let namespace: String
  let name: String
  let facets: [String: Documentation]
}

private struct Dataset: Encodable {
  let namespace: String
  let name: String
  let facets: Facets
}

private struct Facets: Encodable {
  let schema: Schema
  let columnLineage: ColumnLineage?
  let documentation: Documentation?
}

private struct Documentation: Encodable {
  let _producer: String
  let _schemaURL: String
  let description: String
}

private struct Schema: Encodable {
  let _producer: String
  let _schemaURL: String
  let fields: [SchemaField]
}

private struct SchemaField: Encodable {
  let name: String
  let type: String
  let description: String
}

private struct ColumnLineage: Encodable {
  let _producer: String
  let _schemaURL: String
  let fields: [String: OutputField]
}

private struct OutputField: Encodable {
  let inputFields: [InputField]
}

private struct InputField: Encodable {
  let namespace: String
  let name: String
  let field: String
  let transformations: [Transformation]
}

private struct Transformation: Encodable {
  let type: String
  let subtype: String
  let description: String
}
