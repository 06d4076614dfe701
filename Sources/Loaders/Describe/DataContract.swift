package import Model
internal import Platform
internal import Wording

/// What the people who deliver an export are asked for, as an Open Data Contract Standard contract in YAML.
///
/// **Source**: Bitol, Open Data Contract Standard 3.1.0. Its JSON Schema accepts every contract that is written here.
package struct DataContract: Sendable {
  private let source: SourceDefinition
  private let definitions: DefinitionSet
  private let sentences: ContractSentences

  /// The contract about a source.
  package init(_ source: SourceDefinition, in definitions: DefinitionSet) {
    (self.source, self.definitions) = (source, definitions)
    sentences = ContractSentences(source, definitions)
  }

  /// What the file is called: `exclusions.odcs.yaml`.
  package var fileName: String { "\(source.name).odcs.yaml" }

  /// The contract as YAML. Its version is a digest of what it says: it is another where the contract is.
  package var yaml: String {
    let body = YAMLNode.mapping(content).document
    let head: [(String, YAMLNode)] = [
      ("apiVersion", .text("v3.1.0")), ("kind", .text("DataContract")),
      ("id", .text(Self.plain("\(definitions.plan.area)-\(source.name)"))),
      ("name", .text(source.title)), ("version", .text("1.0.0+" + sha256(Array(body.utf8)).prefix(12))),
      ("status", .text("active")),
    ]
    return YAMLNode.mapping(head.map { (key: $0.0, value: $0.1) }).document + body
  }

  private var content: [(key: String, value: YAMLNode)] {
    [
      ("domain", .text(definitions.plan.area)), ("dataProduct", .text(definitions.plan.name)),
      (
        "description",
        .mapping([
          ("purpose", .text(sentences.purpose)), ("usage", .text(sentences.usage)), ("limitations", .text(sentences.limitations)),
        ])
      ),
      ("schema", .list([table])), ("team", .mapping([("name", .text(definitions.plan.alerts.dataOwner))])),
      ("slaProperties", .list(serviceLevels)),
      (
        "customProperties",
        .list([custom("optional", .flag(source.isOptional)), custom("fileNames", .list(source.files.map { .text($0) }))])
      ),
    ]
  }

  private var registers: Set<String> { Set(definitions.sources.compactMap(\.registerOf)) }

  private var table: YAMLNode {
    .mapping([
      ("name", .text(source.name)), ("physicalName", .text("\(source.files.first ?? source.name).csv")),
      ("physicalType", .text("file")), ("logicalType", .text("object")), ("businessName", .text(source.title)),
      ("dataGranularityDescription", .text(sentences.grain)),
      ("properties", .list(source.columns.indices.map { ContractColumn(source, at: $0, sentences, registers: registers).node })),
      ("quality", .list(quality)),
    ])
  }

  /// The rules that are about rows, and not about a column alone.
  private var quality: [YAMLNode] {
    let key = source.key.map { source.columns[$0].name }
    let unique: [YAMLNode] =
      key.isEmpty
      ? []
      : [
        .mapping([
          ("name", .text("unique key")), ("type", .text("library")), ("metric", .text("duplicateValues")),
          ("mustBe", .number("0")),
          ("unit", .text("rows")), ("arguments", .mapping([("properties", .list(key.map { .text($0) }))])),
          ("dimension", .text("uniqueness")), ("severity", .text("warning")), ("description", .text(sentences.duplicates)),
        ])
      ]
    let rejects = ContractColumn.rule("rows that can be used", "conformity", "error", sentences.rejects)
    let shrunk =
      source.mayShrink ? [] : [ContractColumn.rule("complete delivery", "completeness", "warning", ContractSentences.shrunk)]
    return unique + [rejects] + shrunk
  }

  private var serviceLevels: [YAMLNode] {
    let due: [(key: String, value: YAMLNode)] = [
      ("property", .text("timeOfAvailability")), ("value", .number("\(source.dueDay)")), ("unit", .text("day of month")),
      ("driver", .text("operational")), ("description", .text(sentences.due)),
    ]
    let frequency: [(key: String, value: YAMLNode)] = [
      ("property", .text("frequency")), ("value", .number("1")), ("unit", .text("month")), ("driver", .text("operational")),
    ]
    guard let dated = source.datedBy, source.senseRules.checks.contains(.stale) else {
      return [.mapping(due), .mapping(frequency)]
    }
    let age: [(key: String, value: YAMLNode)] = [
      ("property", .text("latency")), ("value", .number("\(source.senseRules.staleAfterDays)")), ("unit", .text("d")),
      ("element", .text("\(source.name).\(source.columns[dated].name)")), ("driver", .text("analytics")),
      ("description", .text(sentences.age)),
    ]
    return [.mapping(due), .mapping(frequency), .mapping(age)]
  }

  private func custom(_ name: String, _ value: YAMLNode) -> YAMLNode {
    .mapping([("property", .text(name)), ("value", value)])
  }

  /// Letters, digits and hyphens alone.
  private static func plain(_ text: String) -> String {
    String(text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }
}
