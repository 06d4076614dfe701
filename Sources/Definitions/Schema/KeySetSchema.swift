extension KeySet {
  /// The schema of a mapping with these keys. Where the keys depend on what one of them says, it lists all of them, so that an
  /// editor can complete them, and then the keys of each kind.
  var schema: SchemaValue {
    var members: [String: SchemaValue] = [
      "type": .text("object"), "description": .text(sentence), "properties": .object(properties(all)),
      "additionalProperties": others?.shape.schema ?? .flag(false),
    ]
    if !required(keys).isEmpty { members["required"] = .texts(required(keys)) }
    if !mayBeEmpty { members["minProperties"] = .number(1) }
    let conditions = (kinds.map(branches) ?? []) + needs.map(\.schema)
    if !conditions.isEmpty { members["allOf"] = .list(conditions) }
    return .object(members)
  }

  /// The names of the key sets that its keys refer to.
  var references: [String] {
    // A name may have another shape in another kind, and refer to something else there.
    (keys + (kinds?.all ?? []).flatMap(\.keys)).flatMap(\.shape.references) + (others?.shape.references ?? [])
  }

  private func properties(_ keys: [any DeclaredKey]) -> [String: SchemaValue] {
    // One name may have several shapes, one a kind.
    Dictionary(grouping: every(keys), by: \.name).mapValues { same in
      let shapes = same.map(\.shape).reduce(into: [Shape]()) { if !$0.contains($1) { $0.append($1) } }
      let schema = shapes.count == 1 ? shapes[0].schema : Shape.either(shapes).schema
      return Self.described(schema, same[0])
    }
  }

  /// All keys of these names, of each kind.
  private func every(_ keys: [any DeclaredKey]) -> [any DeclaredKey] {
    let names = Set(keys.map(\.name))
    return (self.keys + (kinds?.all ?? []).flatMap(\.keys)).filter { names.contains($0.name) }
  }

  private static func described(_ schema: SchemaValue, _ key: any DeclaredKey) -> SchemaValue {
    var members: [String: SchemaValue] = ["description": .text(key.sentence)]
    if case .optional(let usual) = key.need, !usual.isEmpty { members["default"] = .text(usual) }
    if !key.example.isEmpty { members["examples"] = .list([.text(key.example)]) }
    // What stands next to a reference is not read.
    if case .object(let own) = schema, own["$ref"] != nil { return .object(["allOf": .list([schema])]).with(members) }
    return schema.with(members)
  }

  private func required(_ keys: [any DeclaredKey]) -> [String] { keys.filter { $0.need == .required }.map(\.name) }

  private func branches(_ kinds: Kinds) -> [SchemaValue] {
    kinds.all.enumerated().map { place, kind in
      let own = Dictionary((keys + kind.keys).map { ($0.name, $0.shape.schema) }) { first, _ in first }
      var then: [String: SchemaValue] = [
        "properties": .object(own), "additionalProperties": others?.shape.schema ?? .flag(false),
      ]
      if !required(kind.keys).isEmpty { then["required"] = .texts(required(kind.keys)) }
      let condition: SchemaValue =
        switch kinds.choice {
        case .value(let name):
          .object(["properties": .object([name: .object(["const": .text(kind.kind)])]), "required": .texts([name])])
        case .presence(let names):
          .object([
            "allOf": .list(
              names.prefix(place + 1).enumerated().map { index, name in
                let isThere = SchemaValue.object(["required": .texts([name])])
                return index == place ? isThere : .object(["not": isThere])
              })
          ])
        }
      return .object(["if": condition, "then": .object(then)])
    }
  }
}

extension KeySet.Needs {
  /// What the mapping must have where the key is there.
  fileprivate var schema: SchemaValue {
    let text = SchemaValue.object(["type": .texts(["string", "number", "boolean"])])
    func isThere(_ name: String) -> SchemaValue {
      let name: [String: SchemaValue] = [
        "required": .texts([name]), "properties": .object(asTexts ? [name: text] : [:]),
      ]
      return .object(name)
    }
    return .object(["if": isThere(key), "then": .object(["anyOf": .list(oneOf.map(isThere))])])
  }
}

extension Shape {
  /// The names of the key sets that it refers to.
  var references: [String] {
    switch self {
    case .mapping(let name): [name]
    case .list(let shape), .entries(_, let shape, _): shape.references
    case .either(let shapes): shapes.flatMap(\.references)
    case .text, .name, .words, .number, .wholeNumber, .yesOrNo, .nothing, .day, .form: []
    }
  }
}
