/// A way to write a heading or a code, and the days on which it is in use.
package struct Spelling: Hashable, Sendable {
  /// The heading or the code as somebody writes it.
  package var text: String
  /// The days on which people write it so.
  package var period: Validity

  /// A spelling that is always in use, unless a period says otherwise.
  package init(_ text: String, _ period: Validity = .always) {
    self.text = text
    self.period = period
  }
}

extension Spelling: ExpressibleByStringLiteral {
  /// A spelling that is always in use.
  package init(stringLiteral text: String) { self.init(text) }
}

/// The days on which something holds, both ends included.
package struct Validity: Hashable, Sendable {
  /// The first day; nil where it has always held.
  package var from: Day?
  /// The last day; nil where it still holds.
  package var until: Day?

  /// A span of days; without a limit at an end that is left out.
  package init(from: Day? = nil, until: Day? = nil) {
    self.from = from
    self.until = until
  }

  /// All days.
  package static let always = Validity()

  /// Whether it holds on a day.
  package func contains(_ day: Day) -> Bool { (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true) }

  /// Whether some day is in both.
  package func overlaps(_ other: Validity) -> Bool {
    let starts = [from, other.from].compactMap(\.self).max()
    let ends = [until, other.until].compactMap(\.self).min()
    guard let starts, let ends else { return true }
    return starts <= ends
  }
}

extension Validity: CustomStringConvertible {
  /// The days as messages give them: `2020-09-01 to 2022-08-31`, with nothing in place of an open end. Empty where it always
  /// holds.
  package var description: String {
    self == .always ? "" : "\(from?.description ?? "") to \(until?.description ?? "")"
  }
}

extension Spelling: CustomStringConvertible {
  /// The text, with the days on which it is in use where these have a limit.
  package var description: String { period == .always ? text : "\(text) \(period)" }
}
