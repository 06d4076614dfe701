/// How a file separates and quotes its fields.
package struct Dialect: Hashable, Sendable {
  package var delimiter: UInt8
  package var quote: UInt8
  /// Spaces around a value, quoted or not, are no part of it; otherwise they are, and a quote must stand right beside its
  /// delimiter.
  package var trimsSpaces: Bool

  package init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8 = UInt8(ascii: "\""), trimsSpaces: Bool = false
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.trimsSpaces = trimsSpaces
  }
}

/// Why a file cannot be read on; lines count from 1.
package enum CSVError: Error, Hashable, Sendable {
  /// A quote inside an unquoted field, or text after a closing quote.
  case strayQuote(StrayQuote)
  /// The file ends inside a quoted field of the record that begins on this line.
  case unclosedQuote(line: Int)
  /// A field of more than `Reader.longestField` bytes in the record that begins on this line.
  case fieldTooLong(line: Int)
  /// More than `Reader.mostFields` fields in the record that begins on this line.
  case tooManyFields(line: Int)
  case outOfMemory(line: Int)
}

/// Where a stray quote was noticed.
package struct StrayQuote: Hashable, Sendable {
  package var line: Int
  /// The line on which its record begins: another one where a quoted value with line breaks came before.
  package var recordLine: Int
  /// How many bytes of the piece that was fed last come before it.
  package var offset: Int

  package init(line: Int, recordLine: Int, offset: Int) {
    self.line = line
    self.recordLine = recordLine
    self.offset = offset
  }
}
