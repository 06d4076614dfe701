/// One column of a source: its canonical name, the headings that real systems use for it, and what its values must be.
package struct ColumnDefinition: Sendable {
  /// The canonical name, as definitions write it: `start_date`.
  package var name: String
  /// The headings that real systems use for it, besides its name.
  package var spellings: [Spelling]
  /// What its values are.
  package var kind: ColumnKind
  /// Whether each row on a day of the column's period must have a value; a row without one is rejected.
  package var isMandatory: Bool
  /// Whether each file must have a heading for it; one file without it makes the whole source refused.
  package var needsHeading: Bool
  /// Whether a file without its heading is read as if the column were blank. Otherwise the figures that read it are not
  /// computed.
  package var mayBeAbsent: Bool
  /// The days on which the column is in use. Rows of other days have no value in it.
  package var period: Validity
  /// Whether it is blank in new rows by nature, as an outcome is, so that blanks in the newest month are no surprise.
  package var isFilledLater: Bool
  /// The code that stands for every value that a list of codes does not have; nil where such a value rejects its row.
  package var unlisted: String?
  /// The values of an open vocabulary that are known by several spellings, each with the one that stands for them.
  package var known: [Code] = []
  /// The signs of published statistics that stand for no value (`c`, `z`, `low`).
  package var suppressed: [String]
  /// What may stand in a number besides its digits, such as the comma of `749,750`.
  package var marks: Set<NumberMark> = []
  /// The column whose day this one's may not precede, as an end never comes before its start; nil where there is none.
  package var follows: String?

  /// A column as its definition says it. A mandatory column needs its heading, unless `needsHeading` says otherwise.
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

  /// Every heading that the column may have; its own name is the first.
  package var headings: [Spelling] { [Spelling(name)] + spellings }
}

/// What the values of a column are.
package enum ColumnKind: Hashable, Sendable {
  /// A number or a text that identifies a child, a school or a record. Identifiers of one domain are compared across sources.
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

/// A code of a closed list, the label that people read in its place, and other ways to write it.
package struct Code: Hashable, Sendable {
  /// The canonical code: `E`.
  package var name: String
  /// The label that people read, such as `Maintained special school`; nil where the name says it.
  package var label: String?
  /// Other ways to write it.
  package var spellings: [Spelling]
  /// What people read: the label, or the name where there is none.
  package var shown: String { label ?? name }
  /// The days on which the code itself is in use.
  package var period: Validity

  /// A code that is always in use, unless a period says otherwise.
  package init(name: String, label: String? = nil, spellings: [Spelling] = [], period: Validity = .always) {
    self.name = name
    self.label = label
    self.spellings = spellings
    self.period = period
  }
}

extension ColumnKind {
  /// Whether its values identify a child, a school or a record.
  package var isIdentifier: Bool { if case .identifier = self { true } else { false } }
  /// Whether it keeps texts as somebody wrote them. Days, codes and numbers are written by the pipeline itself.
  package var isText: Bool {
    switch self {
    case .identifier, .category, .text: true
    case .day, .code, .integer, .decimal: false
    }
  }
}

extension ColumnKind {
  /// How many decimal places its numbers are kept with.
  package var places: Int { if case .decimal(let places, _) = self { places } else { 0 } }

  /// How many of the units in which a number is kept make 1: 100 for two decimal places.
  package var scale: Double {
    guard case .decimal(let places, _) = self else { return 1 }
    return (0..<places).reduce(1) { scale, _ in scale * 10 }
  }
}

extension ColumnKind {
  /// A number as it is kept, written as it was read: `574102` with two decimal places is `5741.02`.
  package func text(_ number: Int64) -> String {
    guard case .decimal(let places, _) = self, places > 0 else { return String(number) }
    let digits = String(number.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    var fraction = padded.suffix(places)
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return (number < 0 ? "-" : "") + padded.dropLast(places) + (fraction.isEmpty ? "" : "." + fraction)
  }
}

extension ColumnDefinition {
  /// The domain whose lexicon has the texts of this column's values: an identifier's own, or `source.column` for a vocabulary
  /// and free text. Nil for a column that keeps no texts.
  package func domain(in source: String) -> String? {
    switch kind {
    case .identifier(let domain): domain
    case .category, .text: "\(source).\(name)"
    case .day, .code, .integer, .decimal: nil
    }
  }
}
