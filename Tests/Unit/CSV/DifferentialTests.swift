import CSV
import Foundation
import Testing

/// Our reader, libcsv's strict mode behind it, against Python's csv module, the most used reader of all.
@Suite(.enabled(if: PythonCSV.isThere, "python3 is not installed: nothing to compare with"))
struct DifferentialTests {
  @Test func `well-formed files of every dialect are read as Python reads them, in pieces of any size`() throws {
    let samples = (0..<2500).map { SampleMaker($0).wellFormed() }
    let views = try PythonCSV.views(of: samples.map { ($0.delimiter, $0.text) })
    for (sample, view) in zip(samples, views) {
      try #require(
        !view.failed && view.records == sample.records, "sample \(sample.number), Python: \(sample.text.debugDescription)")
      for chunk in [1, 2, 3, 7, max(1, sample.text.utf8.count)] {
        let (records, lines, error) = ours(sample, chunk: chunk)
        try #require(
          error == nil && records == sample.records && lines == view.lines,
          "sample \(sample.number), pieces of \(chunk): \(sample.text.debugDescription) gave \(records) on lines \(lines)")
      }
    }
  }

  @Test func `of damaged files no more rows are read than lines allow, nor one that Python's strict mode would not give`() throws
  {
    let samples = (0..<2500).map { SampleMaker(1_000_000 + $0).damaged() }
    let views = try PythonCSV.views(of: samples.map { ($0.delimiter, $0.text) })
    var refused = 0
    for (sample, view) in zip(samples, views) {
      let whole = ours(sample, chunk: max(1, sample.text.utf8.count))
      let complaint = Comment(rawValue: "sample \(sample.number): \(sample.text.debugDescription) gave \(whole.records)")
      try #require(whole.records.count <= physicalLines(sample.text), complaint)
      try #require(whole.lines == Array(Set(whole.lines)).sorted(), complaint)
      // Python takes a quote inside an unquoted value for text and goes on where libcsv stops; it never stops first.
      try #require(view.records.starts(with: whole.records) && view.lines.starts(with: whole.lines), complaint)
      if whole.error == nil { try #require(!view.failed && view.records == whole.records, complaint) }
      refused += whole.error == nil ? 0 : 1
      for chunk in [1, 2, 3, 7] {
        let pieces = ours(sample, chunk: chunk)
        try #require(pieces.records == whole.records && pieces.lines == whole.lines && pieces.error == whole.error, complaint)
      }
    }
    #expect(refused > 500 && refused < 2400, "\(refused) of \(samples.count) damaged: the damage has lost its meaning")
  }

  /// What our reader makes of a text, up to the error; a stray quote's place is told without its piece.
  private func ours(_ sample: Sample, chunk: Int) -> (records: [[String]], lines: [Int], error: String?) {
    let reader = Reader(Dialect(delimiter: Array(sample.delimiter.utf8)[0]))
    let bytes = Array(sample.text.utf8)
    var (records, lines): ([[String]], [Int]) = ([], [])
    func take() {
      records += reader.batch.records
      lines += (0..<reader.batch.count).map(reader.batch.line)
    }
    do throws(CSVError) {
      for start in stride(from: 0, to: bytes.count, by: chunk) {
        let piece = bytes[start..<min(start + chunk, bytes.count)]
        defer { take() }
        try piece.withUnsafeBufferPointer { (piece) throws(CSVError) in try reader.feed(piece) }
      }
      try reader.finish()
      take()
    } catch {
      if case .strayQuote(let quote) = error { return (records, lines, "stray quote \(quote.line), \(quote.recordLine)") }
      return (records, lines, "\(error)")
    }
    return (records, lines, nil)
  }

  private func physicalLines(_ text: String) -> Int {
    var counter = LineCounter()
    Array(text.utf8).withUnsafeBufferPointer { counter.count($0[...]) }
    return counter.line
  }
}
