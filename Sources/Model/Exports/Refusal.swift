/// Why a whole source cannot be trusted.
///
/// Names of files and headings are as they may be shown. Lines count from 1.
package enum Refusal: Error, Hashable, Sendable {
  /// What is named .csv by mistake.
  package enum OtherFormat: Hashable, Sendable { case workbook, oldWorkbook, pdf, gzip }

  /// Bytes that mean nothing in the file's encoding.
  package enum Undecodable: Hashable, Sendable {
    case endsInsideCharacter
    case byte(UInt8)
    case nulCharacter
    case notUTF16
  }

  /// What is wrong with the records of a file.
  package enum Damage: Hashable, Sendable {
    /// `row`: the line on which the quoted value began.
    case strayQuote(row: Int)
    case unclosedQuote, valueTooLong, tooManyValues, noMemory
    case nulByte
    case headingLineUnreadable
    case headingsAgain
    /// The scanner alone was to read, and does not understand a row.
    case unscannable
    case swallowedRows
    /// The report ends on the line `end` by its definition, and a row follows.
    case rowAfterEnd(end: Int)
  }

  case changed(file: String)
  /// `reason` is the system's.
  case unreadable(file: String, reason: String)
  case noFile(file: String)
  case otherFormat(file: String, OtherFormat)
  case undecodable(file: String, line: Int?, Undecodable)
  case damaged(file: String, line: Int, Damage)
  case empty(file: String)
  /// `betterLine`: a line further down that has all the headings.
  case headings(file: String, line: Int, HeadingFault, betterLine: Int?)
  /// `limit` is the one that the rejected rows exceed; `own` are the source's own rows.
  case tooManyRejects(rejected: Int, own: Int, RejectLimit.Exceeded, CommonestReject)
  case allRejected(CommonestReject)
}

/// The rule that most of a source's rejected rows break, and the column where they do; empty where the whole row is at fault.
package struct CommonestReject: Hashable, Sendable {
  package var column: String
  package var rule: RejectRule?

  package init(column: String, rule: RejectRule?) { (self.column, self.rule) = (column, rule) }
}

/// Why a file's headings do not say where the definition's columns are.
package enum HeadingFault: Error, Hashable, Sendable {
  /// A heading as it was found, or what it looks like: a line that is no heading line may be a row about a child.
  package enum Found: Hashable, Sendable { case heading(String), shape(String) }

  case noneKnown(wanted: [String], found: [String])
  case bothMatch([String], column: String)
  case missing([MissingHeading], found: [Found])
}

/// A mandatory column that no heading is for, and the spellings of it that the definition knows.
package struct MissingHeading: Hashable, Sendable {
  package var column: String
  package var wanted: [String]

  package init(column: String, wanted: [String]) { (self.column, self.wanted) = (column, wanted) }
}
