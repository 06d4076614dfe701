internal import CSV

/// What was met in a block that refuses its source. Lines count from the block's first, which is 0, until all that comes
/// before it has been read.
enum BlockFault: Error, Sendable {
  case csv(CSVError)
  case undecodable(line: Int?, String)
  case headingsAgain(line: Int)
  case swallowedRows(line: Int)
  /// `endLine` is nil where the report ended in an earlier block.
  case rowAfterEnd(line: Int, endLine: Int?)
  /// The file cannot be read, or is not the one it was: nothing that was read of it counts, whatever comes before.
  case unreadable(Refusal)

  /// The line of the row that cannot be; nil where reading itself ended.
  var row: Int? {
    switch self {
    case .headingsAgain(let line), .swallowedRows(let line), .rowAfterEnd(let line, _): line
    case .csv, .undecodable, .unreadable: nil
    }
  }

  /// In words. `firstLine` is the block's first line in the file, `endLine` where the report ended before it.
  func refusal(in file: String, firstLine: Int, endLine: Int?) -> Refusal {
    switch self {
    case .csv(let error): Refusal(error.moved(by: firstLine).sentence(in: file))
    case .undecodable(let line?, let what): Refusal("\(file), line \(firstLine + line): \(what)")
    case .undecodable(nil, let what): Refusal("\(file): \(what)")
    case .headingsAgain(let line):
      Refusal(
        "\(file), line \(firstLine + line): the headings stand here again: two tables in one file? Keep one heading line a file")
    case .swallowedRows(let line):
      Refusal(
        "\(file), line \(firstLine + line): a quoted value runs over several lines that look like rows of their own: a quote "
          + "that was not closed has swallowed them; mend the quotes")
    case .rowAfterEnd(let line, let ownEnd):
      Refusal(
        "\(file), line \(firstLine + line): a row after line \(ownEnd.map { $0 + firstLine } ?? endLine ?? 0), which ends the "
          + "report by its definition: two reports in one file?")
    case .unreadable(let refusal): refusal
    }
  }
}

extension CSVError {
  /// The same on lines further down.
  func moved(by lines: Int) -> CSVError {
    switch self {
    case .strayQuote(var quote):
      quote.line += lines
      quote.recordLine += lines
      return .strayQuote(quote)
    case .unclosedQuote(let line): return .unclosedQuote(line: line + lines)
    case .fieldTooLong(let line): return .fieldTooLong(line: line + lines)
    case .tooManyFields(let line): return .tooManyFields(line: line + lines)
    case .outOfMemory(let line): return .outOfMemory(line: line + lines)
    }
  }
}
