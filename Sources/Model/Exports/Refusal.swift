/// Why a whole source cannot be trusted.
///
/// Names of files and headings are as they may be shown. Lines count from 1.
package enum Refusal: Error, Equatable, Sendable {
  /// What a file really is that is named .csv by mistake.
  package enum OtherFormat: Equatable, Sendable { case workbook, oldWorkbook, pdf, gzip }

  /// What bytes a file holds that mean nothing in its encoding.
  package enum Undecodable: Equatable, Sendable {
    /// The file ends inside a character: it was cut off.
    case endsInsideCharacter
    /// This byte is neither UTF-8 nor Windows-1252.
    case byte(UInt8)
    /// There is a NUL character.
    case nulCharacter
    /// The file begins as UTF-16 and is not.
    case notUTF16
  }

  /// What is wrong with the records of a file.
  package enum Damage: Equatable, Sendable {
    /// A quote is inside an unquoted value, or text follows a closing quote. `row` is the line on which the quoted value began.
    case strayQuote(row: Int)
    case unclosedQuote, valueTooLong, tooManyValues, noMemory
    /// There is a NUL byte.
    case nulByte
    /// The heading line cannot be read.
    case headingLineUnreadable
    /// The headings are there a second time: the file may hold two tables.
    case headingsAgain
    /// The scanner alone was to read, and it does not understand a row.
    case unscannable
    /// A quoted value runs over several lines that look like rows of their own.
    case swallowedRows
    /// The report ends on the line `end` by its definition, and a row follows.
    case rowAfterEnd(end: Int)
  }

  /// The file changed while it was read.
  case changed(file: String)
  /// The file cannot be read; `reason` is the system's.
  case unreadable(file: String, reason: String)
  /// It is a folder, or something else that is no file.
  case noFile(file: String)
  /// The file is no text but a workbook or the like.
  case otherFormat(file: String, OtherFormat)
  /// The file holds bytes that mean nothing in its encoding.
  case undecodable(file: String, line: Int?, Undecodable)
  /// The file's records are damaged.
  case damaged(file: String, line: Int, Damage)
  /// The file is empty: not even a heading line is there.
  case empty(file: String)
  /// The headings do not say where the definition's columns are. `betterLine` is a line further down that has all of them.
  case headings(file: String, line: Int, HeadingFault, betterLine: Int?)
  /// More rows were rejected than a limit allows. `limit` is that limit, and `own` counts the source's own rows.
  case tooManyRejects(rejected: Int, own: Int, RejectLimit.Exceeded, CommonestReject)
  /// Every one of the source's own rows was rejected.
  case allRejected(CommonestReject)
}

/// The rule that most of a source's rejected rows break, and the column in which they break it.
package struct CommonestReject: Equatable, Sendable {
  /// The canonical name of the column; empty where the whole row is at fault.
  package var column: String
  /// The rule; nil where no row was rejected.
  package var rule: RejectRule?

  /// The rule that is broken most often, with its column.
  package init(column: String, rule: RejectRule?) { (self.column, self.rule) = (column, rule) }
}

/// Why a file's headings do not say where the definition's columns are.
package enum HeadingFault: Error, Equatable, Sendable {
  /// A heading as it was found. One that nobody knows is hidden, because a line that is no heading line may be a row about a
  /// child.
  package enum Found: Equatable, Sendable { case heading(String), hidden }

  /// No heading is known.
  case noneKnown(wanted: [String])
  /// Two headings match one column on the same days.
  case bothMatch([String], column: String)
  /// Mandatory columns have no heading.
  case missing([MissingHeading], found: [Found])
}

/// A mandatory column that no heading is for, and the spellings of it that the definition knows.
package struct MissingHeading: Equatable, Sendable {
  /// The canonical name of the column.
  package var column: String
  /// The headings that it may have.
  package var wanted: [String]

  /// A column with the headings that it may have.
  package init(column: String, wanted: [String]) { (self.column, self.wanted) = (column, wanted) }
}
