internal import Model

/// Filters as conditions in SQL, about a row `r` that is seen from the day `d.day`: a day later than that reads as blank.
struct FilterText: Sendable {
  /// The source of the rows.
  let source: SourceDefinition
  /// By column, the names with which some filter, stage or breakdown compares its texts, as clean tables write them.
  let names: [String: [String]]
  let dialect: Dialect
  /// The expression of the day that rows are seen from; nil where all days are known.
  let day: String?
  /// The column whose day is never later than that, in rows that count.
  let settled: String

  /// The conditions, all of which a row must pass; empty for a filter without any. Where one is not known, the row does not pass.
  func conditions(_ filter: Filter) -> [String] {
    filter.conditions.map(condition)
      + filter.groups.map { group in
        switch group {
        case .any(let filters): "(" + filters.map(all).joined(separator: " OR ") + ")"
        // What is not known does not pass, and so the opposite of it does.
        case .not(let filter): "NOT COALESCE(\(all(filter)), FALSE)"
        }
      }
  }

  /// All conditions in one.
  func all(_ filter: Filter) -> String {
    let conditions = conditions(filter)
    guard conditions.count != 1 else { return conditions[0] }
    return conditions.isEmpty ? "TRUE" : "(" + conditions.joined(separator: " AND ") + ")"
  }

  private func condition(_ condition: Condition) -> String {
    let column = column(condition.column)
    switch condition.test {
    case .among(let names): return among(names, condition.column)
    case .notAmong(let names): return "(\(column) IS NULL OR NOT \(among(names, condition.column)))"
    case .above(let number): return "\(column) > \(number)"
    case .compares(let order, let number): return "\(column) \(sign(order)) \(number.text)"
    case .present:
      return isOfDays(condition.column) ? known(condition.column) ?? "\(column) IS NOT NULL" : "\(column) IS NOT NULL"
    case .blank: return isOfDays(condition.column) ? blank(condition.column) : "\(column) IS NULL"
    case .notAfter(let other): return falls(condition.column, .notAfter, .column(other))
    case .falls(let order, let other): return falls(condition.column, order, other)
    case .lasts(let order, let length, let other): return lasts(condition.column, order, length, other)
    }
  }

  private func column(_ name: String) -> String { "r.\(dialect.name(name))" }

  private func isOfDays(_ name: String) -> Bool { if case .day = source.column(name)?.kind { true } else { false } }

  /// Whether the value is one of these. Identifiers are compared whatever their case.
  private func among(_ names: [String], _ name: String) -> String {
    guard source.column(name)?.kind.isIdentifier == true else {
      return oneOf(column(name), names.map { dialect.text(written($0, name)) })
    }
    return oneOf("LOWER(\(column(name)))", names.map { dialect.text($0.foldedValue) })
  }

  /// A name as clean tables write it: of names that are equal but for case, the first stands for all.
  func written(_ name: String, _ column: String) -> String {
    names[column]?.first { $0.foldedValue == name.foldedValue } ?? name
  }

  private func oneOf(_ value: String, _ texts: [String]) -> String {
    switch texts.count {
    case 0: "FALSE"
    case 1: "\(value) = \(texts[0])"
    default: "\(value) IN (\(texts.joined(separator: ", ")))"
    }
  }

  private func sign(_ order: NumberOrder) -> String {
    switch order {
    case .above: ">"
    case .below: "<"
    case .atLeast: ">="
    case .atMost: "<="
    }
  }

  /// That a day is known; nil where it always is, unless it is blank.
  private func known(_ name: String) -> String? {
    guard let day, name != settled else { return nil }
    return "\(column(name)) <= \(day)"
  }

  private func blank(_ name: String) -> String {
    guard let day, name != settled else { return "\(column(name)) IS NULL" }
    return "(\(column(name)) IS NULL OR \(column(name)) > \(day))"
  }

  private func falls(_ name: String, _ order: DayOrder, _ other: ReferenceDay) -> String {
    let (sign, passesBlank) = sign(order)
    let compared = "\(column(name)) \(sign) \(reference(other))"
    let columns = [name] + (Self.column(other).map { [$0] } ?? [])
    guard passesBlank else { return joined(columns.compactMap(known) + [compared], by: "AND") }
    let blanks = columns.map(blank).map { $0.hasPrefix("(") ? String($0.dropFirst().dropLast()) : $0 }
    return joined(blanks + [compared], by: "OR")
  }

  /// How SQL writes the order, and whether a blank passes.
  private func sign(_ order: DayOrder) -> (sign: String, passesBlank: Bool) {
    switch order {
    case .before: ("<", false)
    case .after: (">", false)
    case .from: (">=", false)
    case .until: ("<=", false)
    case .notBefore: (">=", true)
    case .notAfter: ("<=", true)
    }
  }

  /// A time is in whole days, so that it is longer than a length in days where it is longer than that rounded down.
  private func lasts(_ name: String, _ order: SpanOrder, _ length: LengthOfTime, _ other: ReferenceDay) -> String {
    let (own, reference) = (column(name), reference(other))
    let (start, end) = other == .theDay ? (own, reference) : (reference, own)
    let columns = [name] + (Self.column(other).map { [$0] } ?? [])
    let passes: String
    switch (length.extent, order) {
    case (.days(let days), .within):
      passes = "\(dialect.days(from: start, to: end)) BETWEEN 0 AND \(Int(days.rounded(.down)))"
    case (.days(let days), .over): passes = "\(dialect.days(from: start, to: end)) > \(Int(days.rounded(.down)))"
    case (.months(let months), .within): passes = "\(end) BETWEEN \(start) AND \(dialect.day(start, months: months))"
    case (.months(let months), .over): passes = "\(end) > \(dialect.day(start, months: months))"
    }
    return joined(columns.compactMap(known) + [passes], by: "AND")
  }

  private func joined(_ conditions: [String], by word: String) -> String {
    conditions.count == 1 ? conditions[0] : "(" + conditions.joined(separator: " \(word) ") + ")"
  }

  private static func column(_ day: ReferenceDay) -> String? {
    switch day {
    case .column(let name): name
    case .date, .theDay: nil
    }
  }

  private func reference(_ other: ReferenceDay) -> String {
    switch other {
    case .date(let date): dialect.day(date)
    case .column(let name): column(name)
    case .theDay: day ?? "NULL"
    }
  }
}
