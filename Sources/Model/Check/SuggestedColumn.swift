/// A column of a definition that is proposed for an unknown file.
package struct SuggestedColumn: Sendable, Equatable {
  /// What its values are.
  package enum Kind: Sendable, Equatable {
    /// A number or a text that identifies something of this domain.
    case identifier(domain: String)
    /// A day; `formats` are empty where those that are always read are enough.
    case day(formats: [DayFormat], hasEarlyDays: Bool)
    /// One of these.
    case code([String])
    /// An open vocabulary.
    case category
    /// A number with so many decimal places, within these bounds where they are not the usual ones.
    case number(places: Int, atLeast: Int?, atMost: Int?, hasThousands: Bool, hasPercentSigns: Bool)
    /// Free text.
    case text
  }

  /// Why it is proposed as it is, where somebody might ask.
  package enum Note: Sendable, Equatable {
    /// No row that was looked at has a value.
    case alwaysBlank
    /// Nearly all values are days or numbers; so many of so many are.
    case nearlyDays(Int, of: Int), nearlyNumbers(Int, of: Int)
    /// So many of so many values are periods in a format.
    case nearlyPeriods(Int, of: Int, DayFormat)
    /// It is a column of days, although a few values are none; so many of so many are.
    case daysWithOthers(Int, of: Int)
    /// Its values look like dates in a form that is not read.
    case unreadDays(form: String)
    /// Its numbers have a currency sign.
    case currencySigns
    /// The years could be of the other kind.
    case academicOrFinancialYear
    /// Each row is about a part of the year, which another column names, such as one of its values.
    case partsElsewhere(column: String, value: String)
    /// Its values could be those of several columns with spaces between them.
    case spaced
    /// It may hold names or other words about somebody.
    case personal
    /// Some values are met too seldom to be listed as codes.
    case rareValues(Int)
    /// The values could be those of another type.
    case identifierOrText
  }

  /// The canonical name.
  package var name: String
  /// The heading in the file.
  package var heading: String
  /// What its values are.
  package var kind: Kind
  /// The signs that stand for no value.
  package var suppressed: [String] = []
  /// Whether each row has a value, and should.
  package var isRequired = false
  /// Values by which rows are about all others together, as totals are.
  package var totals: [String] = []
  /// Why it is proposed so; nil where nobody would ask.
  package var note: Note?

  /// A column with its heading.
  package init(name: String, heading: String, kind: Kind) { (self.name, self.heading, self.kind) = (name, heading, kind) }
}
