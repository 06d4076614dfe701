internal import Model

/// Reads a filter: `{sen_status: [K, E], outcome: {not: withdrawn}, any: [{in_education: yes}, {safely_at_home: yes}]}`.
struct FilterReader {
  static let any = Key(
    "any", .entry(.list(of: .mapping("group"))), .optional, "A list of filters, of which a row must pass one or more.",
    example: "[{in_education: yes}, {safely_at_home: yes}]")
  static let not = Key(
    "not", .mapping("group"), .optional, "A filter that a row must not pass: not all of its conditions may hold.",
    example: "{sen_status: N, phase: Primary}")
  static let keys = KeySet(
    "filter",
    "Which rows count: those that pass every condition. A figure sees its rows from its own day: later dates are blank.",
    [any, not], others: others)
  static let group = KeySet(
    "group", "A filter inside another, with the same keys: it must ask for something.", [any, not], others: others,
    mayBeEmpty: false)
  private static let others = KeySet.Others(what: "the name of a column", shape: ConditionReader.shape)

  let source: SourceDefinition
  /// Whether the rows are seen from a figure's day, so that conditions may compare with `the day`.
  var hasDay = true

  func filter(_ entry: Entry) -> Filter {
    var filter = Filter()
    for (key, value) in entry.pairs() {
      switch key.scalar {
      case Self.any.name: filter.groups.append(.any(filters(value)))
      case Self.not.name: filter.groups.append(.not(group(value)))
      default:
        guard let column = source.column(named: key, .any), let definition = source.column(column) else { continue }
        filter.conditions += ConditionReader(source: source, column: definition, hasDay: hasDay).conditions(value)
      }
    }
    return filter
  }

  private func filters(_ entry: Entry) -> [Filter] {
    guard entry.isList else {
      entry.report(
        .wrongShape, "'any' must be a list of filters, one of which must pass",
        hint: "any: [{first_column: yes}, {second_column: yes}]")
      return []
    }
    let items = entry.items()
    if items.isEmpty { entry.report(.wrongValue, "'any' is empty: give it at least one filter") }
    return items.map(group)
  }

  /// A filter in a group, which must ask for something.
  private func group(_ entry: Entry) -> Filter {
    if entry.node.mapping?.isEmpty == true {
      entry.report(.wrongValue, "this filter has no condition: every row passes it", hint: "write {column: value}")
    }
    return filter(entry)
  }
}
