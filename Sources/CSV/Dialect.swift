/// How a file separates and quotes its fields.
package struct Dialect: Hashable, Sendable {
  /// The byte between two fields: a comma unless given.
  package var delimiter: UInt8
  /// The byte around a quoted field: `"` unless given.
  package var quote: UInt8
  /// Whether spaces around a value, quoted or not, are dropped. Otherwise they belong to the value, and a quote must come right
  /// after its delimiter.
  package var trimsSpaces: Bool

  /// Without arguments: RFC 4180's comma and double quotes, and spaces belong to values.
  package init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8 = UInt8(ascii: "\""), trimsSpaces: Bool = false
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.trimsSpaces = trimsSpaces
  }
}

/// Why the rest of a file cannot be read. Lines count from 1.
package enum CSVError: Error, Hashable, Sendable {
  /// A quote inside an unquoted field, or text after a closing quote.
  case strayQuote(StrayQuote)
  /// The file ends inside a quoted field of the record that begins on this line.
  case unclosedQuote(line: Int)
  /// A field of more than `Reader.longestField` bytes in the record that begins on this line.
  case fieldTooLong(line: Int)
  /// The record that begins on this line has more than `Reader.mostFields` fields.
  case tooManyFields(line: Int)
  /// There was no memory for the record that begins on this line.
  case outOfMemory(line: Int)
}

/// Where a stray quote was noticed.
package struct StrayQuote: Hashable, Sendable {
  /// The line that the quote is on.
  package var line: Int
  /// The line on which its record begins; it is an earlier one where a quoted value with line breaks came before.
  package var recordLine: Int
  /// The number of bytes before the quote in the piece that was fed last.
  package var offset: Int

  /// `line` and `recordLine` count from 1, `offset` from 0.
  package init(line: Int, recordLine: Int, offset: Int) {
    self.line = line
    self.recordLine = recordLine
    self.offset = offset
  }
}
