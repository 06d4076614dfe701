/// Some consecutive records of one file.
package struct Batch: Sendable {
  /// The values of each stored column, one for each record.
  package var columns: [Column]
  /// The position of the file in the source's reading order, from 0.
  package var file: Int32
  /// Where the batch is in reading order: row r is at `place + r`, and no other row of the source is.
  package var place: Int64
  /// The line on which each record begins. Until all that comes before has been read, it is counted from the batch's first
  /// line, which is 0; in a `Table` from the file's first line, which is 1.
  package var lines: [Int32]
  /// Whether each record still counts: it does not where a later row has the same key, because the last one read wins.
  package var survives: [Bool]

  /// Records of one file, with the values of each column.
  package init(columns: [Column], file: Int32, place: Int64, lines: [Int32], survives: [Bool]) {
    self.columns = columns
    self.file = file
    self.place = place
    self.lines = lines
    self.survives = survives
  }

  /// The number of records.
  package var count: Int { lines.count }
}

/// The values of one column. Each kind has a value that means blank.
package enum Column: Sendable {
  /// Day numbers; `Blank.day` is blank.
  case days([Int32])
  /// Positions in the definition's list of codes, from 1; 0 is blank.
  case codes([UInt8])
  /// Whole numbers; `Blank.integer` is blank.
  case integers([Int64])
  /// Entries of the lexicon of the column's domain, from 1; 0 is blank.
  case interned([UInt32])
}

/// The values that mean blank in columns of days and of whole numbers.
package enum Blank {
  /// The blank number.
  @inlinable @inline(__always) package static var day: Int32 { .min }
  @inlinable @inline(__always) package static var integer: Int64 { .min }
}
