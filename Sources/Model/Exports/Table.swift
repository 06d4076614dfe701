/// The accepted rows of one source: batches of typed columns, each row with its place and whether it survives.
///
/// Shape: a row an accepted record; only the columns somebody wanted.
package struct Table: Sendable {
  package var source: String
  /// Names of the stored columns, in the order of every batch's `columns`.
  package var columns: [String]
  package var batches: [Batch]
  /// How many rows are not here because they could not be used.
  package var rejected: Int
  /// Columns that some file has no heading for, though none of them may be absent.
  package var missingColumns: [MissingColumn] = []
  /// It has fewer than half of the rows that it had.
  package var isShrunk = false
  /// Many of its rows were replaced by others of the same key that say another thing.
  package var isKeyDoubtful = false
  /// Columns that have a heading and are blank in every row.
  package var blankColumns: [String] = []
  /// The days on which it has rows. Nil where its age is not to be judged, as in an example.
  package var rowDays: RowDays?
  /// The first day of the month of its oldest row, by the column that dates it: the export may hold nothing earlier. Nil where
  /// no row is dated.
  package var begins: Day?

  package init(source: String, columns: [String], batches: [Batch], rejected: Int = 0) {
    self.source = source
    self.columns = columns
    self.batches = batches
    self.rejected = rejected
  }

  package func position(of column: String) -> Int? { columns.firstIndex(of: column) }
  /// Rows that were handed on as they were read, and are not in `batches`.
  package var rowsHandedOn = 0
  package var rowCount: Int { batches.reduce(rowsHandedOn) { $0 + $1.count } }
}

/// Some consecutive records of one file.
package struct Batch: Sendable {
  package var columns: [Column]
  /// Position of the file in the source's reading order.
  package var file: Int32
  /// Where the batch stands in reading order: row r stands at `place + r`, and no other row of the source does.
  package var place: Int64
  /// The line on which each record begins, counted from the batch's first line, which is 0, until all that comes before
  /// has been read; in a `Table` from the file's, which is 1.
  package var lines: [Int32]
  /// False where a later row has the same key: the last one read wins.
  package var survives: [Bool]

  package init(columns: [Column], file: Int32, place: Int64, lines: [Int32], survives: [Bool]) {
    self.columns = columns
    self.file = file
    self.place = place
    self.lines = lines
    self.survives = survives
  }

  package var count: Int { lines.count }
}

/// Values of one column; each kind has a value that means blank.
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

package enum Blank {
  @inlinable @inline(__always) package static var day: Int32 { .min }
  @inlinable @inline(__always) package static var integer: Int64 { .min }
}

/// The different texts of a domain by their numbers; 0 is blank. Those of a vocabulary are numbered from 1 on; of
/// identifiers some numbers are nobody's, and have no text.
package struct Lexicon: Sendable {
  private var bytes: [UInt8]
  private var ends: [Int]
  /// By number: the place where the text was read first, in reading order; empty for identifiers, whose numbers stand for
  /// it.
  package var firstPlaces: [Int64] = []

  /// `ends[n]` is where entry n ends in `bytes`, and entry n + 1 begins; `ends[0]` is 0.
  package init(bytes: [UInt8] = [], ends: [Int] = [0]) {
    self.bytes = bytes
    self.ends = ends
  }

  /// The highest number.
  package var count: Int { ends.count - 1 }

  /// All numbers, in the order in which their texts were read first.
  package var inReadingOrder: [UInt32] {
    let numbers = (0..<count).map { UInt32($0 + 1) }
    return firstPlaces.isEmpty ? numbers : numbers.sorted { firstPlaces[Int($0)] < firstPlaces[Int($1)] }
  }

  package subscript(entry: UInt32) -> String {
    guard entry > 0 else { return "" }
    return String(decoding: bytes[ends[Int(entry) - 1]..<ends[Int(entry)]], as: UTF8.self)
  }
}

/// What came in for each source.
package enum Delivery: Sendable {
  case delivered(Table)
  /// No file.
  case missing
  /// Files that cannot be trusted, and why.
  case refused(Refusal)

  package var table: Table? { if case .delivered(let table) = self { table } else { nil } }

  /// The same with fewer than half of the rows that it had.
  package var shrunk: Delivery {
    guard case .delivered(var table) = self else { return self }
    table.isShrunk = true
    return .delivered(table)
  }

  /// The same, taken as fresh and whole: there was nothing before its oldest row, and its newest is as new as can be.
  package var freshAndWhole: Delivery {
    guard case .delivered(var table) = self else { return self }
    (table.begins, table.rowDays) = (nil, nil)
    return .delivered(table)
  }
}
