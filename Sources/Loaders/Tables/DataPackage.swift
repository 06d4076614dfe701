internal import Model
internal import Wording

/// `datapackage.json` of a run: what each CSV file that it published holds.
extension DataPackage {
  init(_ scorecard: Scorecard) {
    self.init(
      name: "scorecard-" + scorecard.asOf.description, title: scorecard.title,
      description:
        "OFFICIAL – internal use only. Contains small numbers that could identify a child. Do not publish or forward. Numbers are in the unit given in their row.",
      created: scorecard.asOf.description + "T00:00:00Z", resources: PublishedTable.all.map(Self.resource))
  }

  private static func resource(_ table: PublishedTable) -> TableResource {
    let references = table.reference.map { reference in
      [
        TableSchema.ForeignKey(
          fields: reference.columns,
          reference: TableSchema.Reference(resource: name(of: reference.table), fields: reference.columns))
      ]
    }
    return TableResource(
      name: name(of: table.name), path: table.name, title: table.grain,
      schema: TableSchema(
        fields: table.columns.map { field($0.name, $0.kind, $0.meaning) }, primaryKey: table.key,
        foreignKeys: references))
  }

  private static func field(_ name: String, _ kind: TidyKind, _ meaning: String) -> TableSchema.Field {
    switch kind {
    case .text: .init(name: name, type: "string", description: meaning)
    case .day: .init(name: name, type: "date", description: meaning, format: "default")
    case .number: .init(name: name, type: "number", description: meaning)
    case .count: .init(name: name, type: "integer", description: meaning)
    case .yesOrNo: .init(name: name, type: "boolean", description: meaning, trueValues: ["yes"], falseValues: ["no"])
    case .oneOf(let names): .init(name: name, type: "string", description: meaning, constraints: .init(enum: names))
    }
  }

  private static func name(of file: String) -> String { String(file.prefix { $0 != "." }) }
}
