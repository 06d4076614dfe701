/// The accepted rows of one source: batches of typed columns, each row with its place and whether it survives.
///
/// ```swift
/// let table = Table(
///   source: "exclusions", columns: ["start_date"],
///   batches: [Batch(columns: [.days([19_448])], file: 0, place: 0, lines: [2], survives: [true])])
/// table.rowCount                     // 1
/// table.position(of: "start_date")   // 0
/// ```
///
/// **Shape**: a row for each accepted record, with only the columns that somebody wanted.
package struct Table: Sendable {
  /// The name of the source.
  package var source: String
  /// The names of the stored columns, in the order of every batch's `columns`.
  package var columns: [String]
  /// The rows that are kept; those that were handed on as they were read are not among them.
  package var batches: [Batch]
  /// How many rows are missing here because they could not be used.
  package var rejected: Int
  /// The columns for which some file has no heading, although the column must not be absent.
  package var missingColumns: [MissingColumn] = []
  /// Whether it has fewer than half of the rows that it had.
  package var isShrunk = false
  /// Whether many of its rows were replaced by others of the same key that say something else.
  package var isKeyDoubtful = false
  /// The columns that have a heading and are blank in every row.
  package var blankColumns: [String] = []
  /// The days on which it has rows; nil where its age is not to be judged, as in an example.
  package var rowDays: RowDays?
  /// The first day of the month of its oldest row, by the column that dates it: the export may hold nothing earlier. Nil where
  /// no row is dated, or where the table is taken as whole.
  package var begins: Day?

  /// The rows of a source, about whose age and gaps nothing is said yet.
  package init(source: String, columns: [String], batches: [Batch], rejected: Int = 0) {
    self.source = source
    self.columns = columns
    self.batches = batches
    self.rejected = rejected
  }

  /// The position of a stored column; nil where it is not stored.
  package func position(of column: String) -> Int? { columns.firstIndex(of: column) }
  /// How many rows were handed on as they were read, and are not in `batches`.
  package var rowsHandedOn = 0
  /// The number of rows, with those that were handed on.
  package var rowCount: Int { batches.reduce(rowsHandedOn) { $0 + $1.count } }
}

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

/// The different texts of a domain by their numbers; 0 is blank.
///
/// The texts of a vocabulary are numbered from 1 on. Among the numbers of identifiers some belong to nobody, and have no text.
package struct Lexicon: Sendable {
  private var bytes: [UInt8]
  private var ends: [Int]
  /// By number, the place in reading order where the text was read first; empty for identifiers, which are in the order of
  /// their numbers.
  package var firstPlaces: [Int64] = []

  /// A lexicon of texts that follow each other in `bytes`. Entry n ends at `ends[n]`, where entry n + 1 begins; `ends[0]` is 0.
  package init(bytes: [UInt8] = [], ends: [Int] = [0]) {
    self.bytes = bytes
    self.ends = ends
  }

  /// The highest number.
  package var count: Int { ends.count - 1 }

  /// All numbers, in the order in which their texts were read first; those of identifiers in ascending order.
  package var inReadingOrder: [UInt32] {
    let numbers = (0..<count).map { UInt32($0 + 1) }
    return firstPlaces.isEmpty ? numbers : numbers.sorted { firstPlaces[Int($0)] < firstPlaces[Int($1)] }
  }

  /// The text of a number; empty for 0, which is blank.
  package subscript(entry: UInt32) -> String {
    guard entry > 0 else { return "" }
    return String(decoding: bytes[ends[Int(entry) - 1]..<ends[Int(entry)]], as: UTF8.self)
  }
}

/// What came in for a source.
package enum Delivery: Sendable {
  /// Files that could be read.
  case delivered(Table)
  /// No file.
  case missing
  /// Files that cannot be trusted, and why.
  case refused(Refusal)

  /// The rows; nil where the source is missing or was refused.
  package var table: Table? { if case .delivered(let table) = self { table } else { nil } }

  /// The same delivery, marked as having fewer than half of the rows that it had.
  package var shrunk: Delivery {
    guard case .delivered(var table) = self else { return self }
    table.isShrunk = true
    return .delivered(table)
  }

  /// The same delivery, taken as fresh and whole: nothing is missing before its oldest row, and its newest row is as new as can
  /// be.
  package var freshAndWhole: Delivery {
    guard case .delivered(var table) = self else { return self }
    (table.begins, table.rowDays) = (nil, nil)
    return .delivered(table)
  }
}
