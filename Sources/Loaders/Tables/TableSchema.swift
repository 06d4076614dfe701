/// A package of CSV files, as `datapackage.json` describes it to programs that read them without a word of explanation.
///
/// **Source**: Frictionless Data, Data Package and Table Schema, version 1.
struct DataPackage: Encodable {
  let profile = "tabular-data-package"
  var name: String
  var title: String
  var description: String
  /// When it was made; nil where its files say nothing else each time that they are made.
  var created: String?
  /// Which command wrote it; nil where that does not matter.
  var createdBy: String?
  var resources: [TableResource]
}

/// One CSV file of a package.
struct TableResource: Encodable {
  var name: String
  var path: String
  var title: String
  var description: String?
  let profile = "tabular-data-resource"
  let mediatype = "text/csv"
  let encoding = "utf-8"
  var schema: TableSchema
}

/// The columns of one CSV file. An empty field is a missing value.
struct TableSchema: Encodable {
  /// One column.
  struct Field: Encodable {
    var name: String
    var type: String
    var title: String?
    var description: String
    var format: String?
    var trueValues: [String]?
    var falseValues: [String]?
    var constraints: Constraints?
  }
  /// What the values of a column are, apart from their type.
  struct Constraints: Encodable {
    var required: Bool?
    var `enum`: [String]?
    var minimum: Bound?
    var maximum: Bound?
  }
  /// The smallest or the largest value.
  enum Bound: Encodable {
    case number(Int)
    case day(String)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .number(let number): try container.encode(number)
      case .day(let day): try container.encode(day)
      }
    }
  }
  /// The columns whose values are found in another file.
  struct ForeignKey: Encodable {
    var fields: [String]
    var reference: Reference
  }
  struct Reference: Encodable {
    var resource: String
    var fields: [String]
  }

  var fields: [Field]
  let missingValues = [""]
  var primaryKey: [String]?
  /// Those of which each value is found there.
  var foreignKeys: [ForeignKey]? = nil
  /// Those of which some values may be unknown there: a property of this program's own, by which nobody refuses a row.
  var references: [ForeignKey]? = nil
}
