/// The rows that a figure looks at: those that pass every condition and every group. In YAML it is a plain mapping, without an
/// expression language.
///
/// ```swift
/// // Pupils with SEN whose primary need is filled in.
/// let filter = Filter([
///   Condition(column: "sen_status", test: .among(["K", "E"])),
///   Condition(column: "primary_need", test: .present),
/// ])
/// filter.columns                         // ["sen_status", "primary_need"]
/// filter.admits("N", in: "sen_status")   // false
/// ```
///
/// A figure for a day D sees its rows from D: a day later than D reads as blank in every condition.
package struct Filter: Hashable, Sendable, Encodable {
  /// The conditions, all of which a row must pass.
  package var conditions: [Condition]
  /// The groups of conditions, all of which a row must pass too.
  package var groups: [Group]

  /// Conditions that are not all to be passed.
  package enum Group: Hashable, Sendable, Encodable {
    /// One of these filters passes, or several do.
    case any([Filter])
    /// The filter does not pass.
    case not(Filter)

    /// The filters in it.
    package var filters: [Filter] {
      switch self {
      case .any(let filters): filters
      case .not(let filter): [filter]
      }
    }
  }

  /// A filter of these conditions and groups; without any, every row passes.
  package init(_ conditions: [Condition] = [], groups: [Group] = []) {
    self.conditions = conditions
    self.groups = groups
  }

  /// Whether every row passes, because nothing is asked of it.
  package var isEmpty: Bool { conditions.isEmpty && groups.isEmpty }

  private enum CodingKeys: String, CodingKey { case conditions, groups }

  /// Writes the conditions, and the groups where there are any: a filter without groups is written as it was before filters
  /// could have them, so that no figure changes its fingerprint.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(conditions, forKey: .conditions)
    if !groups.isEmpty { try container.encode(groups, forKey: .groups) }
  }
}

extension Filter {
  /// Every condition, those in groups included. A condition is negated where the filter passes because the condition does not:
  /// in a `not`, but not in a `not` of a `not`.
  package var everyCondition: [(condition: Condition, isNegated: Bool)] {
    conditions.map { ($0, false) }
      + groups.flatMap { group in
        group.filters.flatMap(\.everyCondition).map { condition, isNegated in
          if case .not = group { (condition, !isNegated) } else { (condition, isNegated) }
        }
      }
  }

  /// The columns that the conditions read. A column may be in the list more than once.
  package var columns: [String] { everyCondition.flatMap { [$0.condition.column] + $0.condition.test.otherColumns } }

  /// The columns whose values are compared with names.
  package var namedColumns: [String] {
    everyCondition.compactMap { condition, _ in
      switch condition.test {
      case .among, .notAmong: condition.column
      case .present, .blank, .notAfter, .above, .compares, .falls, .lasts: nil
      }
    }
  }

  /// Whether a row passes, where `passes` says of each condition whether the row passes it.
  package func passes(_ passes: (Condition) -> Bool) -> Bool {
    conditions.allSatisfy(passes)
      && groups.allSatisfy { group in
        switch group {
        case .any(let filters): filters.contains { $0.passes(passes) }
        case .not(let filter): !filter.passes(passes)
        }
      }
  }

  /// Whether a row with this code in `column` can pass, whatever its other columns hold.
  package func admits(_ code: String, in column: String) -> Bool { outcomes(code, in: column).canPass }

  /// Whether a row with this code in `column` can pass, and whether it can fail, whatever its other columns hold.
  private func outcomes(_ code: String, in column: String) -> (canPass: Bool, canFail: Bool) {
    let single = conditions.map { $0.column == column ? $0.test.outcomes(code) : (canPass: true, canFail: true) }
    let grouped = groups.map { group -> (canPass: Bool, canFail: Bool) in
      let inner = group.filters.map { $0.outcomes(code, in: column) }
      return switch group {
      case .any: (inner.contains { $0.canPass }, inner.allSatisfy { $0.canFail })
      case .not: (inner.contains { $0.canFail }, inner.contains { $0.canPass })
      }
    }
    let all = single + grouped
    return (all.allSatisfy { $0.canPass }, all.contains { $0.canFail })
  }
}
