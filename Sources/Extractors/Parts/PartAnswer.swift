internal import CSV
package import Model

/// What is told of a part of a file once its records have been read: all that is needed to decide about the source when every part has
/// answered. It holds no value of any row.
///
/// **Units**: `from`, `to`, `start` and `end` are bytes from the beginning of the file. Lines count from the part's first, which is 0.
package struct PartAnswer: Codable, Sendable, Equatable {
  /// The name of the source, and that of the file.
  package var (source, file) = ("", "")
  /// The position of the file among the source's files, from 0.
  package var number = 0
  /// The part's bytes.
  package var (from, to) = (0, 0)
  /// The file's size in bytes, and when it was last written, in nanoseconds since 1970.
  package var (size, written) = (0, 0)
  /// The SHA-256 of the part's bytes.
  package var sha256 = ""
  /// The encoding that the part was read in.
  package var encoding = ""
  /// Whether the part's bytes are UTF-8.
  package var isUnicode = true
  /// Line feeds in the part's bytes: all, those before the first NUL byte, and those before the first word that is unlikely in
  /// Windows-1252.
  package var lineFeeds = 0
  package var feedsBeforeNul: Int?
  package var feedsBeforeUnlikely: Int?
  /// Where its first record begins and where its last one ends; nil where no record begins in it.
  package var start: Int?
  package var end: Int?
  /// Whether `start` was guessed.
  package var isGuessed = false
  /// Whether it was read knowing that the report ended before it.
  package var isAfterEnd = false
  /// Lines, and rows.
  package var lines = 0
  package var accepted = 0
  package var rejected = 0
  package var skipped = 0
  /// How many rows broke which rule in which column, in the columns' order.
  package var rejects: [RejectCount] = []
  /// By column, how many accepted rows have a code that is not listed.
  package var unlisted: [String: Int] = [:]
  /// The columns with a value in some accepted row.
  package var filled: [String] = []
  /// The oldest and the newest day, in days since 1 January 1970.
  package var oldest: Int32?
  package var newest: Int32?
  /// The accepted rows of each month.
  package var months: [Month] = []
  /// The line that ended the report, and that of the first record that does not.
  package var endLine: Int?
  package var firstRow: Int?
  /// Of its first two accepted rows, whether each contains the name of a heading.
  package var headingNames: [Bool] = []
  /// Why it refuses the source; nil where it does not.
  package var fault: Fault?

  /// The rows that break one rule in one column.
  package struct RejectCount: Codable, Sendable, Equatable {
    /// The column; empty where whole rows are at fault.
    package var column: String
    /// The rule.
    package var rule: RejectRule
    /// How many rows break it.
    package var rows: Int
  }

  /// The accepted rows of one month.
  package struct Month: Codable, Sendable, Equatable {
    /// Months since year 0.
    package var month: Int
    /// The number of rows.
    package var rows: Int
    /// The days of the month on which there are rows: bit d is set for its day d.
    package var days: UInt32
    /// How many rows are blank in each column, in the definition's order.
    package var blanks: [Int]
  }

  /// Why a part refuses its source.
  package struct Fault: Codable, Sendable, Equatable {
    /// What is wrong.
    package enum Kind: String, Codable, Sendable {
      case strayQuote, unclosedQuote, valueTooLong, tooManyValues, noMemory
      case cutCharacter, unknownByte, nulCharacter, notUTF16
      case headingsAgain, swallowedRows, rowAfterEnd, unscannable
      case headings, changed, unreadable, noFile, otherFormat
    }
    /// What is wrong.
    package var kind: Kind
    /// The line that it is on; nil where it is on none.
    package var line: Int?
    /// Of a stray quote the line of its row, of a row after the report's end the line of that, of an unknown byte the byte.
    package var other: Int?
    /// The system's reason.
    package var reason: String?
  }
}

extension PartAnswer.Fault {
  /// What was met in a block whose first line is `line` of the part.
  init(_ fault: BlockFault, from line: Int) {
    func made(_ kind: Kind, _ at: Int? = nil, _ other: Int? = nil) -> Self {
      Self(kind: kind, line: at.map { $0 + line }, other: other)
    }
    self =
      switch fault {
      case .csv(.strayQuote(let quote)): made(.strayQuote, quote.line, quote.recordLine + line)
      case .csv(.unclosedQuote(let at)): made(.unclosedQuote, at)
      case .csv(.fieldTooLong(let at)): made(.valueTooLong, at)
      case .csv(.tooManyFields(let at)): made(.tooManyValues, at)
      case .csv(.outOfMemory(let at)): made(.noMemory, at)
      case .undecodable(let at, .endsInsideCharacter): made(.cutCharacter, at)
      case .undecodable(let at, .byte(let byte)): made(.unknownByte, at, Int(byte))
      case .undecodable(let at, .nulCharacter): made(.nulCharacter, at)
      case .undecodable(let at, .notUTF16): made(.notUTF16, at)
      case .headingsAgain(let at): made(.headingsAgain, at)
      case .swallowedRows(let at): made(.swallowedRows, at)
      case .rowAfterEnd(let at, let end): made(.rowAfterEnd, at, end.map { $0 + line })
      case .unscannable(let at): made(.unscannable, at)
      case .unreadable(let refusal): Self(refusal)
      }
  }

  /// Why nothing of a part can be read.
  init(_ refusal: Refusal) {
    self =
      switch refusal {
      case .changed: Self(kind: .changed)
      case .unreadable(_, let reason): Self(kind: .unreadable, reason: reason)
      case .noFile: Self(kind: .noFile)
      case .otherFormat: Self(kind: .otherFormat)
      case .undecodable, .damaged, .empty, .headings, .tooManyRejects, .allRejected: Self(kind: .headings)
      }
  }

  /// The same as a block has it.
  func blockFault(in file: String) -> BlockFault {
    let at = line ?? 0
    return switch kind {
    case .strayQuote: .csv(.strayQuote(StrayQuote(line: at, recordLine: other ?? at, offset: 0)))
    case .unclosedQuote: .csv(.unclosedQuote(line: at))
    case .valueTooLong: .csv(.fieldTooLong(line: at))
    case .tooManyValues: .csv(.tooManyFields(line: at))
    case .noMemory: .csv(.outOfMemory(line: at))
    case .cutCharacter: .undecodable(line: line, .endsInsideCharacter)
    case .unknownByte: .undecodable(line: line, .byte(UInt8(clamping: other ?? 0)))
    case .nulCharacter: .undecodable(line: line, .nulCharacter)
    case .notUTF16: .undecodable(line: line, .notUTF16)
    case .headingsAgain: .headingsAgain(line: at)
    case .swallowedRows: .swallowedRows(line: at)
    case .rowAfterEnd: .rowAfterEnd(line: at, endLine: other)
    case .unscannable: .unscannable(line: at)
    // What a part says of headings or of another format is said of its file as it is now.
    case .changed, .headings, .otherFormat: .unreadable(.changed(file: file))
    case .unreadable: .unreadable(.unreadable(file: file, reason: reason ?? ""))
    case .noFile: .unreadable(.noFile(file: file))
    }
  }
}
