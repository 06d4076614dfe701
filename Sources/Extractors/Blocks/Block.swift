internal import Model

/// A part of a file that begins and ends between records, and is read on its own.
struct BlockPlace: Sendable {
  var file: Int
  /// Its number in the file, from 0.
  var index: Int
  /// Where its first record begins; nil where only reading can show it. It is then taken to be at the first line that begins in
  /// the block.
  var start: Int?
  /// The bytes of the file in which its records begin.
  var range: Range<Int>
  /// Whether the report ended in a block before it.
  var isAfterEnd = false

  /// The place of its first row in reading order. Its other rows follow directly.
  var order: Int64 { Int64(file) << 44 | Int64(index) << 24 }
}

/// What was read in one block: its accepted rows, and what became of the others. Lines count from the block's first, which is
/// 0.
struct Block: Sendable {
  var place: BlockPlace
  /// Where its first record begins, and where its last one ends; nil where no record begins in it.
  var start: Int?
  var end = 0
  var lineCount = 0
  /// For each column of the definition, the values of the accepted rows.
  var columns: [RawColumn] = []
  /// What the numbers of identifiers and texts in `columns` stand for.
  var texts: [BlockTexts] = []
  /// What distinguishes accepted rows with one key; empty where every row has a key of its own.
  var marks: [UInt16] = []
  /// The line of each accepted row, until the block is taken.
  var lines: [Int32] = []
  /// How many rows were accepted.
  var accepted = 0
  var skipped = 0
  var rejects = RejectedRows()
  var tally: MonthlyTally
  /// For each column, whether some accepted row has a value in it.
  var isFilled: [Bool]
  /// Day numbers of the oldest and the newest row; nil where none has a day.
  var (oldest, newest): (Int32?, Int32?) = (nil, nil)
  /// The line that ended the report; nil where none in this block does.
  var endLine: Int?
  /// The line of the first record that does not end the report; nil where there is none.
  var firstRow: Int?
  /// By column, how many accepted rows have a code that is not listed.
  var unlisted: [Int: Int] = [:]
  /// Of its first two accepted rows, whether each contains the name of a heading.
  var headingNames: [Bool] = []
  /// Why the block refuses the source; nothing after it in the block is reported.
  var fault: BlockFault?

  init(_ place: BlockPlace, columns: Int) {
    self.place = place
    tally = MonthlyTally(columns: columns)
    isFilled = Array(repeating: false, count: columns)
  }

  var read: Int { accepted + rejects.count + skipped }
}

/// The rows of a block that could not be used, in the order of their lines; details that they share are kept once.
struct RejectedRows: Sendable {
  struct Row: Sendable {
    var line: UInt32
    /// The column's position in the definition; -1 where the whole record is at fault.
    var column: Int16
    var rule: RejectRule
    var detail: UInt32
  }
  private(set) var rows: [Row] = []
  private(set) var details: [RejectDetail] = []
  /// What is known of the rows, in the order of their lines; less than there are rows, since of some nothing is.
  private(set) var values: [[RejectedValues.Value]] = []
  private var numbers: [RejectDetail: UInt32] = [:]

  var count: Int { rows.count }

  mutating func append(
    line: Int, column: Int?, _ rule: RejectRule, _ detail: RejectDetail, values known: [RejectedValues.Value]? = nil
  ) {
    if let known { values.append(known) }
    let number = numbers[detail] ?? UInt32(details.count)
    if number == UInt32(details.count) {
      numbers[detail] = number
      details.append(detail)
    }
    rows.append(
      Row(
        line: UInt32(clamping: line), column: Int16(clamping: column ?? -1), rule: rule, detail: number))
  }

  /// Forgets what is known of all but the last rows.
  mutating func keepValues(ofLast count: Int) { values = values.suffix(count) }

  /// Rows with a stray quote, which were met apart from the others.
  mutating func insert(strayLines: [Int]) {
    guard !strayLines.isEmpty else { return }
    for line in strayLines { append(line: line, column: nil, .quote, .none) }
    rows.sort { $0.line < $1.line }
  }
}
