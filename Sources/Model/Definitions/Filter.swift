/// Which rows a figure looks at: every condition must hold. A plain mapping in YAML, no expression language.
package struct Filter: Hashable, Sendable, Encodable {
  package var conditions: [Condition]

  package init(_ conditions: [Condition] = []) { self.conditions = conditions }

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

  /// Whether rows with this code in `column` can pass.
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

package struct Condition: Hashable, Sendable, Encodable {
  package var column: String
  package var test: Test

  package init(column: String, test: Test) {
    self.column = column
    self.test = test
  }

  package enum Test: Hashable, Sendable, Encodable {
    /// The value is one of these codes or categories; a blank is not.
    case among([String])
    /// The value is none of these; a blank passes.
    case notAmong([String])
    case present
    case blank
    /// The day is on or before the other column's day, or the other is blank.
    case notAfter(String)
    /// The number is greater; a blank is not.
    case above(Int)
  }
}
