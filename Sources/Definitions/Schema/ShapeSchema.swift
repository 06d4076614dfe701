extension Shape {
  /// The schema of a value of this shape (JSON Schema draft 7, as editors read it).
  ///
  /// An editor reads `12` as a number and `yes` as a text; the program reads every single value as a text first, so that a text
  /// may be written as any of them.
  var schema: SchemaValue {
    switch self {
    case .text: Self.single
    case .name(let what): Self.single.with(["description": .text("The name of \(what).")])
    case .words(let words): .object(["enum": .texts(words)])
    case .number(let range): Self.number("number", range)
    case .wholeNumber(let range): Self.number("integer", Double(range.lowerBound)...Double(range.upperBound))
    case .yesOrNo: .object(["enum": .list(Self.answers.map { .text($0) } + [.flag(true), .flag(false)])])
    case .nothing: .object(["enum": .list([.nothing, .text("")])])
    case .day: .object(["type": .text("string"), "pattern": .text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")])
    case .form(let what, let pattern, let examples):
      .object([
        "type": .text("string"), "pattern": .text("^(?:\(pattern))$"), "description": .text("Write \(what)."),
        "examples": .texts(examples),
      ])
    case .list(let item):
      .object(["anyOf": .list([item.schema, .object(["type": .text("array"), "items": item.schema])])])
    case .entries(let key, let value, let pattern):
      .object([
        "type": .text("object"), "additionalProperties": value.schema,
        "propertyNames": .object(pattern.map { ["pattern": .text("^\($0)$")] } ?? ["minLength": .number(1)]),
        "description": .text("Each key is \(key)."),
      ])
    case .mapping(let name): .object(["$ref": .text("#/definitions/\(Self.reference(name))")])
    case .either(let shapes): .object(["anyOf": .list(shapes.map(\.schema))])
    }
  }

  /// How a schema names a key set: without spaces.
  static func reference(_ name: String) -> String { name.split(separator: " ").joined(separator: "_") }

  private static let answers = ["yes", "no", "true", "false", "Yes", "No", "True", "False", "YES", "NO", "TRUE", "FALSE"]
  private static let single = SchemaValue.object([
    "type": .texts(["string", "number", "boolean"]), "minLength": .number(1),
  ])

  private static func number(_ type: String, _ range: ClosedRange<Double>) -> SchemaValue {
    var members: [String: SchemaValue] = ["type": .text(type)]
    if abs(range.lowerBound) < DefinitionBounds.number { members["minimum"] = .number(range.lowerBound) }
    if abs(range.upperBound) < DefinitionBounds.number { members["maximum"] = .number(range.upperBound) }
    // In quotes it is a number all the same.
    let sign = range.lowerBound < 0 ? "[+-]?" : "[+]?"
    let quoted = "^\(sign)[0-9]+\(type == "integer" ? "" : "([.][0-9]+)?")$"
    return .object(["anyOf": .list([.object(members), .object(["type": .text("string"), "pattern": .text(quoted)])])])
  }
}
