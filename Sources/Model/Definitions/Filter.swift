/// The rows that a figure looks at: those that pass every condition. In YAML it is a plain mapping, without an expression
/// language.
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
package struct Filter: Hashable, Sendable, Encodable {
  /// The conditions, all of which a row must pass; without any, every row passes.
  package var conditions: [Condition]

  /// A filter of these conditions; without any, every row passes.
  package init(_ conditions: [Condition] = []) { self.conditions = conditions }

  /// The columns that the conditions read.
  package var columns: [String] {
    conditions.flatMap { condition in
      if case .notAfter(let other) = condition.test { [condition.column, other] } else { [condition.column] }
    }
  }

  /// The columns whose values are compared with names.
  package var namedColumns: [String] {
    conditions.compactMap { condition in
      switch condition.test {
      case .among, .notAmong: condition.column
      case .present, .blank, .notAfter, .above: nil
      }
    }
  }

  /// Whether a row with this code in `column` can pass, whatever its other columns hold.
  package func admits(_ code: String, in column: String) -> Bool {
    conditions.allSatisfy { condition in
      guard condition.column == column else { return true }
      return switch condition.test {
      case .among(let codes): codes.contains(code)
      case .notAmong(let codes): !codes.contains(code)
      case .blank: false
      case .present, .notAfter, .above: true
      }
    }
  }
}

/// What one column of a row must be.
package struct Condition: Hashable, Sendable, Encodable {
  /// The column's canonical name.
  package var column: String
  /// What its value must be.
  package var test: Test

  /// A condition on a column.
  package init(column: String, test: Test) {
    self.column = column
    self.test = test
  }

  /// What a value must be.
  package enum Test: Hashable, Sendable, Encodable {
    /// One of these codes or categories; a blank does not pass.
    case among([String])
    /// None of these codes or categories; a blank passes.
    case notAmong([String])
    /// Any value.
    case present
    /// No value.
    case blank
    /// A day on or before the other column's day; any day where that one is blank.
    case notAfter(String)
    /// A number greater than this; a blank does not pass.
    case above(Int)
  }
}
