internal import CSV
internal import Model

/// What was met in a block that refuses its source. Lines count from the block's first, which is 0, until all that comes
/// before it has been read.
enum BlockFault: Error, Sendable {
  case csv(CSVError)
  case undecodable(line: Int?, Refusal.Undecodable)
  case headingsAgain(line: Int)
  case swallowedRows(line: Int)
  /// `endLine` is nil where the report ended in an earlier block.
  case rowAfterEnd(line: Int, endLine: Int?)
  /// The scanner alone was to read, and does not understand a row.
  case unscannable(line: Int)
  /// The file cannot be read, or is not the one it was: nothing that was read of it counts, whatever comes before.
  case unreadable(Refusal)

  /// The line of the row that cannot be; nil where reading itself ended.
  var row: Int? {
    switch self {
    case .headingsAgain(let line), .swallowedRows(let line), .rowAfterEnd(let line, _): line
    case .csv, .undecodable, .unscannable, .unreadable: nil
    }
  }

  /// `firstLine` is the block's first line in the file, `endLine` where the report ended before it.
  func refusal(in file: String, firstLine: Int, endLine: Int?) -> Refusal {
    switch self {
    case .csv(let error): error.refusal(in: file, firstLine: firstLine)
    case .undecodable(let line, let what): .undecodable(file: file, line: line.map { firstLine + $0 }, what)
    case .headingsAgain(let line): .damaged(file: file, line: firstLine + line, .headingsAgain)
    case .swallowedRows(let line): .damaged(file: file, line: firstLine + line, .swallowedRows)
    case .rowAfterEnd(let line, let ownEnd):
      .damaged(file: file, line: firstLine + line, .rowAfterEnd(end: ownEnd.map { $0 + firstLine } ?? endLine ?? 0))
    case .unscannable(let line): .damaged(file: file, line: firstLine + line, .unscannable)
    case .unreadable(let refusal): refusal
    }
  }
}

extension CSVError {
  fileprivate func refusal(in file: String, firstLine: Int) -> Refusal {
    switch self {
    case .strayQuote(let quote):
      .damaged(file: file, line: firstLine + quote.line, .strayQuote(row: firstLine + quote.recordLine))
    case .unclosedQuote(let line): .damaged(file: file, line: firstLine + line, .unclosedQuote)
    case .fieldTooLong(let line): .damaged(file: file, line: firstLine + line, .valueTooLong)
    case .tooManyFields(let line): .damaged(file: file, line: firstLine + line, .tooManyValues)
    case .outOfMemory(let line): .damaged(file: file, line: firstLine + line, .noMemory)
    }
  }
}
