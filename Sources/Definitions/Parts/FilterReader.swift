internal import Model

/// Reads a filter: `{sen_status: [K, E], outcome: {not: withdrawn}, primary_need: present}`.
struct FilterReader {
  let source: SourceDefinition

  func filter(_ entry: Entry) -> Filter {
    Filter(
      entry.pairs().compactMap { key, value in
        guard let column = source.column(named: key, .any), let test = test(value, of: column) else { return nil }
        return Condition(column: column, test: test)
      })
  }

  private func test(_ entry: Entry, of column: String) -> Condition.Test? {
    if entry.isMapping { return Fields.read(entry, of: "a condition") { comparison($0, of: column) } }
    if entry.isPlain, entry.scalar == "present" { return .present }
    if entry.isPlain, entry.scalar == "blank" { return .blank }
    return .among(names(entry, of: column))
  }

  private func comparison(_ fields: Fields, of column: String) -> Condition.Test? {
    let kind = source.column(column)?.kind
    if let others = fields.optional("not") { return .notAmong(names(others, of: column)) }
    if let other = fields.optional("not_after") {
      guard case .day = kind else {
        other.report(.wrongColumnKind, "not_after compares two dates, and '\(column)' is \(kind?.inWords ?? "not a column")")
        return nil
      }
      return source.column(named: other, .day).map { .notAfter($0) }
    }
    if let limit = fields.optional("above") {
      guard case .integer = kind else {
        limit.report(.wrongColumnKind, "above compares numbers, and '\(column)' is \(kind?.inWords ?? "not a column")")
        return nil
      }
      return limit.wholeNumber().map { .above($0) }
    }
    fields.entry.report(.missingKey, "expected a condition, such as {not: withdrawn}", hint: "choose from: not, not_after, above")
    return nil
  }

  /// The names that a condition compares with. Codes must be listed in the definition; categories may be any text.
  private func names(_ entry: Entry, of column: String) -> [String] {
    if entry.isList, entry.items().isEmpty {
      entry.report(.wrongValue, "'\(column)' has an empty list: give it at least one value")
    }
    switch source.column(column)?.kind {
    case .code(let codes):
      return entry.items().compactMap { $0.name("code of \(column)", among: codes.map(\.name), code: .unknownCode) }
    case .category:
      let known = source.column(column)?.known ?? []
      return entry.texts().map { text in
        known.first { $0.spellings.contains { $0.text.foldedValue == text.foldedValue } }?.name ?? text
      }
    case .identifier:
      return entry.texts()
    case let kind:
      entry.report(
        .wrongColumnKind, "'\(column)' is \(kind?.inWords ?? "not a column")",
        hint: kind?.conditions ?? "choose from: present, blank")
      return []
    }
  }
}
