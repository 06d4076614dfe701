package import Model

/// A file that no source is defined for yet, looked through: what its columns hold, without saying anything about anybody.
///
///     let sample = try ExportSample(file)
///     for column in sample.columns { print(column.heading, column.filled, column.hasManyValues) }
///
/// A file of some size is looked at in pieces: its beginning, two pieces from the middle, and its end.
package struct ExportSample: Sendable {
  /// The file's name.
  package let file: String
  /// The encoding that was found, by the name that reports give it.
  package let encoding: String
  /// The name of the delimiter that was found, such as `comma`.
  package let delimiter: String
  /// The line with the headings, from 1.
  package let headingLine: Int
  /// The number of rows looked at below the headings: those with as many fields as there are headings, and those with a stray
  /// quote.
  package let rows: Int
  /// The columns, in the order of the file.
  package internal(set) var columns: [SampleColumn]
  let layout: FileLayout
  /// The lines right below the headings that look like more headings; they are not among the rows.
  package let furtherHeadingLines: Int
  /// Whether the line of headings looks like a row: the file may have none.
  package let isHeadingDoubtful: Bool
  /// For each of the first rows, a number for each column by which equal values are known; 0 is blank.
  /// Where all rows have them and a few are the same as others, these are not among them.
  let marks: [[UInt64]]
  /// The lines of each two rows that are the same, in a file of which all rows were looked at and nearly all differ.
  package let copies: [CopiedRow]
  /// Whether the file has one column whose heading and values are several, separated by spaces.
  package let isSpaced: Bool
  /// For each column, the number of rows with marks in which it is not blank.
  private let marked: [Int]
  /// For each column, the number of different values in the rows with marks.
  private let different: [Int]
  /// How the lines begin that end the rows: totals and notes, which are not among the rows.
  package let endLines: [String]

  /// How much of a file is looked at.
  package enum Extent: Sendable { case pieces, whole }

  /// Looks a file through. With a source, the line with the headings is the one whose headings it knows; without one it is the
  /// first line that could be one.
  ///
  /// With `hasEndLines`, its last lines may be totals and notes.
  ///
  /// Throws: `Refusal` where the file cannot be read as CSV.
  package init(
    _ export: ExportFile, like source: SourceDefinition? = nil, _ extent: Extent = .whole, hasEndLines: Bool = true
  ) throws(Refusal) {
    let look = FileLook(export)
    if let refusal = look.refusal { throw refusal }
    var like = source ?? SourceDefinition(name: "", title: "", files: [], columns: [], key: [])
    var guess: HeadingGuess?
    if source != nil {
      like.layout.titleLines = .untilHeadings
    } else {
      let found = try HeadingGuess(export, look)
      like.layout = FileLayout(delimiter: found.delimiter, titleLines: found.line > 1 ? .count(found.line - 1) : .none)
      guess = found
    }
    let head = try FileHead(FileHead.bytes(of: OpenExport(export, as: look)), look, for: like, in: SafeText.line(export.name))
    (isHeadingDoubtful, furtherHeadingLines) = (guess?.isDoubtful ?? false, guess?.furtherLines ?? 0)
    let reading = SampleReading(
      head.headings, skipping: 1 + furtherHeadingLines, hasEndLines: hasEndLines && guess != nil)
    let pieces = SamplePieces(from: head.start, to: look.state.size, all: extent == .whole)
    try reading.read(export, look, head, pieces)
    (encoding, delimiter, headingLine) = (look.encoding.rawValue, head.layout.delimiterName, head.layout.line)
    (file, rows, endLines) = (export.name, reading.rows, reading.endLines)
    columns = reading.finish(areAll: pieces.isWhole)
    isSpaced = SpacedColumn.isOne(columns)
    let all = RowCopies(reading.marks, lines: reading.lines, areAll: pieces.isWhole && reading.marks.count == reading.rows)
    (marks, copies) = (all.others, all.copies)
    let looked = all.others
    marked = columns.indices.map { column in looked.count { $0[column] != 0 } }
    different = columns.indices.map { column in Set(looked.lazy.map { $0[column] }.filter { $0 != 0 }).count }
    layout = FileLayout(
      delimiter: head.layout.delimiter, titleLines: head.layout.line > 1 ? .count(head.layout.line - 1) : .none,
      endLines: reading.endLines)
  }

  /// The first rows of each piece, with what distinguishes the values of these columns.
  package func comparedRows(in columns: [Int]) -> ComparedRows {
    var rows = ComparedRows()
    rows.append(columns.map { column in .integers(marks.map { Int64(bitPattern: $0[column]) }) })
    return rows
  }

  /// The number of different values of a column, in the rows that have marks.
  package func different(in column: Int) -> Int { different[column] }

  /// Whether each of the rows that have marks has a value of its own in a column.
  package func isUnique(_ column: Int) -> Bool {
    !marks.isEmpty && columns[column].isAlwaysFilled && different[column] == marks.count
  }

  /// Whether the values of a column are met twice at least, on average, in the rows that have marks.
  package func repeats(_ column: Int) -> Bool {
    different[column] * 2 <= marked[column]
  }
}
