/// One column of a source: its canonical name, the headings real systems use for it, and what its values must be.
package struct ColumnDefinition: Sendable {
  package var name: String
  package var spellings: [Spelling]
  package var kind: ColumnKind
  /// Every row of the column's period must have a value.
  package var isMandatory: Bool
  /// The heading must be there.
  package var needsHeading: Bool
  /// A file without its heading is read as if the column were blank. Otherwise the figures that read it are not computed.
  package var mayBeAbsent: Bool
  /// When the column is there at all: rows of other days have no value in it.
  package var period: Validity
  /// Blank in new rows by nature, such as an outcome: no surprise in the newest month.
  package var isFilledLater: Bool
  /// Of a column of codes: the code for what nobody lists. Nil: such a value rejects its row.
  package var unlisted: String?
  /// Of an open vocabulary: values that are known by several spellings, under the one that stands for them.
  package var known: [Code] = []
  /// What stands for no value: the signs of published statistics (`c`, `z`, `low`).
  package var suppressed: [String]
  /// The column whose day this one's may not precede: an end never comes before its start.
  package var follows: String?

  package init(
    name: String, spellings: [Spelling] = [], kind: ColumnKind, isMandatory: Bool = false, needsHeading: Bool? = nil,
    mayBeAbsent: Bool = false, follows: String? = nil, period: Validity = .always, isFilledLater: Bool = false,
    suppressed: [String] = []
  ) {
    self.name = name
    self.spellings = spellings
    self.kind = kind
    self.isMandatory = isMandatory
    self.needsHeading = needsHeading ?? isMandatory
    self.mayBeAbsent = mayBeAbsent
    self.follows = follows
    self.period = period
    self.isFilledLater = isFilledLater
    self.suppressed = suppressed
  }

  /// Every heading the column may have, its own name among them.
  package var headings: [Spelling] { [Spelling(name)] + spellings }
}

package enum ColumnKind: Hashable, Sendable {
  /// Identifies a child, a school, a record. Identifiers of one domain are compared across sources.
  case identifier(domain: String)
  /// A day, in any of these formats; days before `notBefore` are rejected.
  case day(formats: Set<DayFormat>, notBefore: Day?)
  /// One of a closed list.
  case code([Code])
  /// An open vocabulary that identifies nobody: a school's phase, a reason.
  case category
  /// A whole number within a range.
  case integer(ClosedRange<Int>)
  /// A number with at most so many decimal places, within a range; kept as a whole number of its smallest part.
  case decimal(places: Int, ClosedRange<Int>)
  /// Free text: only ever checked for being there; read by `extract` alone.
  case text
}

/// A code of a closed list, what people read in its place, and other ways to write it.
package struct Code: Hashable, Sendable {
  package var name: String
  /// What people read: `Maintained special school`. Nil where the name says it.
  package var label: String?
  package var spellings: [Spelling]
  /// What people read.
  package var shown: String { label ?? name }
  /// When the code itself is in use.
  package var period: Validity

  package init(name: String, label: String? = nil, spellings: [Spelling] = [], period: Validity = .always) {
    self.name = name
    self.label = label
    self.spellings = spellings
    self.period = period
  }
}

/// How a day may be written. A time may follow each of them but the serial; the day always comes before the month.
package enum DayFormat: String, Hashable, Sendable, CaseIterable {
  case iso = "yyyy-mm-dd"
  case slashes = "dd/mm/yyyy"
  case shortYear = "dd/mm/yy"
  case monthName = "dd-mmm-yyyy"
  case yearFirstMonthName = "yyyy-mmm-dd"
  case excelSerial = "excel serial"
  /// `202223`, `2022/23`, `2022-23`: the last day of the academic year, 31 August 2023.
  case academicYear = "academic year"
  /// The same for a financial year: 31 March 2023.
  case financialYear = "financial year"

  /// What is read where a definition names no formats: days that cannot be taken for anything else.
  package static let standard: Set<DayFormat> = [.iso, .slashes, .shortYear, .monthName, .yearFirstMonthName]
}

extension ColumnKind {
  package var isDay: Bool { if case .day = self { true } else { false } }
  /// Identifies a child, a school, a record.
  package var isIdentifier: Bool { if case .identifier = self { true } else { false } }
  /// Holds texts as they were written, not values that the pipeline writes itself.
  package var isText: Bool {
    switch self {
    case .identifier, .category, .text: true
    case .day, .code, .integer, .decimal: false
    }
  }
}

extension ColumnKind {
  /// How many of what is kept make one of what it counts: 100 for two decimal places.
  package var scale: Double {
    guard case .decimal(let places, _) = self else { return 1 }
    return (0..<places).reduce(1) { scale, _ in scale * 10 }
  }
}

extension ColumnKind {
  /// A number as it is kept, written as it was read: `574102` with two places is `5741.02`.
  package func text(_ number: Int64) -> String {
    guard case .decimal(let places, _) = self, places > 0 else { return String(number) }
    let digits = String(number.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    var fraction = padded.suffix(places)
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return (number < 0 ? "-" : "") + padded.dropLast(places) + (fraction.isEmpty ? "" : "." + fraction)
  }
}

/// A way to write a heading or a code, and when it is in use.
package struct Spelling: Hashable, Sendable {
  package var text: String
  package var period: Validity

  package init(_ text: String, _ period: Validity = .always) {
    self.text = text
    self.period = period
  }
}

extension Spelling: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}

/// The days on which something holds, both ends included; an open end has no limit.
package struct Validity: Hashable, Sendable {
  package var from: Day?
  package var until: Day?

  package init(from: Day? = nil, until: Day? = nil) {
    self.from = from
    self.until = until
  }

  package static let always = Validity()

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
  /// `2020-09-01 to 2022-08-31`, with nothing where an end is open.
  package var description: String {
    self == .always ? "" : "\(from?.description ?? "") to \(until?.description ?? "")"
  }
}

extension Spelling: CustomStringConvertible {
  package var description: String { period == .always ? text : "\(text) \(period)" }
}

extension ColumnDefinition {
  /// The domain whose lexicon the column's interned values are in.
  package func domain(in source: String) -> String? {
    switch kind {
    case .identifier(let domain): domain
    case .category, .text: "\(source).\(name)"
    case .day, .code, .integer, .decimal: nil
    }
  }
}
