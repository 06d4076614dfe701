internal import Model
internal import Wording

/// `datapackage.json`: what each CSV file holds, for programs that read them without a word of explanation.
///
/// **Source**: Frictionless Data, Data Package and Table Schema, version 1.
struct DataPackage: Encodable {
  private struct Resource: Encodable {
    var name: String
    var path: String
    var title: String
    let profile = "tabular-data-resource"
    let mediatype = "text/csv"
    let encoding = "utf-8"
    var schema: Schema
  }
  private struct Schema: Encodable {
    var fields: [Field]
    let missingValues = [""]
    var primaryKey: [String]?
    var foreignKeys: [ForeignKey]?
  }
  private struct Field: Encodable {
    var name: String
    var type: String
    var description: String
    var format: String?
    var trueValues: [String]?
    var falseValues: [String]?
    var constraints: Constraints?
  }
  private struct Constraints: Encodable { var `enum`: [String] }
  private struct ForeignKey: Encodable {
    var fields: [String]
    var reference: Reference
  }
  private struct Reference: Encodable {
    var resource: String
    var fields: [String]
  }

  let profile = "tabular-data-package"
  private var name: String
  private var title: String
  private var description: String
  private var created: String
  private var resources: [Resource]

  init(_ scorecard: Scorecard) {
    name = "scorecard-" + scorecard.asOf.description
    title = scorecard.title
    description =
      "OFFICIAL – internal use only. Contains small numbers that could identify a child. Do not publish or forward. Numbers are in the unit given in their row."
    created = scorecard.asOf.description + "T00:00:00Z"
    resources = PublishedTable.all.map(Self.resource)
  }

  private static func resource(_ table: PublishedTable) -> Resource {
    let references = table.reference.map { reference in
      [
        ForeignKey(
          fields: reference.columns, reference: Reference(resource: name(of: reference.table), fields: reference.columns))
      ]
    }
    return Resource(
      name: name(of: table.name), path: table.name, title: table.grain,
      schema: Schema(
        fields: table.columns.map { field($0.name, $0.kind, $0.meaning) }, primaryKey: table.key,
        foreignKeys: references))
  }

  private static func field(_ name: String, _ kind: TidyKind, _ meaning: String) -> Field {
    switch kind {
    case .text: Field(name: name, type: "string", description: meaning)
    case .day: Field(name: name, type: "date", description: meaning, format: "default")
    case .number: Field(name: name, type: "number", description: meaning)
    case .count: Field(name: name, type: "integer", description: meaning)
    case .yesOrNo: Field(name: name, type: "boolean", description: meaning, trueValues: ["yes"], falseValues: ["no"])
    case .oneOf(let names): Field(name: name, type: "string", description: meaning, constraints: Constraints(enum: names))
    }
  }

  private static func name(of file: String) -> String { String(file.prefix { $0 != "." }) }
}
