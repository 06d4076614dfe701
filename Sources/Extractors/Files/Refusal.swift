internal import CSV

/// Why a whole source cannot be trusted; in words for the person who sent it.
struct Refusal: Error {
  let message: String
  init(_ message: String) { self.message = message }

  /// Of a file, by its name as it may be shown.
  static func changed(_ file: String) -> Refusal { Refusal("\(file): changed while it was read: try again when it is complete") }
}

extension CSVError {
  /// What the person who sent the file needs to know.
  func sentence(in file: String) -> String {
    switch self {
    case .strayQuote(let quote):
      "\(file), line \(quote.line): a quote inside an unquoted value, or text after a closing quote; the quoted value "
        + "began on line \(quote.recordLine), so that the rows between cannot be told apart: mend the quotes"
    case .unclosedQuote(let line): "\(file), line \(line): a quote opens in this row and never closes"
    case .fieldTooLong(let line):
      "\(file), line \(line): a value of more than 1 MiB: a quote that never closes, or no text file"
    case .tooManyFields(let line): "\(file), line \(line): more than 10,000 values in one row: is this a table?"
    case .outOfMemory(let line): "\(file), line \(line): no memory for the value"
    }
  }
}
