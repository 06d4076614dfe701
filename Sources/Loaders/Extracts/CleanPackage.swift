package import Model
internal import JSON
internal import Wording

/// `datapackage.json` of clean tables: what each of them holds.
package enum CleanPackage {
  /// The name of the file.
  package static let file = "datapackage.json"
  /// What the package says of itself, by which the command knows a folder that it wrote.
  package static let createdBy = "scorecard extract --all"

  /// The description of all tables that have a file. `sources` are all of the plan's, registers included.
  ///
  /// Throws: `EncodingError`, never in fact.
  package static func bytes(_ tables: [CleanTable], of plan: PlanDefinition) throws -> [UInt8] {
    let written = tables.filter(\.isWritten)
    return try PublishedJSON.encodeAsNamed(
      DataPackage(
        name: "clean-exports", title: CleanTableSentences.title(plan.name), description: CleanTableSentences.protection,
        createdBy: createdBy, resources: written.map { resource($0, among: written) }))
  }

  private static func resource(_ table: CleanTable, among tables: [CleanTable]) -> TableResource {
    let number = TableSchema.Field(
      name: CleanTable.rowNumber, type: "integer", title: CleanTableSentences.rowNumberTitle,
      description: CleanTableSentences.rowNumber, constraints: .init(required: true, minimum: .number(1)))
    let references = table.source.columns.compactMap { reference($0, of: table, among: tables) }
    return TableResource(
      name: table.source.name, path: table.file, title: table.source.title,
      description: table.state == .notDelivered ? CleanTableSentences.notDelivered : nil,
      schema: TableSchema(
        fields: [number] + table.source.columns.map { field($0, of: table) }, primaryKey: table.key,
        references: references.isEmpty ? nil : references))
  }

  private static func field(_ column: ColumnDefinition, of table: CleanTable) -> TableSchema.Field {
    let isJoined = column.domain(in: table.source.name).map(table.joinedDomains.contains) ?? false
    var constraints = TableSchema.Constraints(required: column.alwaysHasValue ? true : nil)
    var (type, format) = ("string", String?.none)
    switch column.kind {
    case .identifier, .category, .text: break
    case .code(let codes): constraints.enum = codes.map(\.name)
    case .day(_, let notBefore):
      (type, format) = ("date", "default")
      constraints.minimum = notBefore.map { .day($0.description) }
    case .integer(let range), .decimal(_, let range):
      type = column.kind.places > 0 ? "number" : "integer"
      (constraints.minimum, constraints.maximum) = (.number(range.lowerBound), .number(range.upperBound))
    }
    let isBound = constraints.required != nil || constraints.enum != nil || constraints.minimum != nil
    return TableSchema.Field(
      name: column.name, type: type, title: CleanTableSentences.title(of: column),
      description: CleanTableSentences.meaning(of: column, isJoined: isJoined), format: format,
      constraints: isBound ? constraints : nil)
  }

  /// The register in which an identifier is looked up; nil where there is none, or it has no table. No constraint: rows about an
  /// entity that the register does not have are accepted, and counted.
  private static func reference(
    _ column: ColumnDefinition, of table: CleanTable, among tables: [CleanTable]
  ) -> TableSchema.ForeignKey? {
    guard case .identifier(let domain) = column.kind,
      let register = tables.first(where: { $0.source.registerOf == domain && $0.source.name != table.source.name }),
      let key = register.source.key.first, register.state == .delivered
    else { return nil }
    return TableSchema.ForeignKey(
      fields: [column.name],
      reference: .init(resource: register.source.name, fields: [register.source.columns[key].name]))
  }
}
