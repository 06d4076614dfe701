internal import Model

/// Reads a number that is made of other measures' values: `kind: ratio`, `difference` and `total`.
///
/// The keys by which the whole says which rows count hold for each part that does not set its own; the `where` of both must
/// pass.
struct CombinedReader {
  static let per = Key(
    "per", .number(in: 1...1_000_000_000), .optional(default: "100 where the unit is percent, otherwise 1"),
    "Of how many of `to` the figure is: so many exclusions for every 10,000 pupils.", example: "10000")
  static let of = Key(
    "of", .mapping("part of a measure"), .required, "The measure that is divided.",
    example: "{kind: count, source: exclusions, day: start_date, window: rolling 12 months}")
  static let to = Key(
    "to", .mapping("part of a measure"), .required, "The measure that it is divided by.",
    example: "{kind: sum, source: schools, column: headcount, day: open_date, blank_day: always, window: at the day}")
  static let minuend = Key(
    "of", .mapping("part of a measure"), .required, "The measure from which another is taken.",
    example: "{kind: sum, source: pupils, day: year, window: latest day, column: pupils, where: {band: All}}")
  static let less = Key(
    "less", .mapping("part of a measure"), .required, "The measure that is taken from it.",
    example: "{kind: sum, source: pupils, day: year, window: latest day, column: pupils, where: {band: One}}")
  static let all = Key(
    "of", .entry(.list(of: .mapping("part of a measure"))), .required, "The measures whose values are added up.",
    example: "[{kind: count, source: exclusions, day: start_date, window: rolling 12 months}]")

  static let kind = Key(
    "kind", .entry(.words(MeasureOfRowsReader.kinds.map(\.kind))), .required, "How the part's rows become a number.",
    example: "count")
  /// The keys that say which rows count, as the whole and each part may have them.
  static let inherited: [any DeclaredKey] = RuleReader.keys.map { InheritedKey(key: $0) }
  static let kinds: [(kind: String, keys: [any DeclaredKey])] = [
    ("ratio", inherited + [per, of, to]), ("difference", inherited + [minuend, less]), ("total", inherited + [all]),
  ]
  static let partKeys = KeySet(
    "part of a measure",
    "A measure of rows whose value is a part of another measure. What it does not say of its rows, the whole says.",
    [kind],
    kinds: KeySet.Kinds(
      choice: .value(of: "kind"), all: MeasureOfRowsReader.kinds.map { (kind: $0.kind, keys: inherited + $0.keys) }),
    needs: ProportionReader.needs)

  let rows: MeasureOfRowsReader
  let unit: Unit?

  func measure(_ kind: MeasureDefinition.Kind, _ fields: Fields) -> MeasureDefinition? {
    let entries: [Entry?] =
      switch kind {
      case .ratio: [fields[Self.of], fields[Self.to]]
      case .difference: [fields[Self.minuend], fields[Self.less]]
      case .total: total(fields)
      case .count, .distinct, .sum, .proportion, .latest, .repeats, .duration, .coverage, .stages, .statistic: []
      }
    let per = kind == .ratio ? self.per(fields) : 1
    let parts = entries.map { $0.flatMap { part($0, of: fields.entry) } }
    checkUnused(fields, entries.compactMap(\.self))
    let whole = parts.compactMap(\.self)
    guard let per, !whole.isEmpty, whole.count == parts.count else { return nil }
    let combination: Combination = kind == .ratio ? .ratio(per: per) : kind == .difference ? .difference : .total
    return .combined(combination, of: whole)
  }

  /// Reads what the whole says and no part takes from it, so that its mistakes are reported.
  private func checkUnused(_ fields: Fields, _ parts: [Entry]) {
    func isUnused(_ name: String) -> Bool { parts.allSatisfy { $0.value(of: name) != nil } }
    if fields.has(RuleReader.window), isUnused(RuleReader.window.name) { _ = fields[RuleReader.window] }
    if fields.has(RuleReader.blankDay), isUnused(RuleReader.blankDay.name) { _ = fields[RuleReader.blankDay] }
  }

  private func total(_ fields: Fields) -> [Entry?] {
    guard let all = fields[Self.all] else { return [] }
    if all.isMapping { return [all] }
    let items = all.items()
    if items.isEmpty { all.report(.wrongValue, "'of' is empty: give the measures whose values are added up") }
    return items
  }

  /// Of how many: a percentage is of 100, and a rate of as many as its unit says.
  private func per(_ fields: Fields) -> Double? {
    let given = fields.entry(of: Self.per)
    let number = given.map(Self.per.form.read) ?? (unit == .percent ? 100 : 1)
    guard let number else { return nil }
    let shown = Unit.decimal(number, places: number.rounded() == number ? 0 : 2)
    if unit == .percent, number != 100 {
      given?.report(
        .unitMismatch, "a percentage is of 100, not of \(shown)", hint: "remove 'per', or give a unit that begins with 'per'")
      return nil
    }
    if case .rate(let name) = unit, let said = Unit.many(inRate: name), said != number {
      (given ?? fields.entry).report(
        .unitMismatch, "the unit is '\(name)', but the ratio is per \(shown)",
        hint: "write per: \(said == said.rounded() ? "\(Int(said))" : "\(said)")")
      return nil
    }
    return number
  }

  /// Reads one part, with what the whole says of its rows.
  private func part(_ entry: Entry, of whole: Entry) -> MeasureDefinition? {
    guard entry.isMapping else {
      _ = entry.pairs()
      return nil
    }
    let inherited = entry.inheriting(RuleReader.keys.map(\.name).filter { $0 != RuleReader.filter.name }, from: whole)
    return Self.partKeys.read(inherited) { fields in
      guard let entry = fields[Self.kind], let kind = entry.choice("measure", MeasureDefinition.Kind.self) else { return nil }
      guard !kind.isCombination else {
        entry.report(
          .wrongValue, "a part counts rows: it cannot be a \(kind.rawValue) itself",
          hint: "choose from: \(MeasureOfRowsReader.kinds.map(\.kind).joined(separator: ", "))")
        return nil
      }
      return rows.measure(kind, fields, and: whole.value(of: RuleReader.filter.name))
    }
  }
}

/// A key that the whole may have in place of a part.
private struct InheritedKey: DeclaredKey {
  let key: any DeclaredKey

  var name: String { key.name }
  var shape: Shape { key.shape }
  var need: Need { key.need == .required ? .optional(default: "what the whole says") : key.need }
  var sentence: String { key.sentence }
  var example: String { key.example }
  func check(_ entry: Entry) { key.check(entry) }
}

extension Unit {
  /// How many a rate is of, by its name: 10,000 for `per 10,000 pupils`; nil where its name has no number.
  fileprivate static func many(inRate name: String) -> Double? {
    name.split(separator: " ").lazy.compactMap { Double($0.filter { $0 != "," }) }.first
  }
}

extension Entry {
  /// The same mapping with those of these keys that another mapping has and it has not.
  fileprivate func inheriting(_ names: [String], from whole: Entry) -> Entry {
    guard let own = node.mapping else { return self }
    let more = (whole.node.mapping ?? []).filter { pair in
      guard let name = pair.key.scalar, names.contains(name) else { return false }
      return !own.contains { $0.key.scalar == name }
    }
    var node = node
    node.content = .mapping(own + more)
    return Entry(node: node, file: file, findings: findings, name: name)
  }
}
