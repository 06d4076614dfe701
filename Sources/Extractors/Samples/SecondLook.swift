package import Model

extension ExportSample {
  /// Looks at some columns again, in all rows of the same file and of others with its headings, as fast as a run reads them.
  ///
  /// Where more lines look like headings, nothing is read again, because these lines would be read as rows.
  ///
  /// Throws: `Refusal` where the file cannot be read.
  package mutating func lookAgain(at some: Set<Int>, in exports: [ExportFile], _ options: ReadingOptions) throws(Refusal) {
    for place in some { columns[place].isWhole = true }
    guard furtherHeadingLines == 0 else { return }
    let places = some.sorted()
    let source = SourceDefinition(
      name: "", title: "", files: [], layout: layout,
      columns: places.map { ColumnDefinition(name: columns[$0].heading, kind: .text) },
      key: [], rejectLimit: RejectLimit(percent: 100, atLeast: .max, evenIfFew: 100))
    let extractor = Extractor(options)
    let extraction = extractor.extract(source, from: exports, wanted: Set(source.columns.map(\.name)))
    if case .refused(let why) = extraction.delivery { throw why }
    let batches = extraction.delivery.table?.batches ?? []
    let lexicons = extractor.lexicons(of: source)
    let rows = batches.reduce(0) { $0 + $1.count }
    for (position, place) in places.enumerated() {
      let lexicon = source.columns[position].domain(in: source.name).flatMap { lexicons[$0] } ?? Lexicon()
      var notes = ColumnNotes(heading: columns[place].heading)
      for (number, times) in Self.counts(position, batches, upTo: lexicon.count).enumerated() where times > 0 && number > 0 {
        let text = lexicon[UInt32(number)].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if !text.isEmpty { notes.note(text, row: 0, times: times) }
      }
      columns[place] = notes.finish(rows: rows, areAll: true)
    }
  }

  /// How often each number of a column's lexicon is met.
  private static func counts(_ position: Int, _ batches: [Batch], upTo highest: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: highest + 1)
    for batch in batches {
      guard case .interned(let values) = batch.columns[position] else { continue }
      for value in values { counts[Int(value)] += 1 }
    }
    return counts
  }
}
