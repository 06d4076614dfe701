package import Model

/// Conditions on a source's rows in plain words: `SEN status is SEN Support or EHC plan`.
package struct FilterSentence {
  /// The source of the rows, whose codes have labels; nil where it is not defined, and codes are then shown as they are.
  package let source: SourceDefinition?

  /// The conditions, joined by `and`; empty for a filter without conditions.
  package func sentence(_ filter: Filter) -> String { filter.conditions.map(sentence).joined(separator: " and ") }

  private func sentence(_ condition: Condition) -> String {
    let name = WrittenName.of(condition.column)
    switch condition.test {
    // `'report found' is yes`: of an answer, the question is quoted.
    case .among(["yes"]): return "'\(name)' is yes"
    case .among(let values): return "\(name) is \(list(values, of: condition.column))"
    case .notAmong(let values): return "\(name) is not \(list(values, of: condition.column))"
    case .present: return "\(name) is recorded"
    case .blank: return "\(name) is not recorded"
    case .notAfter(let other): return "\(name) is on or before \(WrittenName.of(other)) (or there is none)"
    case .above(let number): return "\(name) is more than \(number)"
    }
  }

  private func list(_ values: [String], of column: String) -> String {
    let meant = values.map { meaning(of: $0, in: column) }
    return meant.count < 2 ? meant.first ?? "nothing" : meant.dropLast().joined(separator: ", ") + " or " + (meant.last ?? "")
  }

  /// The label that people read for a code.
  private func meaning(of code: String, in column: String) -> String {
    guard case .code(let codes) = source?.column(column)?.kind else { return code }
    return codes.first { $0.name == code }?.shown ?? code
  }
}
