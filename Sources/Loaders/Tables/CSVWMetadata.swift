internal import Model
internal import Wording

/// `csv-metadata.json`: what each CSV file holds, where a CSVW reader looks for it by itself.
///
/// **Source**: W3C, Metadata Vocabulary for Tabular Data (2015); GOV.UK recommended open standards, Using metadata to describe
/// CSV data.
struct CSVWMetadata: Encodable {
  private enum CodingKeys: String, CodingKey {
    case context = "@context"
    case title = "dc:title"
    case tables
  }
  private struct Table: Encodable {
    enum CodingKeys: String, CodingKey {
      case url
      case grain = "dc:description"
      case tableSchema
    }
    var url: String
    var grain: String
    var tableSchema: Schema
  }
  private struct Schema: Encodable {
    var columns: [Column]
    var primaryKey: [String]?
    var foreignKeys: [ForeignKey]?
  }
  private struct Column: Encodable {
    enum CodingKeys: String, CodingKey {
      case name, titles, datatype, null
      case meaning = "dc:description"
    }
    var name: String
    var titles: String
    var datatype: Datatype
    var meaning: String
    /// What stands for no value, where that is not the empty text.
    var null: String?
  }
  private struct Datatype: Encodable {
    var base: String
    var format: String?
  }
  private struct ForeignKey: Encodable {
    var columnReference: [String]
    var reference: Reference
  }
  private struct Reference: Encodable {
    var resource: String
    var columnReference: [String]
  }

  private let context = "http://www.w3.org/ns/csvw"
  private var title: String
  private var tables: [Table]

  init(_ scorecard: Scorecard) {
    title = scorecard.title
    tables = PublishedTable.all.map(Self.table)
  }

  private static func table(_ table: PublishedTable) -> Table {
    let references = table.reference.map { reference in
      [
        ForeignKey(
          columnReference: reference.columns, reference: Reference(resource: reference.table, columnReference: reference.columns))
      ]
    }
    return Table(
      url: table.name, grain: table.grain,
      tableSchema: Schema(
        columns: table.columns.map { column in
          // An empty part is a value of its key: no key of a CSVW table has a hole.
          let isKey = table.key?.contains(column.name) == true || table.reference?.columns.contains(column.name) == true
          return Column(
            name: column.name, titles: column.name, datatype: datatype(column.kind), meaning: column.meaning,
            null: isKey && column.kind == .text ? "(no value)" : nil)
        },
        primaryKey: table.key, foreignKeys: references))
  }

  private static func datatype(_ kind: TidyKind) -> Datatype {
    switch kind {
    case .text: Datatype(base: "string")
    // Of a closed list CSVW knows only what it looks like.
    case .oneOf(let names): Datatype(base: "string", format: names.joined(separator: "|"))
    case .day: Datatype(base: "date", format: "yyyy-MM-dd")
    case .number: Datatype(base: "decimal")
    case .count: Datatype(base: "integer")
    case .yesOrNo: Datatype(base: "boolean", format: "yes|no")
    }
  }
}
