/// What one column of a row must be.
package struct Condition: Hashable, Sendable, Encodable {
  /// The column's canonical name.
  package var column: String
  /// What its value must be.
  package var test: Test
  /// Whether the column holds days, of which those later than the figure's day read as blank.
  package var isOfDays: Bool

  /// A condition on a column, which holds no days unless something else is said.
  package init(column: String, test: Test, isOfDays: Bool = false) {
    self.column = column
    self.test = test
    self.isOfDays = isOfDays
  }

  // What the column holds is said by its source, and is no part of the condition's fingerprint.
  private enum CodingKeys: String, CodingKey { case column, test }

  /// What a value must be. A blank passes `blank` and what is said with a `not`, and nothing else.
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
    /// A whole number greater than this; a blank does not pass.
    case above(Int)
    /// A number on this side of another; a blank does not pass.
    case compares(NumberOrder, DecimalNumber)
    /// A day on this side of another. Where one of them is blank, only `notBefore` and `notAfter` pass.
    case falls(DayOrder, ReferenceDay)
    /// The time from the reference day to the column's day is so short, or so long; with `theDay`, the time from the column's day
    /// to the figure's own. Months are counted from the earlier of the two. A time below zero does not pass, nor does a blank.
    case lasts(SpanOrder, LengthOfTime, ReferenceDay)
  }
}

/// On which side of a day another lies.
package enum DayOrder: String, Hashable, Sendable, Encodable {
  case before, after
  /// On or after it; a blank passes.
  case notBefore = "not_before"
  /// On or before it; a blank passes.
  case notAfter = "not_after"
  /// On or after it; a blank does not pass.
  case from
  /// On or before it; a blank does not pass.
  case until
}

/// Which times pass. The raw value is its name in definitions.
package enum SpanOrder: String, Hashable, Sendable, Encodable, CaseIterable {
  /// From 0 days to the length, both included.
  case within
  /// More than the length.
  case over
}

/// A day that conditions compare with.
package enum ReferenceDay: Hashable, Sendable, Encodable {
  /// A date.
  case date(Day)
  /// The day in another column of the row.
  case column(String)
  /// The day that the figure is for.
  case theDay
}

extension Condition.Test {
  /// The columns that it reads besides the one that it is about.
  package var otherColumns: [String] {
    switch self {
    case .notAfter(let other), .falls(_, .column(let other)), .lasts(_, _, .column(let other)): [other]
    case .among, .notAmong, .present, .blank, .above, .compares, .falls, .lasts: []
    }
  }

  /// Whether a code passes, and whether it fails; both, where the code does not decide.
  func outcomes(_ code: String) -> (canPass: Bool, canFail: Bool) {
    switch self {
    case .among(let codes): (codes.contains(code), !codes.contains(code))
    case .notAmong(let codes): (!codes.contains(code), codes.contains(code))
    case .blank: (false, true)
    case .present: (true, false)
    case .notAfter, .above, .compares, .falls, .lasts: (true, true)
    }
  }
}
